"""What a screen reader hears, in its order: landmarks, headings and drawings, as Chromium tells it to such programs."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.pages import built_pages

Visit = Callable[..., Page]

HEADING = re.compile(r'^ *- heading "(.*)" \[level=(\d)\]', re.MULTILINE)
SHOWN_HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, .admonition-title")]
    .filter((node) => node.checkVisibility()).map((node) => node.innerText.replace(/\\s+/g, " ").trim())"""


@pytest.mark.parametrize("path", ["", "guides/treatment-process/", "when-to-get-help/", "approved-therapies/"])
def test_headings_are_heard_in_order_and_bars_of_boxes_among_them(visit: Visit, path: str):
    page = visit(path)
    heard = page.locator("body").aria_snapshot()
    headings = HEADING.findall(heard)
    assert [name.replace("\\", "") for name, _ in headings] == page.evaluate(SHOWN_HEADINGS)
    levels = [int(level) for _, level in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def test_the_way_past_the_header_comes_first_and_the_foot_last(visit: Visit):
    heard = visit("guides/treatment-process/").locator("body").aria_snapshot()
    places = re.findall(r'^- (link|banner|navigation|main|contentinfo)(?: "([^"]*)")?', heard, re.MULTILINE)
    assert [kind for kind, _ in places] == ["link", "banner", "navigation", "main", "contentinfo"]


def test_a_drawing_is_heard_once(built_site: Path):
    """Firefox reads out the letters in a drawing after its description, as Orca 43 says them."""
    drawings = [svg for page in built_pages(built_site).values() for svg in page.tree.css("svg[role=img]")]
    assert any(drawing.css("text") for drawing in drawings)
    for drawing in drawings:
        assert drawing.attributes.get("aria-label") or drawing.attributes.get("aria-labelledby")
        assert len(drawing.css("text")) == len(drawing.css("[aria-hidden=true] text")), drawing.html
