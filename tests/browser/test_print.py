"""A page that a reader prints from the browser."""

from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

Visit = Callable[..., Page]
GUIDE = "guides/treatment-process/"


def ink(page: Page, selector: str, key: str) -> str:
    return page.locator(selector).first.evaluate(f"element => getComputedStyle(element).{key}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_black_on_white_whatever_the_screen_shows(visit: Visit, scheme: str):
    page = visit(GUIDE, color_scheme=scheme)
    page.evaluate("scheme => document.documentElement.setAttribute('data-md-color-scheme', scheme)",
                  "slate" if scheme == "dark" else "default")  # fmt: skip
    page.emulate_media(media="print", color_scheme=scheme)
    for selector in ("article h1", "article p", "article li", "article dd", "article summary", ".footnote li"):
        assert ink(page, selector, "color") == "rgb(0, 0, 0)", selector
    assert ink(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    # Some browsers print grounds.
    assert ink(page, ".help-bar a", "backgroundColor") == "rgba(0, 0, 0, 0)"
    assert ink(page, ".hero", "backgroundColor") in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


def test_only_words_are_printed(visit: Visit):
    page = visit(GUIDE)
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-tabs", ".md-sidebar--secondary", ".site-footer", ".footnote-backref"):
        assert not page.locator(selector).first.is_visible(), selector


def test_there_is_room_to_write_beside_each_question(visit: Visit):
    page = visit(GUIDE)
    page.emulate_media(media="print")
    lines = page.evaluate(
        """() => [...document.querySelectorAll(".checklist li")].map((item) => {
          const room = getComputedStyle(item, "::after");
          return [room.borderTopStyle, room.borderBottomStyle, parseFloat(room.height)];
        })"""
    )
    assert len(lines) >= 5
    assert all(above == below == "solid" and height > 20 for above, below, height in lines)


def test_each_sheet_says_which_text_it_is_and_answers_are_open(visit: Visit):
    page = visit(GUIDE)
    foot = "".join(page.locator(".print-foot").text_content().split())
    sheets = ["".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(page.pdf())).pages]
    assert len(sheets) > 5
    assert [number for number, text in enumerate(sheets) if foot not in text.replace("ﬀ", "ff")] == []
    answer = page.locator("details.question p").nth(3).evaluate("element => element.firstChild.textContent")
    assert "".join(answer.split()) in "".join(sheets).replace("ﬀ", "ff").replace("ﬁ", "fi")
