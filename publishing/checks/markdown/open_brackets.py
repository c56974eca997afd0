"""Round brackets that open and never close: the rest of a sentence is lost, or a paste left half of it."""

import re
from collections.abc import Iterator

from publishing.text.ends import PARAGRAPH_END

ADDRESS = re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
"""The address of a link, whose brackets are told elsewhere."""
BRACKET = re.compile(r"[()]")


def open_brackets(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each bracket that its paragraph does not close. One that only closes may count: a)."""
    if "(" not in text:
        return
    offset = 0
    for paragraph in PARAGRAPH_END.split(text):
        at = text.index(paragraph, offset)
        offset = at + len(paragraph)
        if "(" not in paragraph:
            continue
        opened: list[int] = []
        for found in BRACKET.finditer(ADDRESS.sub(lambda link: " " * len(link[0]), paragraph)):
            if found[0] == "(":
                opened.append(at + found.start())
            elif opened:
                opened.pop()
        for place in opened:
            yield place, "this bracket has no end. Write ) behind the words that it holds, or delete it."
