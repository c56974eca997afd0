"""The sentences of a page as a reader hears them, each with its place and what it cites."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publishing.assembly.parts import CITATION
from publishing.assembly.templates import without_templates
from publishing.content.model import SourcePage
from publishing.content.passages import Passage, body, fields

UNREAD = frozenset(
    (
        *("title", "description", "series", "card", "review_class", "reviewer", "topics", "id", "duration"),
        *("product", "cancer", "picture", "standing", "study", "pause", "measured"),
    )
)
"""Keys whose text is a name or a label, not sentences of the page."""

BLOCK = re.compile(r"\n[ ]*\n|\n(?=[ ]*(?:[-*+]|\d+\.|\|) ?)")
HEADING = re.compile(r"#{2,6} +(?P<words>[^{\n]*)")
END = re.compile(r"(?<=[.!?])(?:\[\^[^\]]+\])*(?:[\"')\]*]*)(?:\s+|$)")
MARKS = r"\[\^[^\]]+\]|\]\([^)\n]*\)|\{[^}\n]*\}|\*\*|[\[\]|]|\bx{8,}\b"
MARKUP = re.compile(rf"{MARKS}|^\s*(?:[-+*]|\d+\.)\s+", re.MULTILINE)
WORD = re.compile(r"[A-Za-zÀ-ɏ][\w'’-]*|\d[\d.,]*")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a page."""

    words: str
    """Without marks of Markdown."""
    heading: str
    """The heading it stands under, or the key of the front matter that holds it."""
    cites: bool
    """Whether it or a later one of its paragraph has a citation."""
    linked: frozenset[str]
    """Glossary terms it links to."""
    passage: Passage
    offset: int

    @property
    def length(self) -> int:
        return len(WORD.findall(self.words))


def sentences(page: SourcePage) -> Iterator[Sentence]:
    """The page's own sentences in the order of its file, without its shared partials."""
    for passage in [*fields(page.front_matter, page.path), body(page)]:
        if passage.key not in UNREAD:
            yield from _sentences(passage)


def _sentences(passage: Passage) -> Iterator[Sentence]:
    text = without_templates(passage.text) if passage.kind == "body" else passage.text
    heading, offset = passage.key, 0
    for block in BLOCK.split(text):
        start = text.index(block, offset)
        offset = start + len(block)
        if found := HEADING.match(block.lstrip()):
            heading = found["words"].strip()
        elif block.strip() and not block.lstrip().startswith(("|", "!!!", "???", "{")):
            yield from _split(block, start, heading, passage)


def _split(block: str, start: int, heading: str, passage: Passage) -> Iterator[Sentence]:
    begin = 0
    for end in [*(found.end() for found in END.finditer(block)), len(block)]:
        raw = block[begin:end]
        words = " ".join(MARKUP.sub(" ", raw).split())
        if WORD.search(words):
            linked = frozenset(re.findall(r"\]\(/glossary\.md#([\w-]+)\)", raw))
            at = start + begin + len(raw) - len(raw.lstrip())
            # One note often stands for the sentences before it too.
            cites = CITATION.search(block, begin) is not None
            yield Sentence(words, heading, cites, linked, passage, at)
        begin = end
