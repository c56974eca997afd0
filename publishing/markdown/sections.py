"""A page's Markdown taken apart into pieces that mean the same wherever they stand."""

import re
from dataclasses import dataclass

SECTION = re.compile(r"\n\n(?=## )")
"""Between two sections: nothing in a block above a heading of the first column can reach below it."""
NOTE_PLACE = "///Footnotes Go Here///"
NOTE = re.compile(r"^\[\^(?P<id>[^\]\s]+)\]: (?P<text>\S.*)$", re.MULTILINE)
ANY_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]]*\]:", re.MULTILINE)
"""A note or an address that is defined in one place and used in another."""


@dataclass(frozen=True)
class Chunks:
    """The pieces of one page, in the order of the page."""

    sections: tuple[str, ...]
    notes: dict[str, str]
    """The text of each note by its id, in the order in which they are numbered."""


def split(text: str) -> Chunks | None:
    """The pieces of a page's Markdown; None if they may depend on one another, so that it is converted whole."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    notes: dict[str, str] = {}
    if text.count(NOTE_PLACE) == 1:
        start = text.rindex("\n\n", 0, text.index(NOTE_PLACE)) if "\n\n" in text[: text.index(NOTE_PLACE)] else 0
        found = list(NOTE.finditer(text, 0, start))
        notes = {note["id"]: note["text"].rstrip() for note in found}
        if len(notes) < len(found) or not notes:
            return None
        text = NOTE.sub("", text)
    elif NOTE_PLACE in text:
        return None
    if ANY_DEFINITION.search(text):
        return None
    return Chunks(tuple(section for section in SECTION.split(text) if section.strip()), notes)
