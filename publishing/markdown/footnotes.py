"""Gives notes and their marks short ids, numbered in the order of the page, and one way back; for both engines.

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


def note_id(number: int) -> str:
    return f"fn:{number}"


def mark_id(number: int) -> str:
    """The id of the first mark of a note in the text. Nothing leads to later ones, so they have none."""
    return f"fnref:{number}"


class NoteMarks(Treeprocessor):
    def run(self, root: Element) -> None:
        notes = [note for box in root.iter("div") if box.get("class") == "footnote" for note in box.iter("li")]
        numbers: dict[str, int] = {}
        for number, note in enumerate(notes, start=1):
            numbers[(note.get("id") or "").removeprefix("fn:")] = number
            note.set("id", note_id(number))
            _keep_first_way_back(note, number)
        seen: set[int] = set()
        for node in root.iter("sup"):
            if found := MARK.fullmatch(node.get("id") or ""):
                number = numbers[found["note"]]
                if number in seen:
                    del node.attrib["id"]
                else:
                    node.set("id", mark_id(number))
                seen.add(number)
                node[0].set("href", f"#{note_id(number)}")


def _keep_first_way_back(note: Element, number: int) -> None:
    """A row of equal arrows tells nobody which is theirs; whoever came from a later mark has the browser's way back."""
    for parent in note.iter():
        ways = [child for child in parent if child.get("class") == "footnote-backref"]
        for way in ways[1:]:
            parent.remove(way)
        for way in ways[:1]:
            way.set("href", f"#{mark_id(number)}")


class NoteMarksExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(NoteMarks(md), "note_marks", AFTER_NOTES)


def makeExtension(**settings: Any) -> NoteMarksExtension:  # noqa: N802 - Python-Markdown's name
    """Called by Python-Markdown."""
    return NoteMarksExtension(**settings)
