"""Tables on a phone and on a desk: all of a row in sight, and still a table to those who hear it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
STATUS = "about/review-status/"
NAMED = {
    STATUS: "Every page, its reviewer and its state",
    "about/how-we-write-and-review/": "When a page is reviewed again",
    "about/evidence/": "What each guide rests on",
}


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
@pytest.mark.parametrize("path", NAMED)
def test_a_table_has_a_name_rows_and_cells_at_every_width(visit: Visit, path: str, width: int):
    table = visit(path, width=width).get_by_role("table", name=NAMED[path], exact=True)
    expect(table).to_be_visible()
    rows = table.locator("tbody tr").count()
    assert table.get_by_role("row").count() == rows + 1
    assert table.get_by_role("rowheader").count() == rows
    assert table.get_by_role("columnheader").count() == table.locator("thead th").count() >= 2
    assert table.get_by_role("cell").count() == table.locator("td:not(:empty)").count() + (
        0 if width < 720 else table.locator("td:empty").count()
    )


@pytest.mark.parametrize("width", [320, 375])
def test_each_state_is_in_sight_on_a_phone_beside_the_name_of_its_column(visit: Visit, width: int):
    page = visit(STATUS, width=width)
    states = page.locator("td[data-column=State]")
    assert states.count() >= 15
    for place in range(states.count()):
        box = states.nth(place).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    name = states.first.evaluate("node => getComputedStyle(node, '::before').content")
    assert name == '"State"'
    assert "Never reviewed" in states.first.inner_text()


def test_no_table_must_be_scrolled_sideways(visit: Visit):
    for path in NAMED:
        page = visit(path)
        for width in (320, 375, 600, 719, 720, 768, 959, 960, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.locator("article table").evaluate_all(
                "all => all.filter(one => one.scrollWidth > one.parentElement.clientWidth).map(one => one.innerText)"
            )
            assert wide == [], (path, width)


def test_the_table_of_reviews_can_be_sorted_on_a_phone(visit: Visit):
    page = visit(STATUS, width=375)
    table = page.get_by_role("table", name=NAMED[STATUS])
    button = table.get_by_role("button", name="Page", exact=True)
    expect(button).to_be_visible()
    button.click()
    names = table.get_by_role("rowheader").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    expect(table.get_by_role("columnheader", name="Page")).to_have_attribute("aria-sort", "ascending")
