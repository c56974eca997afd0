"""Tables that can be heard and that fit a phone: a caption, named rows and columns, each cell with its column's name.

A paragraph "Table: ..." right above a table becomes its caption.
"""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

CAPTION = "Table: "
"""How an editor begins the line above a table."""


class ReadableTables(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            before: Element | None = None
            for node in list(parent):
                if node.tag == "table":
                    if before is not None and before.tag == "p" and (before.text or "").startswith(CAPTION):
                        parent.remove(before)
                        _caption(node, before)
                    _name_parts(node)
                before = node


def _caption(table: Element, paragraph: Element) -> None:
    paragraph.tag = "caption"
    paragraph.text = (paragraph.text or "").removeprefix(CAPTION)
    paragraph.tail = "\n"
    table.insert(0, paragraph)


def _name_parts(table: Element) -> None:
    columns = [" ".join(_words(cell).split()) for cell in table.iterfind("thead/tr/th")]
    for cell in table.iterfind("thead/tr/th"):
        cell.set("scope", "col")
    for row in table.iterfind("tbody/tr"):
        for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
            if place:
                cell.set("data-column", column)
            else:
                cell.tag = "th"
                cell.set("scope", "row")


def _words(cell: Element) -> str:
    """The text of a cell; the number of a note is no part of a column's name."""
    inner = "".join(("" if node.tag == "sup" else _words(node)) + (node.tail or "") for node in cell)
    return (cell.text or "") + inner


class ReadableTablesExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        # After words in cells and captions are read (20).
        md.treeprocessors.register(ReadableTables(md), "readable_tables", 6)


def makeExtension(**settings: Any) -> ReadableTablesExtension:  # noqa: N802 - Python-Markdown's name
    """Called by Python-Markdown."""
    return ReadableTablesExtension(**settings)
