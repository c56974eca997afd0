"""Marks of notes as words of their own. Those that stand together are one, in the order of their numbers."""

import re
from collections.abc import Iterator, Sequence

BEGINNING = "[note:"
MARK = re.compile(r"\[note:[\d,]*\]")
RUN = re.compile(r"\[note:(?<!\S\[note:)[\d,]*\](?!\S)(?:\s+\[note:[\d,]*\](?!\S))*")
NUMBER = re.compile(r"\d+")


def note_mark(numbers: int | str) -> str:
    """The word that stands for a mark with these numbers, however they are written."""
    return f"{BEGINNING}{','.join(NUMBER.findall(str(numbers)))}]"


def words_of(text: str) -> list[str]:
    """The words of a text with one mark for each run of marks."""
    return RUN.sub(_as_one, text).split()


def _as_one(run: re.Match[str]) -> str:
    return note_mark(",".join(sorted(set(NUMBER.findall(run[0])), key=int)))


def runs_of_marks(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where marks stand together: the number of the first, and of the first word behind them."""
    marks = [at for at, word in enumerate(words) if word.startswith(BEGINNING) and MARK.fullmatch(word)]
    while marks:
        length = next((count for count, at in enumerate(marks) if at != marks[0] + count), len(marks))
        yield marks[0], marks[0] + length
        del marks[:length]
