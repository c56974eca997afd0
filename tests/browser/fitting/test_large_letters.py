"""Readers who have set large letters in their browser, on a small screen: nothing leaves it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.pages import FOR_REVIEWERS

Visit = Callable[..., Page]
PAGES = (
    "",
    "guides/solid-tumors/",
    "approved-therapies/",
    "approved-therapies/car-t/kymriah/",
    "find/",
    "cancers/blood/leukemia/",
)
TWICE = "html { font-size: 250% !important }"
"""The theme makes the browser's 16 px 20: this is what it makes of 32."""
SETTINGS = [(375, TWICE), (240, "html {}")]
MANY = 80
"""Pages, at least."""

OUTSIDE = """() => [...document.querySelectorAll('header *, article *')]
  .filter(node => !node.closest('svg, template, .for-ears, thead, [hidden]') && node.checkVisibility())
  .filter(node => { const box = node.getBoundingClientRect();
    return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1); })
  .map(node => node.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "style"), SETTINGS)
def test_nothing_leaves_the_screen(visit: Visit, path: str, width: int, style: str):
    page = visit(path, width=width, height=700)
    page.add_style_tag(content=style)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "style"), SETTINGS)
def test_nothing_leaves_it_on_any_other_page(visit: Visit, site_url: str, built_site: Path, width: int, style: str):
    """All in one window, for most of them are made alike."""
    page, outside = visit(width=width, height=700), {}
    for file in sorted(built_site.rglob("index.html")):
        address = file.parent.relative_to(built_site).as_posix()
        # Pages that lead on are left before anybody reads them, and the desk of reviewers is one wide table.
        if address == FOR_REVIEWERS or 'http-equiv="refresh"' in file.read_text("utf-8"):
            continue
        page.goto(site_url + address)
        page.add_style_tag(content=style)
        outside[address] = page.evaluate(OUTSIDE), page.evaluate("document.documentElement.scrollWidth")
    assert len(outside) > MANY
    assert {address: found for address, found in outside.items() if found[0] or found[1] > width} == {}
