"""Phones that lack what newer browsers have, and lines that are slow or gone: nothing dies without a word.

What is missing is taken away from Chromium before the page begins. This is no test of an old browser itself.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_search import ask, box, touch

Visit = Callable[..., Page]
GUIDE = "guides/solid-tumors/"
THERAPIES = "approved-therapies/"
PHONE = {"width": 375, "height": 700}

NO_EVENTS_OF_QUERIES = "MediaQueryList.prototype.addEventListener = undefined"
NO_QUERIES = "window.matchMedia = undefined"
NO_DIALOG = "for (const name of ['showModal', 'close', 'open']) delete HTMLDialogElement.prototype[name]"
NO_REPLACING = "Element.prototype.replaceChildren = undefined"
NO_INERT = "delete HTMLElement.prototype.inert"


def without(script: str, page: Page) -> Page:
    page.add_init_script(script)
    page.reload()
    return page


def test_safari_13_has_the_dark_colors_and_the_search(visit: Visit):
    page = without(NO_EVENTS_OF_QUERIES, visit(GUIDE, color_scheme="light"))
    page.get_by_role("button", name="Dark colors").click()
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    expect(ask(page, "fever").first).to_be_visible()


def test_a_phone_that_lacks_all_of_it_has_menu_search_colors_and_filters(visit: Visit):
    page = without(";".join((NO_EVENTS_OF_QUERIES, NO_DIALOG, NO_REPLACING, NO_INERT)), visit(THERAPIES, **PHONE))
    page.get_by_role("button", name="Dark colors").click()
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_label("Brand, generic or other name").fill("Kymriah")
    expect(page.locator(".therapy:visible")).to_have_count(1)
    touch(page)
    expect(ask(page, "fever").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Menu", exact=True).click()
    page.locator(".site-menu").get_by_role("link", name="Glossary").click()
    expect(page).to_have_url(re.compile("/glossary/$"))
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")


def test_what_fails_takes_nothing_along(visit: Visit):
    page = without(NO_QUERIES, visit(GUIDE))
    expect(page.get_by_role("button", name="Dark colors")).to_be_hidden()
    expect(ask(page, "fever").first).to_be_visible()


def test_without_dialogs_the_search_covers_the_page(visit: Visit):
    page = without(NO_DIALOG, visit(GUIDE, **PHONE))
    touch(page)
    dialog = page.locator(".search-dialog")
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 375, "height": 700}
    expect(ask(page, "fever").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    touch(page)
    page.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_results_are_shown_where_children_cannot_be_replaced(visit: Visit):
    assert ask(without(NO_REPLACING, visit(GUIDE)), "fever").count() > 1


def test_the_keyboard_stays_in_the_menu_where_nothing_can_be_inert(visit: Visit):
    page = without(NO_INERT, visit(GUIDE, **PHONE))
    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    expect(page.get_by_role("button", name="Close menu")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('.site-menu') !== null")


@pytest.mark.parametrize("size", [{}, PHONE])
def test_on_a_slow_line_the_search_says_what_it_waits_for(size: dict[str, int], visit: Visit):
    page = visit(GUIDE, **size)
    held = []
    page.route("**/search*.js", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks its handlers)
    touch(page)
    expect(box(page)).to_be_focused()
    expect(page.locator(".search__note")).to_have_text("Getting the search ready ...")
    page.keyboard.type("fever")
    for route in held:
        route.continue_()
    page.unroute("**/search*.js")
    expect(page.get_by_role("option").nth(2)).to_be_visible()


@pytest.mark.parametrize("leave", ["keyboard", "press"])
@pytest.mark.parametrize("broken", [False, True])
def test_who_has_gone_on_before_the_search_is_ready_sees_the_page(broken: bool, leave: str, visit: Visit):
    page = visit(GUIDE)
    held = []
    page.route("**/search*.js", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks its handlers)
    note = page.locator(".search__note")
    touch(page)
    expect(note).to_be_visible()
    if leave == "keyboard":
        page.keyboard.press("Tab")
    else:
        page.mouse.click(700, 600)
    expect(note).to_be_hidden()
    for route in held:
        if broken:
            route.abort()
        else:
            route.continue_()
    page.wait_for_load_state("networkidle")
    assert note.is_hidden()


def test_who_has_gone_on_at_once_is_not_told_of_a_slow_search(visit: Visit):
    page = visit(GUIDE)
    page.clock.install()
    page.route("**/search*.js", lambda _: None)
    touch(page)
    page.keyboard.press("Tab")
    page.clock.run_for(2_000)
    assert page.locator(".search__note").is_hidden()


def test_on_a_phone_a_tap_beside_the_message_leaves_it_there(visit: Visit):
    page = visit(GUIDE, **PHONE, has_touch=True)
    page.route("**/search*.js", lambda route: route.abort())
    touch(page)
    note = page.locator(".search__note")
    expect(note).to_be_visible()
    note.tap()
    page.touchscreen.tap(180, 600)
    expect(note).to_be_visible()
    page.get_by_role("button", name="Close").tap()
    expect(note).to_be_hidden()


def test_who_types_on_after_a_press_on_the_page_is_told_again(visit: Visit):
    page = visit(GUIDE)
    page.route("**/search*.js", lambda route: route.abort())
    touch(page)
    note = page.locator(".search__note")
    expect(note).to_be_visible()
    # As a finger that scrolls: the focus stays.
    page.locator("article h1").dispatch_event("pointerdown")
    expect(note).to_be_hidden()
    page.keyboard.type("f")
    expect(note).to_be_visible()


@pytest.mark.parametrize("broken", [False, True])
def test_escape_hides_what_a_waiting_search_says(broken: bool, visit: Visit):
    page = visit(GUIDE)
    page.route("**/search*.js", lambda route: route.abort() if broken else None)
    touch(page)
    note = page.locator(".search__note")
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(box(page)).to_be_focused()


def test_the_index_sets_out_together_with_the_scripts_that_read_it(visit: Visit):
    """So three round trips are enough to the first result: scripts and index, the words, their places."""
    page = visit(GUIDE)
    page.route("**/search*.js", lambda _: None)
    with page.expect_request("**/search/index.json"):
        touch(page)


def test_the_status_of_the_search_is_not_said_again_for_the_same_words(visit: Visit):
    page = visit(GUIDE)
    ask(page, "fever")
    page.evaluate(
        """() => {
          window.said = [];
          const status = document.querySelector(".search__status");
          new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    before = page.locator(".search__status").text_content()
    ask(page, "fever ")
    assert page.locator(".search__status").text_content() == before
    assert page.evaluate("window.said") == []


@pytest.mark.parametrize("size", [{}, PHONE])
def test_without_a_connection_the_search_says_so(size: dict[str, int], visit: Visit):
    page = visit(GUIDE, **size)
    page.context.set_offline(True)
    touch(page)
    expect(page.locator(".search__note")).to_contain_text("You have no connection")
    expect(page.get_by_role("option", name="Look in the glossary")).to_be_visible()
    page.context.set_offline(False)
    page.keyboard.type("fever")
    expect(page.get_by_role("option").nth(2)).to_be_visible()
