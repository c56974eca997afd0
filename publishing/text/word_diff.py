"""The difference between two texts, word by word, for somebody who reads it on paper."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

Kind = Literal["same", "removed", "added"]

TOKEN = re.compile(r"\s+|[\w'’]+|[^\w\s]")
ALIKE = 0.4
"""Two blocks that share less than this are shown one after the other: mixed word by word nobody could read them."""


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, went or came."""

    kind: Kind
    text: str


Block = tuple[str, str]
"""What the block stands under, and its text."""


@dataclass(frozen=True)
class ChangedBlock:
    """One changed paragraph or list item, in its place."""

    under: str
    pieces: tuple[Piece, ...]


def changed_blocks(before: list[Block], after: list[Block]) -> list[ChangedBlock]:
    """Every block that differs, with the words that differ in it; what stayed is left out."""
    matcher = SequenceMatcher(None, [text for _, text in before], [text for _, text in after], autojunk=False)
    found: list[ChangedBlock] = []
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind != "equal":
            for old, new in zip_longest(before[first:last], after[new_first:new_last]):
                under = (new or old)[0]
                found.append(ChangedBlock(under, pieces(old[1] if old else "", new[1] if new else "")))
    return found


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The words of both texts in one line: those that stayed, those that went, those that came."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not before or not after or matcher.ratio() < ALIKE:
        whole = (Piece("removed", before), Piece("added", after))
        return tuple(piece for piece in whole if piece.text)
    found: list[Piece] = []
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(old[first:last])))
            continue
        if last > first:
            found.append(Piece("removed", "".join(old[first:last])))
        if new_last > new_first:
            found.append(Piece("added", "".join(new[new_first:new_last])))
    return tuple(found)
