"""A browser that refuses to keep anything, as strict settings make it: all works for one page, without errors."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_search import ask

Opener = Callable[[str], Page]
REFUSES = """for (const store of ["localStorage", "sessionStorage", "indexedDB", "caches"])
  Object.defineProperty(window, store, { get() { throw new DOMException("refused", "SecurityError") } });
Object.defineProperty(navigator, "serviceWorker", { value: undefined });"""


@pytest.fixture
def strict(visit: Callable[..., Page], site_url: str) -> Opener:
    page = visit("404.html")
    page.add_init_script(REFUSES)

    def open_page(path: str) -> Page:
        page.goto(site_url + path)
        return page

    return open_page


def test_dark_colors_hold_for_the_page(strict: Opener):
    page = strict("")
    page.get_by_role("button", name="Dark colors").click()
    expect(page.get_by_role("button", name="Dark colors")).to_have_attribute("aria-pressed", "true")


def test_the_search_finds(strict: Opener):
    assert ask(strict(""), "fever").count() > 1


def test_a_word_says_what_it_means(strict: Opener):
    page = strict("guides/solid-tumors/")
    page.locator('article p a[href*="/glossary/#"]').first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()


def test_the_list_of_therapies_is_filtered(strict: Opener):
    page = strict("approved-therapies/")
    everything = page.locator(".therapy:visible").count()
    page.get_by_label("Approved in").select_option("Japan")
    assert 0 < page.locator(".therapy:visible").count() < everything


def test_ticks_hold_for_the_page_which_says_that_they_may_not_stay(strict: Opener):
    page = strict("my-questions/")
    expect(page.locator(".ticks-note")).to_contain_text("Where your browser keeps nothing")
    page.locator(".checklist input").first.check()
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    expect(page.locator("[data-ticked]")).to_have_text("1")
    page.get_by_role("button", name="Forget my ticks").click()
    expect(page.locator(".checklist input:checked")).to_have_count(0)
