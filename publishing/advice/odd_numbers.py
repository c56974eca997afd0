"""Numbers that are most often a slip: more people than there were, a range that runs down, notes of another text."""

import re
from collections.abc import Iterable, Iterator

from publishing.advice.plain_text import Sentence
from publishing.content.diagnostics import Problem

NUMBER = r"(?<![\d.,/-])(?P<one>\d[\d,]*){between}(?P<other>\d[\d,]*)"
OF_ALL = " (?:in|of|out of) (?:about |the |all )?"
# "37 in 100 of 64 people" is a share of all 64.
SHARE = re.compile(r"(?<!in )(?<!of )" + NUMBER.format(between=OF_ALL) + r"(?= (?:people|patients)\b)")
RANGE = re.compile(
    NUMBER.format(between="[-–]") + r"(?= ?(?:%|(?:percent|minutes?|hours?|days?|weeks?|months?|years?)\b))"
)
NOTES = re.compile(r"(?<=\w )\(\d{1,3}(?:, ?\d{1,3})+\)(?=[.!?]?$)")


def odd_numbers(said: Iterable[Sentence]) -> Iterator[Problem]:
    """Every such number, where it stands."""
    for sentence in said:
        for message, at in _of(sentence.words):
            where = max(sentence.passage.text.find(at, sentence.offset), sentence.offset)
            yield sentence.passage.problem(where, message)


def _of(words: str) -> Iterator[tuple[str, str]]:
    for found in SHARE.finditer(words):
        if _falls(found):
            yield f"{found[0]!r} are more than there were. Look the two numbers up again.", found[0]
    for found in RANGE.finditer(words):
        if _falls(found):
            yield f"{found[0]!r} runs down. Write the smaller number first, or look the two up again.", found[0]
    for found in NOTES.finditer(words):
        yield f"if {found[0]} are notes of another text, cite their sources instead: [^its-id].", found[0]


def _falls(found: re.Match[str]) -> bool:
    one, other = (int(found[name].replace(",", "")) for name in ("one", "other"))
    return one > other
