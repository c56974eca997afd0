"""Converts pages chunk by chunk. What many pages share, such as a partial or a source, is converted once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown.extensions.toc import nest_toc_tokens

from publishing.cache.keys import digest
from publishing.cache.store import Cache
from publishing.markdown.footnotes import mark_id, note_id
from publishing.markdown.reader import ChunkReader, ConvertedChunk
from publishing.markdown.sections import NOTE_PLACE, Chunks, split

REMEMBERED = 1024
"""Chunks at hand: those that pages share, and those of some hundred pages."""
PLACE = f"<p>{NOTE_PLACE}</p>"


@dataclass(frozen=True)
class ConvertedPage:
    """A page's HTML and what its engine wants to know of it."""

    html: str
    headings: list[dict[str, Any]]
    """Nested, as the extension toc has them."""
    ids: set[str]
    chunks: list[str]
    """The keys of the chunks it is made of."""
    new: dict[str, ConvertedChunk]
    """Those of them that no cache held, by their keys."""


class ChunkConverter:
    """Converts with one set of Markdown extensions; remembers the chunks it saw, and looks for others in a cache."""

    def __init__(self, extensions: list[Any], settings: dict[str, Any], cache: Cache) -> None:
        self._reader = ChunkReader(extensions, settings)
        self._back = settings.get("footnotes", {}).get("BACKLINK_TITLE", "")
        self._cache = cache
        self._new: dict[str, ConvertedChunk] = {}
        self._chunk = lru_cache(maxsize=REMEMBERED)(self._find_or_read)

    def convert(self, text: str, address: Callable[[str], str]) -> ConvertedPage | None:
        """The page's HTML with each address as `address` gives it; None if the page must be converted whole."""
        chunks = split(text)
        if chunks is None:
            return None
        self._new = {}
        sections = [self._chunk(section) for section in chunks.sections]
        notes = {note: self._chunk(words) for note, words in chunks.notes.items()}
        found = [*sections, *notes.values()]
        if any(chunk is None for _, chunk in found):
            return None
        page = _Page(chunks, {note: chunk for note, (_, chunk) in notes.items()}, address, self._back)
        return page.assembled([chunk for _, chunk in sections], [key for key, _ in found], self._new)

    def _find_or_read(self, text: str) -> tuple[str, ConvertedChunk | None]:
        """The chunk's key and what it is converted to; None if it says something else on every page."""
        key = digest(text)
        if (known := self._cache.get(key)) is not None:
            return key, ConvertedChunk(*known)
        chunk = self._reader.read(text)
        if chunk is not None:
            self._new[key] = chunk
        return key, chunk


class _Page:
    """One page while it is put together: what its chunks leave open depends on all of them."""

    def __init__(
        self, chunks: Chunks, notes: dict[str, ConvertedChunk], address: Callable[[str], str], back: str
    ) -> None:
        self._notes, self._address, self._back = notes, address, back
        self._numbers = {note: number for number, note in enumerate(chunks.notes, start=1)}
        self._marked: set[int] = set()

    def assembled(
        self, sections: list[ConvertedChunk], keys: list[str], new: dict[str, ConvertedChunk]
    ) -> ConvertedPage | None:
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
        return ConvertedPage(html, headings, ids.union(*(chunk.drawn_ids for chunk in sections)), keys, new)

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
