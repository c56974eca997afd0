"""No text in a table begins a formula."""

import pytest

from publishing.text.spreadsheet_cells import safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM", "\t=1", "\r=1"])
def test_what_begins_a_formula_is_text(text: str):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Kymriah", "1 = 1", " =1"])
def test_other_text_stays(text: str):
    assert safe_cell(text) == text
