"""The first elements of a page: the way past the header before everything else."""

from pathlib import Path

import pytest

from macros.page_frame import mend_frames

TOGGLES = """<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
    <input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
"""
REST = """<label class="md-overlay" for="__drawer"></label>
    <div data-md-component="skip">
      <a href="#top">Skip</a></div>
    <p>"""


def mended(tmp_path: Path, html: str) -> str:
    (tmp_path / "index.html").write_text(html, "utf-8")
    mend_frames(tmp_path)
    return (tmp_path / "index.html").read_text("utf-8")


def test_the_link_past_the_header_comes_first_and_the_boxes_before_what_they_open(tmp_path: Path):
    html = mended(tmp_path, f"<body>{TOGGLES}{REST}")
    places = [html.index(part) for part in ("Skip", 'id="__drawer"', "md-overlay", "<p>")]
    assert places == sorted(places)
    assert "autocomplete" not in html


def test_a_box_that_nothing_names_is_left_out(tmp_path: Path):
    assert "__search" not in mended(tmp_path, f"<body>{TOGGLES}{REST}")
    assert 'id="__search"' in mended(tmp_path, f'<body>{TOGGLES}{REST}<label for="__search">')


@pytest.mark.parametrize("html", ["<body><p>", f"<body>{TOGGLES}", f"<body>{REST}"])
def test_a_theme_that_begins_pages_differently_is_told(tmp_path: Path, html: str):
    with pytest.raises(ValueError, match=r"index\.html: the theme begins its pages in another way"):
        mended(tmp_path, html)
