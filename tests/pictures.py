"""`make pictures`: the pictures of README and CONTRIBUTING, taken from the site in site/ and from a real difference."""

import tempfile
import threading
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, expect, sync_playwright

from publishing.paper.chromium import FLAGS, installed_chromium
from publishing.reviews.history.changes import History
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.reports.difference_texts import as_html
from publishing.reviews.state.difference import difference
from tests.browser.conftest import Server
from tests.project_files import PROJECT
from tests.reviews.projects import Project
from tests.reviews.small_site import SMALL_PRINT, TREATMENT

FOLDER = Path(".github/pictures")
DESK, PHONE = (1280, 860), (375, 760)


@dataclass(frozen=True)
class Picture:
    """What a reader sees of one page when it has opened."""

    address: str
    screen: tuple[int, int] = DESK
    scheme: Literal["light", "dark"] = "light"
    asked: str = ""
    """What is typed into the search."""


PICTURES = {
    "home": Picture(""),
    "guide": Picture("guides/treatment-process/"),
    "therapies": Picture("approved-therapies/#approved"),
    "search": Picture("", asked="leukaemia"),
    "phone": Picture("guides/solid-tumors/", PHONE),
    "dark": Picture("guides/treatment-process/#stages", scheme="dark"),
    "review-status": Picture("about/review-status/#every-page"),
}
EDITS = (
    (f"docs/{TREATMENT}", "You may say no.", "You may refuse."),
    (SMALL_PRINT, "gives information only", "gives facts only"),
)
"""As the tests of reviews make them: harmless, but no longer the words that were signed."""


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory="site"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_chromium(), args=FLAGS)
        for name, picture in PICTURES.items():
            width, height = picture.screen
            size = ViewportSize(width=width, height=height)
            page = browser.new_page(viewport=size, color_scheme=picture.scheme, reduced_motion="reduce")
            page.goto(f"http://127.0.0.1:{server.server_port}/{picture.address}")
            if picture.asked:
                page.get_by_role("combobox").click()
                page.keyboard.type(picture.asked)
                expect(page.locator("[data-search]")).to_have_attribute("data-searched", picture.asked)
            page.wait_for_timeout(500)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        with tempfile.TemporaryDirectory() as scratch:
            take_difference(browser, Project.create(Path(scratch) / "project"))
        browser.close()


def take_difference(browser: Browser, project: Project) -> None:
    """Sign a page, change it and a partial it prints, and take what a reviewer gets to read."""
    project.begin()
    signed = project.sign()
    for file, old, new in EDITS:
        project.replace(file, old, new)
    project.commit()
    _, past = PastWords(History(project.path)).signed(signed)
    page = browser.new_page(viewport=ViewportSize(width=900, height=620))
    page.set_content(as_html(difference(TREATMENT, signed, past, project.reviews()), PROJECT))
    page.screenshot(path=FOLDER / "difference.png", full_page=True)
    page.close()


if __name__ == "__main__":
    main()
