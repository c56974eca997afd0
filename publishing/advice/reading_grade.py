"""How many years of school a text asks for."""

import warnings
from collections.abc import Iterable

from publishing.advice.plain_text import Sentence

with warnings.catch_warnings():
    # textstat 0.7.4 asks an old interface for its version; later versions want a download.
    warnings.simplefilter("ignore")
    import textstat

TARGET = 7.0
HIGHEST = 8.0
"""What is read by tired people in a second language; above, a text is rewritten."""

FEWEST_WORDS = 40
"""A grade of less text says more about one long name than about the writing."""


def grade(said: Iterable[Sentence]) -> float | None:
    """The Flesch-Kincaid grade of sentences, to one digit; None if there are too few words to tell."""
    return grade_of([sentence.words for sentence in said])


def grade_of(sentences: list[str]) -> float | None:
    """The same of sentences as plain text."""
    if sum(len(words.split()) for words in sentences) < FEWEST_WORDS:
        return None
    return round(float(textstat.flesch_kincaid_grade(" ".join(map(_ended, sentences)))), 1)


def grade_of_sentence(words: str) -> float:
    """The same of one sentence, however short: to compare it with others."""
    return round(float(textstat.flesch_kincaid_grade(_ended(words))), 1)


def grades(said: Iterable[Sentence]) -> dict[str, float | None]:
    """The grade of each section, by its heading or by the key of the front matter that holds it."""
    sections: dict[str, list[Sentence]] = {}
    for sentence in said:
        sections.setdefault(sentence.heading, []).append(sentence)
    return {heading: grade(listed) for heading, listed in sections.items()}


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
