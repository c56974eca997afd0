"""Bold and italics: marks that have no partner, or that touch a word, are printed as they are."""

import re
from collections.abc import Iterator

PARAGRAPH_ENDS = re.compile(r"(\n[ ]*\n|\n(?=[ ]*(?:[-*+]|\d+\.) )|\n(?=[ ]*\|)|\|)")
NO_WORDS = re.compile(r"\]\([^)\n]*\)|\{[^}\n]*\}|\[\^[^\]\n]*\]|\*\*\*\*+|__+")
"""Addresses, braces and citations, and what is told elsewhere."""
BOTH = re.compile(r"\*{3}(?=\S)[^*\n]+(?<=\S)\*{3}")
PAIR = re.compile(r"\*\*(?P<words>[^*]+)\*\*")
ENDS_IN_A_BLANK = re.compile(r"\S.*\S $", re.DOTALL)
"""One blank: of an address that is left out, more are left."""
GLUED_BOLD = re.compile(r"(?P<before>[A-Za-z0-9])?\*\*(?=\S)[^*\n]+?(?<=\S)\*\*(?P<after>[A-Za-z0-9])?")
OPENS = re.compile(r"(?<![\w*_])(?P<mark>[*_])(?=[^\s*_\d])")
CLOSES = re.compile(r"(?<=[^\s*_])(?P<mark>[*_])(?![\w*_])")
AMONG_WORDS = re.compile(r"(?<=[A-Za-z,.] )[*_](?= [A-Za-z])")


def odd_emphasis(text: str, in_body: bool) -> Iterator[tuple[int, str]]:
    """Offset and message of the first such mark of each paragraph.

    In a body an asterisk that begins a paragraph and has no partner is told as an item of a list.
    """
    if "*" not in text and "_" not in text:
        return
    offset = 0
    for paragraph in PARAGRAPH_ENDS.split(NO_WORDS.sub(_blank, text)):
        found = _first(paragraph)
        if found and not (in_body and paragraph.count("*") == 1 and paragraph.lstrip().startswith("*")):
            yield offset + found[0], found[1]
        offset += len(paragraph)


def _first(paragraph: str) -> tuple[int, str] | None:
    if "*" not in paragraph and "_" not in paragraph:
        return None
    if not paragraph.strip(" *_-\n"):
        return None  # a line of signs is told as that
    return _odd_bold(paragraph) or _odd_italics(paragraph)


def _odd_bold(paragraph: str) -> tuple[int, str] | None:
    if both := BOTH.search(paragraph):
        return both.start(), "words are bold or in italics, not both. Write **words** or *words*."
    if paragraph.count("**") % 2:
        return paragraph.rfind("**"), "** has no partner. Write ** before and after the words that should be bold."
    for bold in PAIR.finditer(paragraph):
        if ENDS_IN_A_BLANK.match(bold["words"]):
            return bold.end() - 2, "the blank before ** keeps the words from being bold. Delete the blank."
    for bold in GLUED_BOLD.finditer(paragraph):
        if bold["before"] or bold["after"]:
            at = bold.end("before") if bold["before"] else bold.start("after")
            return at, "bold words stand between blanks or signs. Put the ** around whole words."
    return None


def _odd_italics(paragraph: str) -> tuple[int, str] | None:
    single = paragraph.replace("**", "  ")
    opened: re.Match[str] | None = None
    for mark in sorted([*OPENS.finditer(single), *CLOSES.finditer(single)], key=lambda found: found.start()):
        opens = mark.re is OPENS
        if opens and opened is None:
            opened = mark
        elif not opens and opened is not None and opened["mark"] == mark["mark"]:
            opened = None
        else:
            return _alone(opened or mark)
    if opened is not None:
        return _alone(opened)
    among = AMONG_WORDS.search(single)
    return _alone(among) if among else None


def _alone(mark: re.Match[str]) -> tuple[int, str]:
    sign = mark[0]
    return mark.start(), (
        f"{sign} has no partner here, so it is printed. Write {sign} right before and right behind the words that "
        "should be in italics, or delete it."
    )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
