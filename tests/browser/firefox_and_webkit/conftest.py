"""The real site in Firefox and in WebKit. One window of each serves all tests: starting it takes longest."""

from collections.abc import Callable, Iterator

import pytest

from tests.browser.firefox_and_webkit.drivers import Driver, NoBrowserError, firefox, webkit


@pytest.fixture(scope="session", params=[firefox, webkit], ids=["firefox", "webkit"])
def window(request: pytest.FixtureRequest) -> Iterator[Driver]:
    try:
        with request.param() as opened:
            yield opened
    except NoBrowserError as problem:
        pytest.fail(f"These tests cannot run. {problem}", pytrace=False)


@pytest.fixture
def visit(window: Driver, site_url: str) -> Iterator[Callable[..., Driver]]:
    """Open a page of the site as somebody who has never been there; wide, or as narrow as these windows go."""

    def open_page(path: str = "", narrow: bool = False) -> Driver:
        window.resize(*((500, 800) if narrow else (1280, 900)))
        window.open(site_url + path)
        return window

    window.open(site_url + "404.html")
    window.run("localStorage.clear()")
    yield open_page
