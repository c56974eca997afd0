"""The search box with a keyboard, a screen reader, a finger, and without scripts."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, serving
from tests.browser.test_search import ask, box, touch

Visit = Callable[..., Page]
PHONE = {"width": 375, "height": 700, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_no_key_by_itself_takes_the_focus(key: str, page: Page):
    """A voice or a trembling hand may type any letter."""
    page.keyboard.press(key)
    expect(box(page)).not_to_be_focused()


def test_nothing_typed_at_once_is_lost(page: Page):
    touch(page)
    page.keyboard.type("fever")
    expect(box(page)).to_have_value("fever")


def test_keys_walk_round_the_results(page: Page):
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    options = ask(page, "fever")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox", name="Search results")).to_have_id(box(page).get_attribute("aria-controls"))
    count = options.count()
    assert count > 2
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", count - 1), ("ArrowDown", 0)):
        page.keyboard.press(key)
        expect(options.nth(place)).to_have_attribute("aria-selected", "true")
        expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
        expect(box(page)).to_have_attribute("aria-activedescendant", options.nth(place).get_attribute("id"))
    expect(box(page)).to_be_focused()


def test_home_and_end_move_in_the_text(page: Page):
    ask(page, "fever")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    assert box(page).evaluate("box => box.selectionStart") == 0
    page.keyboard.press("End")
    assert box(page).evaluate("box => box.selectionStart") == len("fever")


def test_enter_opens_the_chosen_result(page: Page):
    options = ask(page, "sarcoma")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    address = options.nth(1).evaluate("option => option.pathname")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}**")


def test_enter_waits_for_what_was_typed_last(page: Page):
    ask(page, "fever")
    box(page).press_sequentially(" kymriah")
    box(page).fill("kymriah")
    page.keyboard.press("Enter")
    page.wait_for_url("**/approved-therapies/car-t/kymriah/**")


def test_escape_closes_the_list_and_keeps_the_box(page: Page):
    ask(page, "fever")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()


def test_tab_leaves(page: Page):
    ask(page, "fever")
    page.keyboard.press("Tab")
    expect(box(page)).not_to_be_focused()
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('[data-search]')") is None


def test_a_press_elsewhere_closes_the_list_and_does_nothing_else(page: Page):
    # A link that the list leaves free: a veil lies over it.
    link = page.get_by_role("link", name="Guides", exact=True).first.bounding_box()
    address = page.url
    ask(page, "fever")
    assert link
    page.mouse.click(link["x"] + link["width"] / 2, link["y"] + link["height"] / 2)
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.url == address
    page.mouse.click(link["x"] + link["width"] / 2, link["y"] + link["height"] / 2)
    expect(page).not_to_have_url(address)


def test_what_is_found_is_announced(page: Page):
    ask(page, "sarcoma")
    status = page.locator(".search [role=status]")
    expect(status).to_contain_text("places")
    # Out of sight, but never out of the tree: what appears together with its words is not read out.
    assert status.evaluate("node => getComputedStyle(node).display") != "none"


HEARD = """window.heard = [];
const status = document.querySelector("[data-search] [role=status]");
new MutationObserver(() => status.textContent && heard.push([heard.at, status.textContent]))
  .observe(status, { childList: true, characterData: true, subtree: true });"""


def test_the_number_of_places_is_told_once_the_reader_pauses(page: Page):
    """Orca drops what is told between two letters, and what has the same words is not told again."""
    ask(page, "melanoma")
    page.evaluate(HEARD)
    for query in ("fever", "fatigue"):
        box(page).fill("")
        for length in range(1, len(query) + 1):
            page.evaluate("letters => { heard.at = letters }", query[:length])
            box(page).press_sequentially(query[length - 1])
            page.wait_for_timeout(300)
        page.wait_for_timeout(1200)
    assert page.evaluate("heard") == [["fever", "8 places that fit best"], ["fatigue", "8 places that fit best"]]


def test_a_search_that_is_left_is_not_told(page: Page):
    ask(page, "melanoma")
    page.evaluate(HEARD)
    page.keyboard.press("Escape")
    page.wait_for_timeout(1200)
    assert page.evaluate("heard") == []


def test_whoever_goes_back_from_a_result_finds_no_search_over_the_page(visit: Visit):
    """Firefox gives a page that is gone back to its focus and its words again."""
    page = visit("glossary/")
    ask(page, "leukapheresis")
    page.keyboard.press("ArrowDown")
    page.evaluate("document.addEventListener('click', (event) => event.preventDefault())")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box(page)).to_have_value("")
    expect(box(page)).not_to_be_focused()


def test_focus_is_visible(page: Page):
    touch(page)
    assert page.locator(".search__field").evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


def test_on_a_phone_the_search_is_a_dialog_over_the_page(visit: Visit):
    page = visit("guides/solid-tumors/", **PHONE)
    button = page.get_by_role("button", name="Search")
    button.tap()
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog).to_be_visible()
    expect(box(page)).to_be_focused()
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 375, "height": 700}
    assert dialog.evaluate("node => node.matches(':modal')")
    ask(page, "fever")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    button.tap()
    page.get_by_role("button", name="Close").tap()
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_on_a_phone_a_result_of_the_same_page_closes_the_dialog(visit: Visit):
    page = visit("glossary/", **PHONE)
    page.get_by_role("button", name="Search").tap()
    ask(page, "leukapheresis").first.tap()
    page.wait_for_url("**/glossary/#leukapheresis")
    expect(page.get_by_role("dialog", name="Search")).to_be_hidden()


@pytest.mark.parametrize("settings", [{}, PHONE])
def test_without_scripts_there_is_a_link_and_no_box(settings: dict[str, object], visit: Visit):
    page = visit(java_script_enabled=False, **settings)
    expect(page.locator("[data-search]")).to_be_hidden()
    link = page.locator("header").get_by_role("link", name="Glossary")
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("h1")).to_have_text("Glossary")


@pytest.mark.parametrize("settings", [{"color_scheme": "light"}, {"color_scheme": "dark"}, PHONE])
def test_text_of_the_search_can_be_read(settings: dict[str, object], visit: Visit):
    page = visit(**settings)
    touch(page)
    ask(page, "side effects")
    page.keyboard.press("ArrowDown")
    shown = page.locator("[role=option]").first.evaluate(
        "option => ['strong', '.search__page', '.search__sentence', 'mark'].map((one) => {"
        " const node = option.querySelector(one); let ground = node;"
        " while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;"
        " return [getComputedStyle(node).color, getComputedStyle(ground).backgroundColor]; })"
    )
    for text, ground in shown:
        assert _contrast(text, ground) >= 4.5, shown


def _contrast(one: str, other: str) -> float:
    """As WCAG 2 measures it, from two colors in the form rgb(0, 0, 0)."""
    lights = sorted(_light(color) for color in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(color: str) -> float:
    parts = [int(part) / 255 for part in color.removeprefix("rgb(").removesuffix(")").split(", ")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


class Slow(Server):
    """A host on a slow line."""

    def send_head(self) -> BinaryIO | None:
        time.sleep(0.1)
        return super().send_head()


ROUND_TRIPS = """() => {
  const asked = performance.getEntriesByType('resource').filter(one => one.startTime > window.touched);
  const after = (one) => 1 + Math.max(0, ...asked.filter(other => other.responseEnd <= one.startTime).map(after));
  return Math.max(...asked.map(after));
}"""
"""How many answers had to come, one after the other, since the search was touched."""


@pytest.mark.parametrize("question", ["fever", "car-t for myeloma"])
def test_the_first_result_is_three_round_trips_away(built_site: Path, browser: Browser, question: str):
    with serving(built_site, Slow) as address:
        context = browser.new_context(bypass_csp=True, service_workers="block")
        page = context.new_page()
        page.goto(f"{address}glossary/")
        page.evaluate("window.touched = performance.now()")
        box(page).fill(question)
        expect(page.get_by_role("option").first).to_be_visible()
        assert page.evaluate(ROUND_TRIPS) <= 3
        context.close()
