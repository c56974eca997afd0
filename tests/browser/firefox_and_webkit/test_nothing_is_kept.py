"""Windows of Firefox and WebKit that keep nothing, as strict settings make them: all works for one page."""

from collections.abc import Iterator

import pytest

from tests.browser.firefox_and_webkit.drivers import VISIBLE, Driver, firefox, webkit

STORES = """try {
  localStorage.setItem("tried", "1");
  return localStorage.getItem("tried") === "1";
} catch (error) {
  return false;
}"""
PROMISE = "Where your browser keeps nothing"
"""What the page of questions says before anybody ticks."""


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def window(request: pytest.FixtureRequest) -> Iterator[Driver]:
    strict = {
        "firefox": lambda: firefox(browser_privatebrowsing_autostart=True, network_cookie_cookieBehavior=2),
        "webkit": lambda: webkit("--enable-html5-local-storage=false"),
    }
    with strict[request.param]() as opened:
        opened.resize(1280, 900)
        yield opened


def opened(window: Driver, address: str) -> Driver:
    window.open(address)
    assert window.run(STORES) is False
    # The button for colors is there once the script of the frame has run.
    window.until("return !document.querySelector('[data-colors]').hidden")
    return window


def test_dark_colors_hold_for_the_page(window: Driver, site_url: str):
    page = opened(window, site_url)
    ground = "return getComputedStyle(document.body).backgroundColor"
    before = page.run(ground)
    page.press("[data-colors]")
    assert page.run(ground) != before


def test_the_search_finds(window: Driver, site_url: str):
    page = opened(window, site_url)
    page.press(".search__box")
    page.type("fever")
    page.until("return document.querySelector('[data-search]').dataset.searched === 'fever'")
    assert page.run(f"return {VISIBLE}('[role=option]').length") > 1


def test_a_word_says_what_it_means(window: Driver, site_url: str):
    page = opened(window, f"{site_url}guides/solid-tumors/")
    page.run("document.querySelector('article p a[href*=\"/glossary/#\"]').focus()")
    assert len(page.until_shown("[role=tooltip]")) > 20


def test_the_list_of_therapies_is_filtered(window: Driver, site_url: str):
    page = opened(window, f"{site_url}approved-therapies/")
    page.until_shown("form select[name=country]")
    everything = page.run(f"return {VISIBLE}('.therapy').length")
    page.run(
        """const field = document.querySelector("select[name=country]");
        field.selectedIndex = 2;
        for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));"""
    )
    fewer = page.run(f"return {VISIBLE}('.therapy').length")
    assert 0 < fewer < everything
    assert page.run("return document.querySelector('form [data-shown]').textContent") == str(fewer)


def test_ticks_hold_for_the_page_which_says_that_they_may_not_stay(window: Driver, site_url: str):
    page = opened(window, f"{site_url}my-questions/")
    assert PROMISE in page.until_shown(".ticks-note")
    page.press(".checklist input")
    page.run("dispatchEvent(new Event('pageshow'))")
    assert page.run("return document.querySelector('[data-ticked]').textContent") == "1"
    page.press("[data-forget]")
    assert page.run("return document.querySelectorAll('.checklist input:checked').length") == 0
