"""All guides as one booklet."""

from itertools import pairwise
from pathlib import Path

import pytest

from publishing.content.model import Content
from publishing.outputs.share_facts import pdf_name
from publishing.paper.documents import css_string, paper_guide
from tests.paper.conftest import Pdf, squash
from tests.site.pages import built_pages


@pytest.fixture(scope="module")
def booklet(pdf_site: Path) -> Pdf:
    return Pdf(pdf_site / "pdf" / "all-guides.pdf")


def test_it_is_tagged_and_begins_with_its_title_and_day(booklet: Pdf, content: Content):
    assert booklet.is_tagged()
    assert booklet.reader.metadata.title == content.pages["index.md"].meta.title
    assert "As it stood on 1 December 2026" in booklet.pages[0]
    assert "http://site.test/" in booklet.pages[0]


def test_each_guide_begins_on_the_page_that_the_contents_name(booklet: Pdf, content: Content):
    firsts = dict(booklet.bookmarks())
    contents = squash(booklet.pages[0])
    for guide in content.guides:
        title = guide.meta.title
        assert squash(f"{title}{firsts[title]}") in contents
        assert squash(title) in squash(booklet.pages[firsts[title] - 1])


def test_a_guide_looks_in_it_as_it_looks_alone(booklet: Pdf, pdf_site: Path, content: Content):
    firsts = dict(booklet.bookmarks())
    starts = [firsts[guide.meta.title] for guide in content.guides]
    sheets = [end - start for start, end in pairwise([*starts, len(booklet.pages) + 1])]
    assert sheets == [len(Pdf(pdf_site / pdf_name(guide)).reader.pages) for guide in content.guides]


def test_each_page_has_the_foot_of_its_own_guide(booklet: Pdf, pdf_site: Path, content: Content):
    pages = built_pages(pdf_site)
    feet = {
        guide.meta.title: squash(pages[f"{guide.address}index.html"].text(".print-foot")) for guide in content.guides
    }
    assert len(set(feet.values())) == len(feet)
    starts = {page: title for title, page in booklet.bookmarks() if title in feet}
    current: list[str] = []
    for number, text in enumerate(booklet.pages, start=1):
        current = [starts[number]] if number in starts else current
        assert [title for title, words in feet.items() if words in squash(text)] == current, number
    assert current


def test_links_between_guides_stay_in_the_booklet(booklet: Pdf, content: Content):
    leading = [
        note.get_object().get("/A", {}).get("/URI", "")
        for page in booklet.reader.pages
        for note in page.get("/Annots", [])
    ]
    guides = tuple(f"http://site.test/{guide.address}" for guide in content.guides)
    assert [address for address in leading if address.startswith(guides)] == []
    assert any(address.startswith("http://site.test/glossary/#") for address in leading)


PAGE = """<article><h1 id="t">Cells &amp; you</h1><p class="print-foot">Text "1".</p>
<p id="a"><a href="#t">up</a> <a href="../other/#b">other</a> <a href="../other/">whole</a> <a href="./#a">here</a></p>
<p><a href="../../glossary/#car-t">CAR-T</a></p>
<svg aria-labelledby="a t"></svg><details><summary>Q</summary></details></article>"""


def test_ids_and_links_of_one_guide_do_not_meet_those_of_another():
    guide = paper_guide(PAGE, "mine", ["mine", "other"])
    assert guide.title == "Cells & you"
    assert 'id="mine--a"' in guide.article
    assert 'href="#mine--t"' in guide.article
    assert 'href="#mine--a"' in guide.article
    assert 'href="#other--b"' in guide.article
    assert 'href="#guide-other"' in guide.article
    assert 'href="../../glossary/#car-t"' in guide.article
    assert 'aria-labelledby="mine--a mine--t"' in guide.article
    assert "print-foot" not in guide.article
    assert '<details open="">' in guide.article


def test_a_page_without_a_foot_is_refused():
    with pytest.raises(ValueError, match="no line for the foot"):
        paper_guide("<article><h1>T</h1></article>", "mine")


@pytest.mark.parametrize(
    "text", ['"; } body { display: none } @page { content: "', "</style><script>", "\\22 x", "a\nb"]
)
def test_nothing_breaks_out_of_the_foot(text: str):
    made = css_string(text)
    assert made[0] == made[-1] == '"'
    assert not set('"<>{};\n') & set(made[1:-1])
