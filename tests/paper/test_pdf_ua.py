"""What PDF/UA asks for beside Chromium's tags, on documents made for it; pypdf reads what pikepdf wrote."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

from publishing.paper.chromium import printer
from publishing.paper.documents import PaperLink, links_of, paper_document, paper_guide
from publishing.paper.pdf_ua import Facts, with_names_and_facts
from tests.paper.spoken_text import spoken_text

ADDRESS = "http://site.test/guides/mine/"
FACTS = Facts("Our guides", date(2026, 12, 1))
LONG = " ".join(["Cells are taken from your blood, changed in a laboratory and given back to you."] * 6)

PAGE = f"""<article><h1 id="t">One guide</h1><p class="print-foot">Text "1".</p>
<p><strong>{LONG}</strong> Read <a href="../../glossary/#car-t">what CAR-T
is</a>, or <a href="./#list">the list</a>.
<sup><a href="#fn:1" role="doc-noteref" aria-label="Source 1">[1]</a></sup></p>
<ul id="list"><li>First <em>word</em>.</li><li><p>Second, see <a href="https://host.test">their host</a>.</p></li></ul>
<table><thead><tr><th scope="col">Stage</th><th scope="col">How long</th></tr></thead>
<tbody><tr><th scope="row">First</th><td>A day</td></tr></tbody></table>
<figure><svg style="opacity: .9; width: 9px"
 viewBox="0 0 9 9" role="img" aria-label="A cell"><path d="M1 1h4v4z"/></svg></figure>
<ol><li id="fn:1"><p>A source.</p></li></ol></article>"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The document as Chromium prints it, once and once more."""
    folder = tmp_path_factory.mktemp("paper")

    def both() -> list[bytes]:
        with printer(folder, "http://site.test/", {}) as chromium:
            return [chromium.pdf(document(), "guides/mine/") for _ in range(2)]

    # A thread of its own: the browser of other tests may still be open in this one, and Playwright takes one for each.
    with ThreadPoolExecutor(1) as own_thread:
        return own_thread.submit(both).result()


def document() -> str:
    guide = paper_guide(PAGE, "mine")
    made = paper_document([guide], documents=Path("overrides/documents"), styles=[], fonts="", title=guide.title)
    return re.sub(r"@font-face \{[^}]*\}", "", made)


@pytest.fixture(scope="module")
def made(printed: list[bytes]) -> bytes:
    return with_names_and_facts(printed[0], links_of(document(), ADDRESS), FACTS)


@pytest.fixture(scope="module")
def reader(made: bytes) -> PdfReader:
    return PdfReader(BytesIO(made))


def parts(reader: PdfReader) -> list[DictionaryObject]:
    return [*_below(reader.trailer["/Root"]["/StructTreeRoot"])]


def _below(part: DictionaryObject) -> Iterator[DictionaryObject]:
    kids = part.get("/K", [])
    for kid in (kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])):
        if isinstance(kid, DictionaryObject):
            yield kid
            yield from _below(kid)


def test_each_link_is_tagged_and_has_the_name_that_a_screen_reader_says(reader: PdfReader):
    names = [
        {kid["/Obj"]["/Contents"] for kid in _below(part) if "/Obj" in kid}
        for part in parts(reader)
        if part.get("/S") == "/Link"
    ]
    assert names == [{"what CAR-T is"}, {"the list"}, {"Source 1"}, {"their host"}]


def test_a_link_that_the_document_has_not_is_refused(printed: list[bytes]):
    links = [link for link in links_of(document(), ADDRESS) if link.name != "the list"]
    with pytest.raises(ValueError, match="a link to #list"):
        with_names_and_facts(printed[0], links, FACTS)
    with pytest.raises(ValueError, match="glossary"):
        with_names_and_facts(printed[0], [*links[1:], PaperLink("#list", "the list")], FACTS)


def test_what_a_list_says_is_in_bodies(reader: PdfReader):
    entries = [[str(kid["/S"]) for kid in _kids_with_tags(part)] for part in parts(reader) if part.get("/S") == "/LI"]
    assert entries == [["/Lbl", "/LBody"]] * 3
    for part in parts(reader):
        for kid in _kids_with_tags(part):
            assert kid["/P"] == part, "a part that names another as its parent is lost"


def _kids_with_tags(part: DictionaryObject) -> list[DictionaryObject]:
    kids = part.get("/K", [])
    found = (kid.get_object() for kid in (kids if isinstance(kids, list) else [kids]))
    return [kid for kid in found if isinstance(kid, DictionaryObject) and "/S" in kid]


def test_only_tags_of_pdf_1_7_are_used(reader: PdfReader):
    tags = {str(part["/S"]) for part in parts(reader) if "/S" in part}
    assert tags <= {"/Document", "/NonStruct", "/Art", "/Div", "/H1", "/P", "/Span", "/Link", "/L", "/LI", "/Lbl",
                    "/LBody", "/Table", "/TR", "/TH", "/TD", "/Figure"}  # fmt: skip


def test_cells_name_their_heads(reader: PdfReader):
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    names = root["/IDTree"]["/Names"]
    tree = dict(zip(map(str, names[::2]), names[1::2], strict=True))
    (cell,) = [part for part in parts(reader) if part.get("/S") == "/TD"]
    heads = next(facts["/Headers"] for facts in cell["/A"] if "/Headers" in facts)
    assert [tree[str(head)].get_object()["/ID"] for head in heads] == [*heads]
    assert {str(part["/ID"]) for part in parts(reader) if "/ID" in part} == {*tree}


def test_all_ink_is_tagged_or_said_to_be_no_text(reader: PdfReader):
    (page,) = reader.pages
    forms = [form.get_object() for form in page["/Resources"]["/XObject"].values()]
    assert any(b"BDC" in form.get_data() for form in forms), "what is seen through has its tags in a form of its own"
    for stream in (page.get_contents(), *forms):
        assert {depth for depth, operator in _depths(stream, reader) if operator in INK} <= {1}
    assert b"/Artifact BMC" in page.get_contents().get_data(), "the foot is no text"


INK = (b"Tj", b"TJ", b"f", b"f*", b"S", b"B")


def _depths(stream: Any, reader: PdfReader) -> Iterator[tuple[int, bytes]]:
    """How many marks hold each operator."""
    depth = 0
    for _, operator in ContentStream(stream, reader).operations:
        depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
        yield depth, operator


def test_it_says_to_programs_what_it_is(reader: PdfReader):
    said = reader.xmp_metadata
    assert said.dc_title == {"x-default": "One guide"}
    assert (said.dc_creator, said.dc_language) == (["Our guides"], ["en"])
    assert reader.metadata.author == "Our guides"
    assert said.xmp_create_date.date() == reader.metadata.creation_date.date() == date(2026, 12, 1)
    assert b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_words_at_the_end_of_a_line_stay_apart(made: bytes, tmp_path: Path):
    (tmp_path / "made.pdf").write_bytes(made)
    assert f"{LONG} Read what CAR-T is, or the list." in spoken_text(tmp_path / "made.pdf")


def test_the_same_document_makes_the_same_bytes(printed: list[bytes], made: bytes):
    assert printed[0] != printed[1]
    assert with_names_and_facts(printed[1], links_of(document(), ADDRESS), FACTS) == made
