"""The drawings: readable on the narrowest phone, inside their page, and with the same in words."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from publishing.content.model import Content

Visit = Callable[..., Page]

TIMELINE = "guides/treatment-process/"
APPROVALS = "approved-therapies/"
SOLID = "guides/solid-tumors/"
SMALLEST = 12
"""Pixels on the screen, below which old eyes give up."""

PAGES_WITH_DRAWINGS = [
    "guides/gene-therapy-for-cancer/",
    SOLID,
    "guides/what-is-gene-therapy/",
    TIMELINE,
    APPROVALS,
]
HEIGHT_OF_TEXT = """text => {
    const size = parseFloat(getComputedStyle(text).fontSize);
    return size * (text.getScreenCTM() ? text.getScreenCTM().a : 1);
}"""


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    return [shape.bounding_box() for shape in page.locator(selector).all()]


def row(page: Page, title: str) -> Locator:
    return page.locator(".timeline > p", has_text=title)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES_WITH_DRAWINGS)
def test_words_in_drawings_can_be_read_on_the_narrowest_phone(path: str, scheme: str, visit: Visit):
    page = visit(path, width=320, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    words = page.locator(":is(.drawing, .timeline, .years) svg text")
    assert words.count() > 0
    for word in words.all():
        assert word.evaluate(HEIGHT_OF_TEXT) >= SMALLEST, word.text_content()
        box = word.bounding_box()
        assert box["x"] >= 0, word.text_content()
        assert box["x"] + box["width"] <= 320, word.text_content()


@pytest.mark.parametrize("width", [320, 1280])
def test_bars_are_to_scale_on_every_screen(width: int, visit: Visit, content: Content):
    page = visit(TIMELINE, width=width)
    per_week = []
    for title, name in (("1. Assessment", "assessment"), ("3. Making", "car-t-making")):
        duration = content.data["durations"][name]
        full, whole = (row(page, title).locator(part).first.bounding_box()["width"] for part in (".least", ".most"))
        per_week += [full / duration.shortest, whole / duration.longest]
    ticks = boxes(page, ".scale line")
    per_week.append((ticks[-1]["x"] - ticks[0]["x"]) / (2 * (len(ticks) - 1)))
    # A stroke of one pixel belongs to the box of a bar.
    assert max(per_week) - min(per_week) <= 1.2


def test_bars_follow_each_other(visit: Visit):
    page = visit(TIMELINE)
    starts = [box["x"] for box in boxes(page, ".time-bar:not(.time-bar--other) > :is(.most, .moment)")]
    # The last one is what a study measured, which starts again at the collection.
    assert all(one <= other for one, other in pairwise(starts[:-2]))


def test_what_goes_on_for_years_is_cut_and_says_so(visit: Visit, content: Content):
    page = visit(TIMELINE)
    follow_up = row(page, "7. Follow-up")
    expect(follow_up).to_contain_text(content.data["durations"]["long-term-follow-up"].text)
    expect(follow_up.locator(".edge")).to_have_count(1)
    expect(row(page, "1. Assessment").locator(".edge")).to_have_count(0)


@pytest.mark.parametrize("path", [TIMELINE, APPROVALS])
def test_a_table_stands_behind_and_opens_by_keyboard_without_scripts(path: str, visit: Visit):
    page = visit(path, java_script_enabled=False)
    table = page.locator("details", has_text="The same as a table").locator("table")
    expect(table).to_be_hidden()
    page.locator("summary", has_text="The same as a table").focus()
    page.keyboard.press("Enter")
    expect(table).to_be_visible()
    expect(table.locator("th").first).to_be_visible()


def test_the_table_says_what_the_bars_say(visit: Visit, content: Content):
    page = visit(TIMELINE)
    table = page.locator("details", has_text="The same as a table").locator("table")
    for item in content.pages["guides/treatment-process.md"].meta.core.items:
        words = content.data["durations"][item.duration].text
        expect(row(page, item.title).first).to_contain_text(words)
        assert words in table.locator("tr", has_text=item.title).first.text_content()


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
    for drawing in page.locator(":is(.drawing, .timeline, .years) svg").all():
        hidden = drawing.evaluate("svg => Boolean(svg.closest('[aria-hidden=true]'))")
        described = drawing.get_attribute("role") == "img" and drawing.locator("desc").count() == 1
        assert hidden or described


FILL = "shape => getComputedStyle(shape).fill"


@pytest.mark.parametrize(("path", "shape"), [(TIMELINE, ".least"), (APPROVALS, "rect.approved"), (SOLID, ".fill-ink")])
def test_on_paper_a_drawing_is_the_same_from_both_schemes(path: str, shape: str, visit: Visit):
    fills = {}
    for scheme in ("light", "dark"):
        page = visit(path, color_scheme=scheme)
        on_screen = page.locator(shape).first.evaluate(FILL)
        page.emulate_media(media="print")
        fills[scheme] = on_screen, page.locator(shape).first.evaluate(FILL)
    assert fills["light"][0] != fills["dark"][0]
    assert fills["light"][1] == fills["dark"][1]


def test_on_paper_the_parts_of_a_bar_and_what_differs_are_told_apart(visit: Visit):
    page = visit(TIMELINE)
    page.emulate_media(media="print")
    kinds = (".time-bar .least", ".time-bar .most", ".time-bar--other .least", ".time-bar .cut")
    assert len({page.locator(kind).first.evaluate(FILL) for kind in kinds}) == len(kinds)
