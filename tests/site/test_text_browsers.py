"""Browsers without scripts and style sheets, such as w3m: they show also what is only hidden, but no comment."""

import re
from pathlib import Path

import pytest

from tests.site.pages import BuiltPage, built_pages

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FIELD = re.compile(r"<(?:input|select|textarea)\b[^>]*>")
THE_MENU = 'id="__drawer"'
"""The box that opens the menu without scripts."""


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, BuiltPage]:
    return built_pages(built_site)


def test_no_field_waits_for_a_script(pages: dict[str, BuiltPage]):
    fields = {name: FIELD.findall(COMMENT.sub("", page.html)) for name, page in pages.items()}
    dead = {name: [field for field in found if THE_MENU not in field] for name, found in fields.items()}
    assert {name: found for name, found in dead.items() if found} == {}


def test_no_page_says_that_it_cannot_be_reached(pages: dict[str, BuiltPage]):
    for page in pages.values():
        assert "This site cannot be reached" not in COMMENT.sub("", page.html)
        assert "This site cannot be reached" in page.html


def test_years_in_a_drawing_do_not_run_together(pages: dict[str, BuiltPage]):
    for drawing in pages["approved-therapies/index.html"].tree.css(".year-bars"):
        assert re.fullmatch(r"\d{4}(\s+\d{4})+", drawing.text().strip())
