"""Converts pages chunk by chunk. What many pages share, such as a partial or a source, is converted once."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.toc import nest_toc_tokens
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from macros.markdown_chunks import NOTE_PLACE, Chunks, split
from macros.note_marks import mark_id, note_id
from macros.quick_markdown import QuickInline, quick_markdown

NOTE_MARK = re.compile(r'<sup id="fnref:(?P<note>[^"]+)"><a class="footnote-ref" href="#fn:(?P=note)">0</a></sup>')
ADDRESS = "zq{}qz"
MARKS = re.compile(rf"{NOTE_MARK.pattern}|zq(?P<address>\d+)qz")
OUTSIDE = re.compile(r"https:|mailto:|tel:")
PLAIN_ADDRESS = re.compile(r"[\w./#-]+")
ID = re.compile(r'\sid="([^"]+)"')
ADDRESSES = {"a": "href", "img": "src"}
PLACE = f"<p>{NOTE_PLACE}</p>"


@dataclass(frozen=True)
class ConvertedChunk:
    """The HTML of a chunk, open where it depends on the page it stands on."""

    html: tuple[str, ...]
    """The text between the marks: one more than there are marks."""
    marks: tuple[tuple[str, str], ...]
    """What stands between the texts: ("note", id) or ("address", as the chunk writes it)."""
    headings: tuple[dict[str, Any], ...]
    ids: frozenset[str]
    """Ids that Markdown gives to elements of the chunk."""
    drawn_ids: frozenset[str]
    """Ids in markup that Markdown leaves as it is, such as a drawing."""


@dataclass(frozen=True)
class ConvertedPage:
    """A page's HTML and what its engine wants to know of it."""

    html: str
    headings: list[dict[str, Any]]
    """Nested, as the extension toc has them."""
    ids: set[str]


class ChunkConverter:
    """Converts with one set of Markdown extensions; remembers every chunk it has seen."""

    def __init__(self, extensions: list[Any], settings: dict[str, Any]) -> None:
        self._reader = _ChunkReader(extensions, settings)
        self._back = settings.get("footnotes", {}).get("BACKLINK_TITLE", "")
        self.known: dict[str, ConvertedChunk | None] = {}
        """By its Markdown; None for a chunk that says something different on every page."""

    def convert(self, text: str, address: Callable[[str], str]) -> ConvertedPage | None:
        """The page's HTML with each address as `address` gives it; None if the page must be converted whole."""
        chunks = split(text)
        if chunks is None:
            return None
        sections = [self._chunk(section) for section in chunks.sections]
        notes = {note: self._chunk(words) for note, words in chunks.notes.items()}
        if None in sections or None in notes.values():
            return None
        return _Page(chunks, notes, address, self._back).assembled(sections)

    def _chunk(self, text: str) -> ConvertedChunk | None:
        if text not in self.known:
            self.known[text] = self._reader.read(text)
        return self.known[text]


class _Page:
    """One page while it is put together: what its chunks leave open depends on all of them."""

    def __init__(
        self, chunks: Chunks, notes: dict[str, ConvertedChunk], address: Callable[[str], str], back: str
    ) -> None:
        self._notes, self._address, self._back = notes, address, back
        self._numbers = {note: number for number, note in enumerate(chunks.notes, start=1)}
        self._counts: dict[int, int] = {}

    def assembled(self, sections: list[ConvertedChunk]) -> ConvertedPage | None:
        ids: set[str] = set()
        for chunk in sections:
            # Ids that the parser gave to two chunks alike it would have told apart on one page.
            if not ids.isdisjoint(chunk.ids) or any(
                note not in self._numbers for kind, note in chunk.marks if kind == "note"
            ):
                return None
            ids |= chunk.ids
        html = "\n".join(self._filled(chunk) for chunk in sections)
        if PLACE in html:
            html = html.replace(PLACE, self._list_of_notes(), 1)
        elif self._notes:
            return None
        ids |= {note_id(self._numbers[note]) for note in self._notes}
        ids |= {mark_id(number, mark) for number, marks in self._counts.items() for mark in range(1, marks + 1)}
        headings = nest_toc_tokens([dict(heading) for chunk in sections for heading in chunk.headings])
        return ConvertedPage(html, headings, ids.union(*(chunk.drawn_ids for chunk in sections)))

    def _filled(self, chunk: ConvertedChunk) -> str:
        parts = [chunk.html[0]]
        for (kind, value), following in zip(chunk.marks, chunk.html[1:], strict=True):
            parts.append(self._mark(value) if kind == "note" else self._address(value))
            parts.append(following)
        return "".join(parts)

    def _mark(self, note: str) -> str:
        number = self._numbers[note]
        count = self._counts[number] = self._counts.get(number, 0) + 1
        mark, target = mark_id(number, count), note_id(number)
        return f'<sup id="{mark}"><a class="footnote-ref" href="#{target}">{number}</a></sup>'

    def _list_of_notes(self) -> str:
        return f'<div class="footnote">\n<hr />\n<ol>\n{"".join(map(self._note, self._notes))}</ol>\n</div>'

    def _note(self, note: str) -> str:
        number = self._numbers[note]
        words = self._filled(self._notes[note]).removesuffix("</p>")
        title = self._back.format(number)
        back = f'<a class="footnote-backref" href="#{mark_id(number, 1)}" title="{title}">&#8617;</a>'
        return f'<li id="{note_id(number)}">\n{words}&#160;{back}</p>\n</li>\n'


