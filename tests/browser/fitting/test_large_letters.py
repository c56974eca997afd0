"""Readers who have set large letters in their browser, on a small screen: nothing leaves it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

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

OUTSIDE = """() => [...document.querySelectorAll('header *, article *')]
  .filter(node => !node.closest('svg, template, .for-ears, thead, [hidden]') && node.checkVisibility())
  .filter(node => { const box = node.getBoundingClientRect();
    return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1); })
  .map(node => node.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "style"), [(375, TWICE), (240, "")])
def test_nothing_leaves_the_screen(visit: Visit, path: str, width: int, style: str):
    page = visit(path, width=width, height=700)
    if style:
        page.add_style_tag(content=style)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
