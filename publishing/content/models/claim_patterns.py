"""Phrases that make a sentence a medical claim, as a doctor writes them in docs/_data/claim-patterns.yml."""

import re
from collections.abc import Iterable

from pydantic import Field

from publishing.content.models.field_types import Identifier, Line, Record

NUMBER = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
"""In digits or in words. "One" is left out: it is seldom a count."""
SIGNS = {"*": r"[\w'-]*", "#": NUMBER, " ": r"\s+"}
"""What the signs of a phrase stand for."""


class ClaimPattern(Record):
    """A group of phrases that tell a claim, or tell that a sentence is none."""

    id: Identifier = Field(description="a short name of small letters, digits and single hyphens")
    about: Line = Field(description="what the phrases have in common")
    claim: bool = Field(description="true if a sentence with such a phrase needs a citation")
    start: bool = Field(False, description="true if the phrase counts only at the start of a sentence")
    phrases: list[Line] = Field(min_length=1, description="a list of phrases, * for a word's rest, # for a number")


class ClaimTest:
    """Tells whether a sentence makes a medical claim, and of which kind."""

    def __init__(self, patterns: Iterable[ClaimPattern]) -> None:
        compiled = [(pattern, _expression(pattern)) for pattern in patterns]
        self._claims = [(pattern.id, expression) for pattern, expression in compiled if pattern.claim]
        self._exempt = [expression for pattern, expression in compiled if not pattern.claim]

    def kind(self, sentence: str) -> str | None:
        """The id of the first pattern that makes the sentence a claim, or None if it needs no citation."""
        if sentence.rstrip().endswith("?") or any(expression.search(sentence) for expression in self._exempt):
            return None
        return next((name for name, expression in self._claims if expression.search(sentence)), None)


def _expression(pattern: ClaimPattern) -> re.Pattern[str]:
    phrases = "|".join(_phrase(phrase) for phrase in pattern.phrases)
    before = r"^\W*" if pattern.start else r"(?<![\w-])"
    return re.compile(f"{before}(?:{phrases})(?![\\w-])", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    return "".join(SIGNS.get(sign, re.escape(sign)) for sign in phrase)
