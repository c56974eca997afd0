"""Both engines make the same site."""

import shutil
from pathlib import Path

import pytest

from publishing.commands.parity import main
from publishing.engines.parity import differences, known_differences

HOW_MANY_KNOWN = 5
"""May shrink. A new row needs a reason that convinces the next maintainer."""


def test_the_list_of_known_differences_does_not_grow():
    assert len(known_differences()) == HOW_MANY_KNOWN


def test_nothing_differs_but_what_is_known(built_site: Path, zensical_site: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(built_site), str(zensical_site)]) == 0, capsys.readouterr().out


CHANGES = {
    "title": ("<title>", "<title>Other "),
    "meta": ('name="description" content="', 'name="description" content="Other '),
    "JSON-LD": ('"inLanguage": "en-US"', '"inLanguage": "de"'),
    "headings": ('<h2 id="', '<h2 id="other-'),
    "words": ("</h1>", "</h1>Other"),
    "links": ('<a href="#fn:', '<a href="#other:'),
    "footnotes": ('<li id="fn', '<li id="other'),
    "neighbors": ("<span>Next page</span>", "<span>Other page</span>"),
}


@pytest.fixture
def two_pages(built_site: Path, tmp_path: Path) -> Path:
    """A part of the real site: to compare all of it takes seconds, and tells no more."""
    part = tmp_path / "part"
    for name in ("guides/solid-tumors", "glossary"):
        shutil.copytree(built_site / name, part / name)
    shutil.copy(built_site / "sitemap.xml", part)
    return part


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_to_a_page_is_seen(two_pages: Path, tmp_path: Path, what: str):
    site = tmp_path / "site"
    shutil.copytree(two_pages, site)
    page = site / "guides" / "solid-tumors" / "index.html"
    before, after = CHANGES[what]
    html = page.read_text("utf-8")
    assert before in html
    page.write_text(html.replace(before, after, 1), "utf-8")
    assert what in {found.what for found in differences(two_pages, site)}


def test_a_page_that_only_one_site_has_is_seen(two_pages: Path, tmp_path: Path):
    site = tmp_path / "site"
    shutil.copytree(two_pages, site)
    (site / "glossary" / "index.html").unlink()
    assert [(found.what, found.first) for found in differences(two_pages, site)] == [("files", "glossary/index.html")]
