"""A source opens where its mark stands, and whoever goes on to the list comes back to that mark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]

GUIDE = "guides/solid-tumors/"
MARK = "article a[role=doc-noteref]"


@pytest.fixture
def guide(visit: Visit) -> Page:
    return visit(GUIDE)


def mark_of_a_later_citation(page: Page) -> Locator:
    """A mark whose source was cited before: its way back would lead to the first one."""
    for address in page.locator(f"{MARK}:visible").evaluate_all("all => all.map((one) => one.getAttribute('href'))"):
        marks = page.locator(f'{MARK}[href="{address}"]')
        if marks.count() > 1 and marks.nth(1).is_visible():
            return marks.nth(1)
    raise AssertionError("no source is cited twice in sight")


def test_a_click_shows_each_source_and_leaves_the_reader_where_she_is(guide: Page):
    mark = guide.locator(MARK).first
    mark.scroll_into_view_if_needed()
    before = guide.evaluate("scrollY")
    mark.click()
    numbers = mark.text_content().strip("[]").split(", ")
    expect(guide.locator(".term-popup__source")).to_have_count(len(numbers))
    for number in numbers:
        title = guide.locator(f"[id='fn:{number}'] a").first.text_content()
        expect(guide.locator(".term-popup")).to_contain_text(title)
    assert abs(guide.evaluate("scrollY") - before) < 400
    expect(guide.locator(".term-popup")).to_be_focused()


def test_escape_leads_back_to_the_mark(guide: Page):
    mark = guide.locator(MARK).nth(2)
    mark.focus()
    guide.keyboard.press("Enter")
    expect(guide.locator(".term-popup")).to_be_visible()
    guide.keyboard.press("Escape")
    expect(guide.locator(".term-popup")).to_be_hidden()
    expect(mark).to_be_focused()


def test_the_list_of_sources_leads_back_to_the_mark_that_led_there(guide: Page):
    mark = mark_of_a_later_citation(guide)
    mark.scroll_into_view_if_needed()
    mark.click()
    guide.locator(".term-popup__more").click()
    source = guide.locator(f"[id='{mark.get_attribute('href')[1:]}']")
    expect(source).to_be_in_viewport()
    source.locator("[role=doc-backlink]").click()
    expect(mark).to_be_focused()
    expect(mark).to_be_in_viewport()


def test_places_to_come_back_to_take_no_room_and_are_not_heard(guide: Page):
    places = guide.locator("article sup:empty")
    assert places.count() > 10
    assert places.evaluate_all("all => all.every((one) => !one.getBoundingClientRect().width)")
    tree = guide.context.new_cdp_session(guide).send("Accessibility.getFullAXTree")["nodes"]
    raised = [node for node in tree if node.get("role", {}).get("value") == "superscript" and not node["ignored"]]
    assert raised and all(node["childIds"] for node in raised)


def test_whoever_comes_back_to_a_place_sees_its_mark_outlined(guide: Page):
    place = guide.locator("article sup:empty:has(+ sup > a)").first
    mark = place.locator("xpath=following-sibling::sup[a][1]/a")
    assert mark.evaluate("one => getComputedStyle(one).outlineStyle") == "none"
    guide.evaluate("name => location.hash = name", place.get_attribute("id"))
    expect(mark).to_have_css("outline-style", "auto")


def test_a_mark_is_large_enough_for_a_finger(visit: Visit):
    page = visit(GUIDE, width=375, height=812, has_touch=True, is_mobile=True)
    for mark in page.locator(f"{MARK}:visible").all():
        box = mark.bounding_box()
        assert box["width"] >= 24 and box["height"] >= 24, mark.text_content()


def test_copied_text_keeps_the_mark_apart(guide: Page):
    copied = guide.evaluate(
        """() => {
          const range = document.createRange();
          const mark = document.querySelector("article a[role=doc-noteref]");
          range.selectNodeContents(mark.closest("p, li"));
          getSelection().addRange(range);
          return getSelection().toString();
        }"""
    )
    assert "\N{NO-BREAK SPACE}[1" in copied
