"""The way past the header before everything else, and marks of notes that say what they are."""

from pathlib import Path

import pytest

from publishing.postbuild.amend import mend_pages, mended

TOGGLES = """<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
    <input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
"""
REST = """<label class="md-overlay" for="__drawer"></label>
    <div data-md-component="skip">
      <a href="#top">Skip</a></div>
    <p>"""


def test_the_link_past_the_header_comes_first_and_the_boxes_before_what_they_open():
    html = mended("index.html", f"<body>{TOGGLES}{REST}")
    places = [html.index(part) for part in ("Skip", 'id="__drawer"', "md-overlay", "<p>")]
    assert places == sorted(places)
    assert "autocomplete" not in html


def test_every_page_of_a_site_is_mended(tmp_path: Path):
    pages = [tmp_path / "index.html", tmp_path / "a" / "index.html"]
    pages[1].parent.mkdir()
    for page in pages:
        page.write_text(f"<body>{TOGGLES}{REST}", "utf-8")
    mend_pages(tmp_path)
    assert [page.read_text("utf-8") for page in pages] == [mended("index.html", f"<body>{TOGGLES}{REST}")] * 2


def test_a_box_that_nothing_names_is_left_out():
    assert "__search" not in mended("index.html", f"<body>{TOGGLES}{REST}")
    assert 'id="__search"' in mended("index.html", f'<body>{TOGGLES}{REST}<label for="__search">')


@pytest.mark.parametrize("html", ["<body><p>", f"<body>{TOGGLES}", f"<body>{REST}"])
def test_a_theme_that_begins_pages_differently_is_told(html: str):
    with pytest.raises(ValueError, match=r"index\.html: the theme begins its pages in another way"):
        mended("index.html", html)


def test_empty_places_for_scripts_that_are_not_loaded_go():
    places = (
        '<div data-md-component="announce">\n</div>\n'
        '<div class="md-dialog" data-md-component="dialog">\n<div class="md-dialog__inner md-typeset"></div>\n</div>\n'
    )
    kept = '<div data-md-component="announce">\nWords\n</div>'
    html = mended("index.html", f"<body>{TOGGLES}{REST}{places}{kept}")
    assert "dialog" not in html
    assert html.count("announce") == 1


def test_names_for_scripts_that_are_not_loaded_go():
    named = '<div class="md-content" data-md-component="content"><div data-md-component="sidebar" data-md-type="toc">'
    html = mended("index.html", f"<body>{TOGGLES}{REST}{named}")
    assert '<div class="md-content"><div>' in html
    assert 'data-md-component="skip"' in html


def test_a_label_is_not_hidden():
    html = mended(
        "index.html", f"<body>{TOGGLES}{REST}".replace('"__drawer"></label>', '"__drawer" aria-hidden="true"></label>')
    )
    assert '<label class="md-overlay" for="__drawer"></label>' in html


def test_a_note_and_the_way_back_say_what_they_are():
    notes = '<a class="footnote-ref" href="#fn:1">1</a><a class="footnote-backref" href="#fnref:1" title="Back 1">x</a>'
    html = mended("index.html", f"<body>{TOGGLES}{REST}{notes}")
    assert '<a href="#fn:1" role="doc-noteref">1</a>' in html
    assert 'role="doc-backlink" aria-label="Back 1">x</a>' in html


def test_a_drawing_in_a_fold_is_no_paragraph():
    fold = "<p>Words</p><p><figure><svg></svg>\n</figure></p><p>More</p>"
    assert "<p>Words</p><figure><svg></svg>\n</figure><p>More</p>" in mended(
        "index.html", f"<body>{TOGGLES}{REST}{fold}"
    )


def test_the_bar_of_a_box_is_a_heading_below_the_one_before_it():
    bar = '<p class="admonition-title">Call now</p>'
    html = mended("index.html", f"<body>{TOGGLES}{REST}<h1>T</h1>{bar}<h2 id='a'>A</h2>{bar}<h3>B</h3>{bar}")
    levels = [part.split('"')[0] for part in html.split('class="admonition-title" role="heading" aria-level="')[1:]]
    assert levels == ["2", "3", "4"]