class _ChunkReader:
    """A Markdown parser that leaves notes and addresses open."""

    def __init__(self, extensions: list[Any], settings: dict[str, Any]) -> None:
        md = self._md = quick_markdown(extensions, settings)
        self._open = _OpenAddresses(md)
        self._ids = _Ids(md)
        md.inlinePatterns.register(_OpenNote(), "footnote", 175)
        if "note_marks" in md.treeprocessors:
            md.treeprocessors.deregister("note_marks")
        md.treeprocessors.register(QuickInline(md), "inline", 20)
        md.treeprocessors.register(self._ids, "ids", 4)
        md.treeprocessors.register(self._open, "addresses", 0)

    def read(self, text: str) -> ConvertedChunk | None:
        md = self._md
        md.reset()
        md.toc_tokens = []
        html = md.convert(text)
        if self._open.odd:
            return None
        texts, marks, end = [], [], 0
        for mark in MARKS.finditer(html):
            texts.append(html[end : mark.start()])
            end = mark.end()
            number = mark["address"]
            marks.append(("address", self._open.addresses[int(number)]) if number else ("note", mark["note"]))
        texts.append(html[end:])
        ids = frozenset(self._ids.found)
        drawn = frozenset(ID.findall(NOTE_MARK.sub("", html))) - ids
        return ConvertedChunk(tuple(texts), tuple(marks), tuple(_flat(md.toc_tokens)), ids, drawn)


class _OpenNote(InlineProcessor):
    """The mark of a note, with its number left open."""

    def __init__(self) -> None:
        super().__init__(r"\[\^([^\]\s]+)\]")

    def handleMatch(self, found: re.Match[str], _data: str) -> tuple[Element, int, int]:  # noqa: N802 - as it is there
        mark = Element("sup", {"id": f"fnref:{found[1]}"})
        link = SubElement(mark, "a", {"class": "footnote-ref", "href": f"#fn:{found[1]}"})
        link.text = "0"
        return mark, found.start(), found.end()


class _OpenAddresses(Treeprocessor):
    """Takes out every address inside the site: it depends on the page."""

    def run(self, root: Element) -> None:
        self.addresses: list[str] = []
        self.odd = False
        for node in root.iter():
            key = ADDRESSES.get(node.tag)
            address = node.get(key, "") if key else ""
            if not key or node.get("class") == "footnote-ref" or OUTSIDE.match(address):
                continue
            self.odd = self.odd or not PLAIN_ADDRESS.fullmatch(address)
            node.set(key, ADDRESS.format(len(self.addresses)))
            self.addresses.append(address)


class _Ids(Treeprocessor):
    """Remembers the ids of all elements but the marks of notes."""

    def run(self, root: Element) -> None:
        ids = (node.get("id") for node in root.iter() if node.tag != "sup")
        self.found = [name for name in ids if name]


def _flat(headings: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for heading in headings:
        yield {key: value for key, value in heading.items() if key != "children"}
        yield from _flat(heading["children"])
