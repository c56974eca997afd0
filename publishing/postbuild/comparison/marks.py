"""Marks of notes as words of their own. Those that stand together are one, in the order of their numbers."""

import re
from collections.abc import Iterable

from publishing.postbuild.comparison.canvas import Word

MARK = re.compile(r"\[note:[\d,]*\]")
NUMBER = re.compile(r"\d+")


def note_mark(numbers: int | str) -> str:
    """The word that stands for a mark with these numbers, however they are written."""
    return f"[note:{','.join(NUMBER.findall(str(numbers)))}]"


def join_marks(words: Iterable[Word]) -> list[Word]:
    """The words with one mark for each run of marks."""
    found: list[Word] = []
    for word in words:
        if found and MARK.fullmatch(word.text) and MARK.fullmatch(found[-1].text):
            numbers = {*NUMBER.findall(found[-1].text), *NUMBER.findall(word.text)}
            found[-1] = Word(note_mark(",".join(sorted(numbers, key=int))), found[-1].offset)
        else:
            found.append(word)
    return found
