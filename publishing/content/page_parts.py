"""Where the front matter of a page begins and ends, and why nobody can tell where it does."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

PARTS = re.compile(r"\A---\n((?:.*\n)*?)---\n")
ENDS_EARLY = re.compile(r"\.\.\.|---")
"""MkDocs ends the front matter where a line begins so, and what follows would be page text that nothing has checked."""
MEANT_AS_MARK = re.compile(r"[-–—]{2,}\s*|[–—]\s*")
KEY = re.compile(r"(?P<key>[a-z_]+):(?: |$)")
NO_KEY = re.compile(r"\{[{%]|#{1,6} |!\[|!!!|\?\?\?|\|")
"""What a body may begin with and front matter never has at the start of a line."""
HOW = "Write --- in line 1, then the keys, then --- alone in a line."


@dataclass(frozen=True)
class Slip:
    """A line of the file, counted from 1, and what to do there."""

    line: int
    message: str


def parted(text: str, keys: Iterable[str]) -> tuple[str, str] | Slip:
    """The front matter and the body of a page; else the one line that keeps them from being told apart.

    `keys` are those that front matter may have.
    """
    lines = text.split("\n")
    found = PARTS.match(text)
    if not found:
        return _without_parts(lines)
    front, body = found[1], text[found.end() :]
    end = front.count("\n") + 2
    early = next((number for number, line in enumerate(lines[1 : end - 1], 2) if ENDS_EARLY.match(line)), None)
    if early:
        sign = ENDS_EARLY.match(lines[early - 1])[0]
        return Slip(early, f"{sign!r} would end the front matter here. Delete this line; inside a text, indent it.")
    return _slip_at_end(lines, end, frozenset(keys)) or (front, body)


def _slip_at_end(lines: list[str], end: int, known: frozenset[str]) -> Slip | None:
    """What is wrong with the line, counted from 1, on which the front matter ends."""
    below = _keys_below(lines[end:], known)
    again = "---" in (line.rstrip() for line in lines[end:])
    if below is not None and again:
        return Slip(end, "this --- ends the front matter here, and keys follow below it. Delete this line.")
    if below is not None:
        return Slip(end + below, "this key stands below the --- that ends the front matter. Move it above that line.")
    if not any(line.strip() for line in lines[1 : end - 1]):
        return Slip(2, f"the front matter is empty: a group of keys is needed here. {HOW}")
    return None


def _keys_below(lines: list[str], known: frozenset[str]) -> int | None:
    """How far below the end of the front matter its first key stands, before anything that a body begins with."""
    for number, line in enumerate(lines, 1):
        found = KEY.match(line)
        if found and found["key"] in known:
            return number
        if NO_KEY.match(line):
            return None
    return None


def _without_parts(lines: list[str]) -> Slip:
    first = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
    if lines[0] != "---":
        if lines[first - 1] == "---":
            return Slip(1, "the page does not begin with front matter. Delete the empty lines above the first ---.")
        if MEANT_AS_MARK.fullmatch(lines[first - 1]):
            return Slip(first, f"the page does not begin with front matter: this line is no ---. {HOW}")
        return Slip(1, f"the page does not begin with front matter. {HOW}")
    for number, line in enumerate(lines[1:], 2):
        if MEANT_AS_MARK.fullmatch(line):
            return Slip(
                number, "the front matter has no end: this line is no ---. Write three hyphens, and nothing else."
            )
        if NO_KEY.match(line):
            return Slip(number, "the front matter has no end. Write --- alone in a line above this one.")
    return Slip(1, f"the front matter has no end. {HOW}")
