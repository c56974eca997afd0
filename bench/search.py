"""What a search fetches until its first results: make bench-search [SITE=a built site of any size]."""

import argparse
import gzip
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from publishing.paper.chromium import FLAGS, installed_chromium

QUESTIONS = (
    "leukapheresis",
    "kymria",
    "CAR-T for blood cancer",
    "how long do I stay in hospital",
    "what are the side effects of gene therapy and who pays if it does not work",
)


class Server(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Only the figures are wanted."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make bench-search", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="the folder of a built site")
    site = parser.parse_args(arguments).site
    files = [path for path in (site / "search").rglob("*") if path.is_file()]
    print(f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.2f} MB")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_chromium(), args=FLAGS)
        for question in QUESTIONS:
            page = browser.new_context().new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/guides/")
            page.wait_for_load_state("networkidle")
            sizes: list[int] = []
            page.on("response", lambda answer: sizes.append(len(gzip.compress(answer.body(), 9))))  # noqa: B023
            page.keyboard.press("/")
            page.get_by_role("combobox", name="Search").fill(question)
            page.locator("[data-search][data-searched]:not([data-searched=''])").wait_for()
            page.wait_for_load_state("networkidle")
            print(f"{sum(sizes) / 1000:6.1f} kB gzip in {len(sizes):2} requests: {question}")
        browser.close()
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
