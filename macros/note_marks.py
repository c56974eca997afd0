"""Numbers the marks of a note in the order of the page, for both engines; Python-Markdown has another order.

Its parser comes to the words of a list after those of the paragraphs around it, so that the second mark of a note on
the page may carry the first id, and the way back from a note would lead to and fro.
"""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

AFTER_NOTES = 12
"""The extension 'footnotes' has written the marks (15), nobody has read their ids yet (5)."""


def mark_id(note: str, count: int) -> str:
    """The id of a note's mark in the text, the first, second or later one."""
    return f"fnref{count if count > 1 else ''}:{note}"


class NoteMarks(Treeprocessor):
    def run(self, root: Element) -> None:
        counts: dict[str, int] = {}
        for node in root.iter("sup"):
            name = node.get("id") or ""
            if name.startswith("fnref"):
                note = name.partition(":")[2]
                counts[note] = counts.get(note, 0) + 1
                node.set("id", mark_id(note, counts[note]))


class NoteMarksExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(NoteMarks(md), "note_marks", AFTER_NOTES)


def makeExtension(**settings: Any) -> NoteMarksExtension:  # noqa: N802 - Python-Markdown's name
    """Called by Python-Markdown."""
    return NoteMarksExtension(**settings)
