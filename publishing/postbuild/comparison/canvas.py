"""A text on which marks are wiped out while every word keeps its place."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import accumulate

GONE = ""
"""Stands where a mark was inside a word: what is before and behind it is one word."""
BETWEEN = " "
UNMATCHED = "\1"
WORD = re.compile(r"\S+")
WIDE = "utf-32-le"
"""Four bytes for each sign, so that one can be changed in its place."""
WIDTH = 4


class Canvas:
    """One text, sign by sign; each can be wiped out, or another text put in its place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._signs = list(text)
        self._seen = bytearray(_wide(text))
        """What a pattern sees of each sign: itself, or one that matches nothing where words were put or it is gone."""
        self._joined: str | None = text

    def wipe(self, start: int, end: int, leave: str = BETWEEN) -> None:
        self._joined = None
        self._signs[start:end] = [leave] * (end - start)
        self._seen[WIDTH * start : WIDTH * end] = _seen_as(leave) * (end - start)

    def put(self, start: int, end: int, words: str) -> None:
        """Other words in the place of some signs."""
        self.wipe(start, end, GONE)
        self._signs[start] = words
        self._seen[WIDTH * start : WIDTH * (start + 1)] = _seen_as(words)

    def wipe_all(self, pattern: re.Pattern[str], wipe: Callable[[re.Match[str]], None]) -> None:
        """Have every match of a pattern wiped out. What is wiped already is seen as a sign that matches nothing."""
        if self._joined is None:
            self._joined = self._seen.decode(WIDE, "surrogatepass")
        for found in pattern.finditer(self._joined):
            wipe(found)

    def shown(self, start: int, end: int) -> str:
        """What stands between two places."""
        return "".join(self._signs[start:end])

    def places(self, start: int, end: int) -> list[int]:
        """Where each of them begins in the text it was read from."""
        signs = self._signs[start:end]
        ends = [*accumulate(map(len, signs))]
        return [start + bisect_right(ends, found.start()) for found in WORD.finditer("".join(signs))]


def _wide(text: str) -> bytes:
    return text.encode(WIDE, "surrogatepass")


@cache
def _seen_as(words: str) -> bytes:
    return _wide(words if len(words) == 1 else UNMATCHED)
