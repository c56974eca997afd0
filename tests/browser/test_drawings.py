"""The drawings: readable on the narrowest phone, inside their page, and with the same in words."""

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from publishing.content.model import Content

Visit = Callable[..., Page]

STAGES = "guides/treatment-process/"
APPROVALS = "approved-therapies/"
SOLID = "guides/solid-tumors/"
SMALLEST = 12
"""Pixels on the screen, below which old eyes give up."""

PAGES_WITH_DRAWINGS = [SOLID, "guides/what-is-gene-therapy/", APPROVALS]
HEIGHT_OF_TEXT = """text => {
    const size = parseFloat(getComputedStyle(text).fontSize);
    return size * (text.getScreenCTM() ? text.getScreenCTM().a : 1);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES_WITH_DRAWINGS)
def test_words_in_drawings_can_be_read_on_the_narrowest_phone(path: str, scheme: str, visit: Visit):
    page = visit(path, width=320, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    words = page.locator(":is(.drawing, .years) svg text")
    assert words.count() > 0
    for word in words.all():
        assert word.evaluate(HEIGHT_OF_TEXT) >= SMALLEST, word.text_content()
        box = word.bounding_box()
        assert box["x"] >= 0, word.text_content()
        assert box["x"] + box["width"] <= 320, word.text_content()


def test_a_table_stands_behind_and_opens_by_keyboard_without_scripts(visit: Visit):
    page = visit(APPROVALS, java_script_enabled=False)
    table = page.locator("details.same-as-drawing table")
    page.locator("summary", has_text="A drawing of all approvals").focus()
    page.keyboard.press("Enter")
    expect(table).to_be_hidden()
    page.locator("summary", has_text="The same as a table").focus()
    page.keyboard.press("Enter")
    expect(table).to_be_visible()
    expect(table.locator("th").first).to_be_visible()


def test_each_approval_with_a_year_is_one_box(visit: Visit, content: Content):
    page = visit(APPROVALS)
    drawn = Counter(
        "suspended" if item.ended or not one.can_be_counted_on else one.status
        for one in content.data["therapies"].values()
        for item in one.approvals
        if item.approved
    )
    assert drawn["suspended"] > 1
    for state, count in drawn.items():
        assert page.locator(f".year-bars rect.{state}").count() == count
    assert page.locator(".year-bars rect").count() == drawn.total()
    assert page.locator(".year-bars .cross").count() == 2 * drawn["suspended"]


@pytest.mark.parametrize("path", PAGES_WITH_DRAWINGS)
def test_a_screen_reader_meets_words_or_nothing(path: str, visit: Visit):
    page = visit(path)
    for drawing in page.locator(":is(.drawing, .years) svg").all():
        hidden = drawing.evaluate("svg => Boolean(svg.closest('[aria-hidden=true]'))")
        described = drawing.get_attribute("role") == "img" and drawing.locator("desc").count() == 1
        assert hidden or described


FILL = "shape => getComputedStyle(shape).fill"


@pytest.mark.parametrize(("path", "shape"), [(APPROVALS, "rect.approved"), (SOLID, ".fill-ink")])
def test_on_paper_a_drawing_is_the_same_from_both_schemes(path: str, shape: str, visit: Visit):
    fills = {}
    for scheme in ("light", "dark"):
        page = visit(path, color_scheme=scheme)
        on_screen = page.locator(shape).first.evaluate(FILL)
        page.emulate_media(media="print")
        fills[scheme] = on_screen, page.locator(shape).first.evaluate(FILL)
    assert fills["light"][0] != fills["dark"][0]
    assert fills["light"][1] == fills["dark"][1]
