"""Chromium as a printer: it reads a built site from the disk and asks nobody else for anything."""

import mimetypes
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the same browser without windows, which takes a third of the work for each page opened."""

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]

PHONE = {"width": 375, "height": 812}


class NoChromiumError(Exception):
    """There is none on this machine."""


def installed_chromium() -> str:
    """The path of this machine's browser. Raises NoChromiumError, which says how to install one."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise NoChromiumError("Chromium is not installed. Install it: sudo apt-get install chromium")
    return path


@contextmanager
def printer(site: Path, site_url: str, extra: Mapping[str, Path], *, scripts: bool = False) -> Iterator["Printer"]:
    """A printer for documents that pretend to stand on the site at `site_url`.

    `extra` names further folders by their place below the site's root. Paper runs no scripts. Raises NoChromiumError.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only who prints needs it

    path = installed_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_context(java_script_enabled=scripts).new_page()
        yield Printer(page, site, site_url, extra)
        browser.close()


class Printer:
    """One open page of Chromium."""

    def __init__(self, page: Any, site: Path, site_url: str, extra: Mapping[str, Path]) -> None:
        self._page, self._site, self._url, self._extra = page, site, site_url, extra
        self._document = ("", "")
        self._missing: list[str] = []
        page.route("**/*", self._answer)

    def pdf(self, html: str, place: str) -> bytes:
        """The document as a tagged PDF with bookmarks; `place` is where below the site's root it pretends to stand.

        Raises FileNotFoundError for a style, letter or picture that is not there.
        """
        self._document, self._missing = (self._url + place, html), []
        # Letters are fetched when a layout first needs them: the layout on paper, and not before.
        self._page.emulate_media(media="print")
        self._page.goto(self._url + place, wait_until="networkidle")
        if self._missing:
            raise FileNotFoundError(", ".join(self._missing))
        return self._page.pdf(format="A4", tagged=True, outline=True, prefer_css_page_size=True, print_background=False)

    def height_on_a_phone(self, html: str, place: str) -> int:
        """How many pixels the document is high as first opened on a phone, with its folds closed."""
        self._document, self._missing = (self._url + place, html), []
        self._page.emulate_media(media="screen")
        self._page.set_viewport_size(PHONE)
        self._page.goto(self._url + place, wait_until="networkidle")
        return self._page.evaluate("document.documentElement.scrollHeight")

    def _answer(self, route: Any) -> None:
        address = route.request.url
        if address == self._document[0]:
            route.fulfill(body=self._document[1], content_type="text/html; charset=utf-8")
            return
        path = self._file(address)
        if path is None or not path.is_file():
            self._missing.append(address)
            route.abort()
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        route.fulfill(body=path.read_bytes(), content_type=kind)

    def _file(self, address: str) -> Path | None:
        if not address.startswith(self._url):
            return None
        name = unquote(urlsplit(address).path).removeprefix(urlsplit(self._url).path)
        first, _, rest = name.partition("/")
        return self._extra[first] / rest if first in self._extra else self._site / name
