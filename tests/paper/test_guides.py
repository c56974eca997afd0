"""Each guide as a PDF: whole, tagged, in order, with a foot on every page and its sources' addresses."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from publishing.content.model import Content
from tests.paper.conftest import Pdf, make_pdf, squash
from tests.site.pages import BuiltPage, built_pages, dead_links

FOOT = 50
"""Points: what stands lower is the foot of a sheet."""
NAMES = ("gene-therapy-for-cancer", "rare-cancers", "solid-tumors", "treatment-process", "what-is-gene-therapy")


@pytest.fixture(params=NAMES, scope="module")
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def pdf(name: str, pdf_site: Path) -> Pdf:
    return Pdf(pdf_site / "pdf" / f"{name}.pdf")


@pytest.fixture(scope="module")
def page(name: str, pdf_site: Path) -> BuiltPage:
    return built_pages(pdf_site)[f"guides/{name}/index.html"]


def headings(page: BuiltPage) -> list[str]:
    return [" ".join(node.text().split()) for node in page.tree.css("article :is(h1, h2, h3, h4, .admonition-title)")]


def test_a_screen_reader_can_use_it(pdf: Pdf, page: BuiltPage):
    assert pdf.is_tagged()
    root = pdf.reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.reader.metadata.title == headings(page)[0]


def test_every_link_is_tagged_as_one(pdf: Pdf):
    assert pdf.links_without_a_tag() == 0


def test_its_bookmarks_are_the_headings(pdf: Pdf, page: BuiltPage):
    assert [title for title, _ in pdf.bookmarks()] == headings(page)


def test_a_screen_reader_reads_it_in_the_order_of_the_page(pdf: Pdf, page: BuiltPage):
    place, spoken = 0, squash(pdf.spoken)
    for part in page.tree.css("article :is(h1, h2, h3, h4, dt, summary)"):
        words = squash(part.text())
        found = spoken.find(words, place)
        assert found >= 0, words
        place = found + len(words)
    assert squash(page.text(".print-foot")) not in spoken, "the foot of each page would interrupt the text"


def test_no_two_words_are_read_as_one(pdf: Pdf, page: BuiltPage):
    spoken = " ".join(pdf.spoken.split())
    # Up to the first note, whose number is a part of its own.
    for part in page.tree.css("article :is(h1, h2, h3, p:not(.print-foot, .paper-link, :has(svg)), dt, summary)"):
        words = " ".join(next(part.iter(include_text=True)).text().split())
        assert words in spoken, words


def test_every_page_says_which_text_it_is_and_who_reviewed_it(pdf: Pdf, page: BuiltPage):
    foot = squash(page.text(".print-foot"))
    count = len(pdf.pages)
    assert count > 5
    for number, text in enumerate(pdf.pages, start=1):
        assert foot in squash(text), number
        assert f"{number}/{count}" in squash(text)


def test_every_source_has_its_address_in_words(pdf: Pdf, page: BuiltPage):
    addresses = [node.attributes["href"] for node in page.tree.css(".footnote a[href^=http]")]
    assert len(addresses) > 20
    assert [address for address in addresses if squash(f"({address})") not in pdf.text] == []


def test_answers_are_open(pdf: Pdf, page: BuiltPage):
    answers = page.tree.css("article details.question > p:first-of-type")
    assert len(answers) >= 5
    for answer in answers:
        # Up to the first note, whose number is read as a part of its own.
        first = squash(next(answer.iter(include_text=True)).text())
        assert first in squash(pdf.spoken), first


def test_nothing_on_it_is_for_a_screen_only(pdf: Pdf):
    for words in ("Skip to content", "Next page", "Print or save", "Was this page helpful", "Back to mark"):
        assert squash(words) not in pdf.text


def test_every_picture_says_what_it_shows(pdf: Pdf, page: BuiltPage):
    heard = pdf.figures()
    assert len(heard) == len(page.tree.css("article svg[role=img]")) > 0
    assert None not in heard


def test_no_heading_stands_alone_at_the_end_of_a_page(pdf: Pdf, page: BuiltPage):
    known = {squash(heading) for heading in headings(page)}
    for number, lines in enumerate(pdf.lines, start=1):
        last = squash(next(text for height, text in lines if height > FOOT))
        assert last not in known, (number, last)


def test_each_page_that_offers_a_pdf_has_it(pdf_site: Path, content: Content):
    offers = {name for name, page in built_pages(pdf_site).items() if page.tree.css(".paper-link a")}
    assert offers == {"guides/index.html", *(f"{guide.address}index.html" for guide in content.guides)}
    assert dead_links(pdf_site) == []


def test_a_site_without_pdfs_offers_none(built_site: Path):
    assert not (built_site / "pdf").exists()
    assert [name for name, page in built_pages(built_site).items() if page.tree.css(".paper-link")] == []


def test_a_pdf_is_dated_with_the_day_of_the_build(pdf_site: Path):
    said = Pdf(pdf_site / "pdf" / "solid-tumors.pdf").reader.metadata
    assert said.creation_date == said.modification_date == datetime(2026, 12, 1, tzinfo=UTC)


def test_without_chromium_it_says_what_to_install(pdf_site: Path, tmp_path: Path):
    result = make_pdf(pdf_site, PATH=str(tmp_path))
    assert (result.returncode, "apt-get install chromium" in result.stderr) == (1, True)
    assert "Traceback" not in result.stderr
