"""The sentences of one page to work on first: the longest, and those with the hardest words."""

import re

from publishing.advice.plain_text import Sentence, sentences
from publishing.advice.reading_grade import grade_of_sentence
from publishing.content.diagnostics import Problem
from publishing.content.model import SourcePage

MANY = 8
LOOSE = re.compile(r" (?=[,.;:?!])")
"""Blanks that stand where marks were taken out."""
FEWEST_WORDS = 6
"""A shorter sentence is hard only because one name in it is long."""


def longest(page: SourcePage, many: int = MANY) -> list[Problem]:
    """The longest sentences, each with its place and how many words it has."""
    found = sorted(_judged(page), key=lambda sentence: -sentence.length)[:many]
    return [_problem(sentence, f"{sentence.length} words") for sentence in found]


def hardest(page: SourcePage, many: int = MANY) -> list[Problem]:
    """The sentences that ask for most years of school, each with its place and how many."""
    graded = sorted(((grade_of_sentence(one.words), one) for one in _judged(page)), key=lambda pair: -pair[0])[:many]
    return [_problem(sentence, f"grade {grade}") for grade, sentence in graded]


def _judged(page: SourcePage) -> list[Sentence]:
    return [sentence for sentence in sentences(page) if sentence.length >= FEWEST_WORDS]


def _problem(sentence: Sentence, why: str) -> Problem:
    return sentence.passage.problem(sentence.offset, f"{why}: {LOOSE.sub('', sentence.words)}")
