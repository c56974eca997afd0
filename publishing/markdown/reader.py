"""Converts one chunk of Markdown to HTML that any page can take in: notes and addresses stay open."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

NOTE_MARK = re.compile(r'<sup id="fnref:(?P<note>[^"]+)"><a class="footnote-ref" href="#fn:(?P=note)">0</a></sup>')
# Signs that no page can hold: what is typed is never taken for a place that was left open.
ADDRESS = "\u000e{}\u000f"
MARKS = re.compile(rf"{NOTE_MARK.pattern}|\u000e(?P<address>\d+)\u000f")
OUTSIDE = re.compile(r"https:|mailto:|tel:")
PLAIN_ADDRESS = re.compile(r"[\w./#-]+")
ID = re.compile(r'\sid="([^"]+)"')
ADDRESSES = {"a": "href", "img": "src"}

RARE = re.compile(r"[`\\&|]|!\[|\]:|~~~|^(?=.*\S)[\s>*_+=.\d)-]*$", re.MULTILINE)
"""A sign without which nothing below finds anything in a text; the last is a line of nothing but signs."""
FOR_RARE_LINES = ("backtick", "escape", "reference", "image_link", "image_reference", "short_reference")
FOR_RARE_LINES += ("short_image_ref", "entity")
FOR_RARE_BLOCKS = ("table", "setextheader", "hr", "footnote", "reference")
FOR_RARE_TEXTS = ("fenced_code_block",)
"""Parts of Python-Markdown that ask each text for what one of twenty holds: a quarter of the time goes to them."""


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


class ChunkReader:
    """Markdown parsers that leave notes and addresses open: one for any text, one for those without rare signs."""

    def __init__(self, extensions: list[Any], settings: dict[str, Any]) -> None:
        self._with = extensions, settings

    @cached_property
    def for_any(self) -> "Parser":
        return Parser(*self._with)

    @cached_property
    def for_usual(self) -> "Parser":
        """What looks for nothing that needs a rare sign."""
        parser = Parser(*self._with)
        parser.leave_out_rare()
        return parser

    def read(self, text: str) -> ConvertedChunk | None:
        """The chunk as it is converted; None if what it says depends on its page."""
        parser = self.for_any if RARE.search(text) else self.for_usual
        return parser.read(text)


class Parser:
    """A Markdown parser that leaves notes and addresses open."""

    def __init__(self, extensions: list[Any], settings: dict[str, Any]) -> None:
        md = self._md = Markdown(extensions=extensions, extension_configs=settings)
        self._open = _OpenAddresses(md)
        self._ids = _Ids(md)
        md.inlinePatterns.register(_OpenNote(), "footnote", 175)
        if "note_marks" in md.treeprocessors:
            md.treeprocessors.deregister("note_marks")
        md.treeprocessors.register(self._ids, "ids", 4)
        md.treeprocessors.register(self._open, "addresses", 0)

    def leave_out_rare(self) -> None:
        md = self._md
        for registry, names in (
            (md.inlinePatterns, FOR_RARE_LINES),
            (md.parser.blockprocessors, FOR_RARE_BLOCKS),
            (md.preprocessors, FOR_RARE_TEXTS),
        ):
            for name in names:
                registry.deregister(name, strict=False)

    def read(self, text: str) -> ConvertedChunk | None:
        """The chunk as it is converted; None if what it says depends on its page."""
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
