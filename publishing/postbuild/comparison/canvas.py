"""A text on which marks are wiped out while every word keeps its place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

GONE = ""
"""Stands where a mark was inside a word: what is before and behind it is one word."""
BETWEEN = " "
UNMATCHED = "\1"


@dataclass(frozen=True)
class Word:
    """A word as a reader would see it, with everything that is joined to it."""

    text: str
    offset: int
    """Where it begins in the text it was read from."""


class Canvas:
    """One text, sign by sign; each can be wiped out, or another text put in its place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._signs = list(text)
        self._seen = list(text)
        """What a pattern sees of each sign: itself, or one that matches nothing where words were put or it is gone."""

    def wipe(self, start: int, end: int, leave: str = BETWEEN) -> None:
        self._signs[start:end] = [leave] * (end - start)
        self._seen[start:end] = [leave if len(leave) == 1 else UNMATCHED] * (end - start)

    def put(self, start: int, end: int, words: str) -> None:
        """Other words in the place of some signs."""
        self.wipe(start, end, GONE)
        self._signs[start] = words
        self._seen[start] = words if len(words) == 1 else UNMATCHED

    def wipe_all(self, pattern: re.Pattern[str], wipe: Callable[[re.Match[str]], None]) -> None:
        """Have every match of a pattern wiped out. What is wiped already is seen as a sign that matches nothing."""
        for found in pattern.finditer("".join(self._seen)):
            wipe(found)

    def words(self, start: int, end: int) -> Iterator[Word]:
        """The words between two places."""
        word, at = "", start
        for place in range(start, end):
            for sign in self._signs[place]:
                if sign.isspace():
                    if word:
                        yield Word(word, at)
                    word = ""
                else:
                    at = at if word else place
                    word += sign
        if word:
            yield Word(word, at)
