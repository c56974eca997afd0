"""Gives notes and their marks short ids, numbered in the order of the page; for both engines.

Python-Markdown comes to the words of a list after those of the paragraphs around it, so that the second mark of a note
on the page may carry the first id, and the way back from a note would lead to and fro. Its ids repeat the name of the
source in each mark and each way back, a tenth of a page.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

AFTER_NOTES = 12
"""The extension 'footnotes' has written marks and notes (15), nobody has read their ids yet (5)."""
MARK = re.compile(r"fnref\d*:(?P<note>.+)")
WAY_BACK = re.compile(r"#fnref(?P<count>\d*):")


def note_id(number: int) -> str:
    return f"fn:{number}"


def mark_id(number: int, count: int) -> str:
    """The id of the first, second or later mark of a note in the text."""
    return f"fnref{count if count > 1 else ''}:{number}"


class NoteMarks(Treeprocessor):
    def run(self, root: Element) -> None:
        notes = [note for box in root.iter("div") if box.get("class") == "footnote" for note in box.iter("li")]
        numbers: dict[str, int] = {}
        for number, note in enumerate(notes, start=1):
            numbers[(note.get("id") or "").removeprefix("fn:")] = number
            note.set("id", note_id(number))
            for link in note.iter("a"):
                if link.get("class") == "footnote-backref":
                    _shorten_way_back(link, number)
        counts: dict[int, int] = {}
        for node in root.iter("sup"):
            if found := MARK.fullmatch(node.get("id") or ""):
                number = numbers[found["note"]]
                counts[number] = counts.get(number, 0) + 1
                node.set("id", mark_id(number, counts[number]))
                node[0].set("href", f"#{note_id(number)}")


def _shorten_way_back(link: Element, number: int) -> None:
    """The first way back has words; further ones stand right behind it and need none."""
    found = WAY_BACK.match(link.get("href") or "")
    count = int(found["count"] or 1) if found else 1
    link.set("href", f"#{mark_id(number, count)}")
    if count > 1:
        del link.attrib["title"]


class NoteMarksExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(NoteMarks(md), "note_marks", AFTER_NOTES)


def makeExtension(**settings: Any) -> NoteMarksExtension:  # noqa: N802 - Python-Markdown's name
    """Called by Python-Markdown."""
    return NoteMarksExtension(**settings)
