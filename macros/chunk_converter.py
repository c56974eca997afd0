"""Converts pages chunk by chunk. What many pages share, such as a partial or a source, is converted once."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.toc import nest_toc_tokens
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from macros.kept import KeptChunks, digest
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
REMEMBERED = 1024
"""Chunks at hand: those that pages share, and those of some hundred pages."""
PLACE = f"<p>{NOTE_PLACE}</p>"


class ConvertedChunk(NamedTuple):
    """The HTML of a chunk, open where it depends on the page it stands on. Plain values, so that they can be kept."""

    html: list[str]
    """The text between the marks: one more than there are marks."""
    marks: list[tuple[str, str]]
    """What stands between the texts: ("note", id) or ("address", as the chunk writes it)."""
    headings: list[dict[str, Any]]
    ids: list[str]
    """Ids that Markdown gives to elements of the chunk."""
    drawn_ids: list[str]
    """Ids in markup that Markdown leaves as it is, such as a drawing."""


@dataclass(frozen=True)
class ConvertedPage:
    """A page's HTML and what its engine wants to know of it."""

    html: str
    headings: list[dict[str, Any]]
    """Nested, as the extension toc has them."""
    ids: set[str]
    chunks: list[bytes]
    """The fingerprints of the chunks it is made of."""


class ChunkConverter:
    """Converts with one set of Markdown extensions; remembers the chunks it has seen."""

    def __init__(self, extensions: list[Any], settings: dict[str, Any], kept: KeptChunks) -> None:
        self._reader = _ChunkReader(extensions, settings)
        self._back = settings.get("footnotes", {}).get("BACKLINK_TITLE", "")
        self._kept = kept
        self._chunk = lru_cache(maxsize=REMEMBERED)(self._find_or_read)

    def convert(self, text: str, address: Callable[[str], str]) -> ConvertedPage | None:
        """The page's HTML with each address as `address` gives it; None if the page must be converted whole."""
        chunks = split(text)
        if chunks is None:
            return None
        sections = [self._chunk(section) for section in chunks.sections]
        notes = {note: self._chunk(words) for note, words in chunks.notes.items()}
        found = [*sections, *notes.values()]
        if any(chunk is None for _, chunk in found):
            return None
        page = _Page(chunks, {note: chunk for note, (_, chunk) in notes.items()}, address, self._back)
        return page.assembled([chunk for _, chunk in sections], [key for key, _ in found])

    def _find_or_read(self, text: str) -> tuple[bytes, ConvertedChunk | None]:
        """The chunk's fingerprint and what it is converted to; None if it says something else on every page."""
        key = digest(text)
        if (known := self._kept.find(key)) is not None:
            return key, ConvertedChunk(*known)
        chunk = self._reader.read(text)
        if chunk is not None:
            self._kept.keep(key, tuple(chunk))
        return key, chunk


class _Page:
    """One page while it is put together: what its chunks leave open depends on all of them."""

    def __init__(
        self, chunks: Chunks, notes: dict[str, ConvertedChunk], address: Callable[[str], str], back: str
    ) -> None:
        self._notes, self._address, self._back = notes, address, back
        self._numbers = {note: number for number, note in enumerate(chunks.notes, start=1)}
        self._marked: set[int] = set()

    def assembled(self, sections: list[ConvertedChunk], keys: list[bytes]) -> ConvertedPage | None:
        ids: set[str] = set()
        for chunk in sections:
            # Ids that the parser gave to two chunks alike it would have told apart on one page.
            if not ids.isdisjoint(chunk.ids) or any(
                note not in self._numbers for kind, note in chunk.marks if kind == "note"
            ):
                return None
            ids.update(chunk.ids)
        html = "\n".join(self._filled(chunk) for chunk in sections)
        if PLACE in html:
            html = html.replace(PLACE, self._list_of_notes(), 1)
        elif self._notes:
            return None
        ids |= {note_id(self._numbers[note]) for note in self._notes}
        ids |= set(map(mark_id, self._marked))
        headings = nest_toc_tokens([dict(heading) for chunk in sections for heading in chunk.headings])
        return ConvertedPage(html, headings, ids.union(*(chunk.drawn_ids for chunk in sections)), keys)

    def _filled(self, chunk: ConvertedChunk) -> str:
        parts = [chunk.html[0]]
        for (kind, value), following in zip(chunk.marks, chunk.html[1:], strict=True):
            parts.append(self._mark(value) if kind == "note" else self._address(value))
            parts.append(following)
        return "".join(parts)

    def _mark(self, note: str) -> str:
        number = self._numbers[note]
        first = "" if number in self._marked else f' id="{mark_id(number)}"'
        self._marked.add(number)
        return f'<sup{first}><a class="footnote-ref" href="#{note_id(number)}">{number}</a></sup>'

    def _list_of_notes(self) -> str:
        return f'<div class="footnote">\n<hr />\n<ol>\n{"".join(map(self._note, self._notes))}</ol>\n</div>'

    def _note(self, note: str) -> str:
        number = self._numbers[note]
        words = self._filled(self._notes[note]).removesuffix("</p>")
        title = self._back.format(number)
        back = f'<a class="footnote-backref" href="#{mark_id(number)}" title="{title}">&#8617;</a>'
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
        ids = list(dict.fromkeys(self._ids.found))
        drawn = [name for name in ID.findall(NOTE_MARK.sub("", html)) if name not in ids]
        return ConvertedChunk(texts, marks, list(_flat(md.toc_tokens)), ids, drawn)


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
