"""The real site in real Chromium."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from publishing.paper.chromium import FLAGS, NoChromiumError, installed_chromium


class Server(SimpleHTTPRequestHandler):
    """A host that serves 404.html for what it does not have, as static hosts do."""

    def do_GET(self) -> None:
        # Firefox connects ahead, and such a connection outlives the host.
        if not self.server.gone:
            super().do_GET()

    def end_headers(self) -> None:
        """As our settings for hosts ask it: without a word, browsers guess how long a page stays the same."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the test's own output is what matters."""


class Host(ThreadingHTTPServer):
    """A server that says nothing any more once it is gone."""

    gone = False


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the built site, ending in a slash."""
    with serving(built_site) as address:
        yield address


@contextmanager
def serving(site: Path, kind: type[Server] = Server) -> Iterator[str]:
    server = Host(("127.0.0.1", 0), partial(kind, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.gone = True
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    try:
        path = installed_chromium()
    except NoChromiumError as problem:
        pytest.fail(f"The browser tests cannot run. {problem}", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the site in a fresh context; script errors and requests to other hosts fail the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(path: str = "", width: int = 1280, height: int = 900, **settings: object) -> Page:
        # Playwright waits for a condition by evaluating text, which our policy refuses. test_private_visit.py is a
        # visit under the policy. And it does not see what a worker asks for: test_offline.py is a visit with one.
        size = {"width": width, "height": height}
        settings = {"viewport": size, "bypass_csp": True, "service_workers": "block"} | settings
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"script error: {error}"))
        page.on("request", lambda request: errors.append(request.url) if _elsewhere(request.url, site_url) else None)
        page.goto(site_url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """The home page on a wide screen; go on from here."""
    return visit()


def _elsewhere(address: str, site_url: str) -> bool:
    return not address.startswith((site_url, "data:", "blob:", "about:"))
