"""`make pictures`: the README's pictures, taken from the site in site/."""

import shutil
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, NAMES, Server

FOLDER = Path(".github/pictures")
WIDE, PHONE = (1280, 860), (375, 760)

PICTURES = {
    "home": ("", WIDE, "light"),
    "guide": ("guides/treatment-process/", WIDE, "light"),
    "therapies": ("approved-therapies/#approved", WIDE, "light"),
    "phone": ("guides/solid-tumors/", PHONE, "light"),
    "review-status": ("about/review-status/#every-page", WIDE, "light"),
    "dark": ("guides/treatment-process/#stages", WIDE, "dark"),
}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory="site"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    path = next(found for name in NAMES if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for name, (address, (width, height), scheme) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
            page.wait_for_timeout(500)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        page = browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]})
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.keyboard.press("/")
        page.keyboard.type("leukaemia")
        page.wait_for_timeout(1500)
        page.screenshot(path=FOLDER / "search.png")
        browser.close()


if __name__ == "__main__":
    main()
