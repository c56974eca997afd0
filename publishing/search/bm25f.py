"""How much each section is about each term, worked out when the site is built, so that a reader's phone only adds up.

The measure is BM25F (Robertson and Zaragoza 2009): a word counts more in a name or a heading than in the text, more if
few sections have it, less if the section is long. Small whole numbers stand for the scores.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import exp, log
from types import MappingProxyType

from publishing.search.records import SearchRecord
from publishing.search.stemming import LINE_END, SMALL, term, terms, words_and_line_ends
from publishing.search.synonyms import Names

WEIGHTS = {"names": 7.0, "heading": 6.0, "title": 1.6, "text": 1.0}
LENGTH_COUNTS = {"names": 0.3, "heading": 0.6, "title": 0.5, "text": 0.5}
"""0: a word counts the same in a long field as in a short one; 1: half as much in one twice as long."""
USUAL_LENGTH = {"names": 14.0, "heading": 5.5, "title": 6.0, "text": 49.0}
"""Terms in a field of our own pages, on average. With the average of all pages in its place, a word more on one page
would change the scores of every other."""
SATURATION = 2.5
"""The weight at which a term has half of its greatest score: ten mentions are not ten times as good as one."""
OPENING_COUNTS = 1.15
"""The opening of a page stands for the whole page."""
OWN_COUNTS = 1.3
"""What tells of a thing under its own name comes before what only names it."""
URGENT = frozenset(("get-help-now", "when-to-call"))
"""The sections that say when to call at once: who looks up a sign of danger must not overlook them."""
URGENT_COUNTS = 2.0
SMALL_WORTH = 0.6
"""What any small word is worth, however few headings have it; a word that half of all sections have is worth 0.7."""
LESSER = re.compile(r"about/|guides/$|$")
LESSER_COUNTS = 0.6
"""Pages about this site, and those that only lead to others, come after pages about treatment."""
LEVELS = 24
LEAST_SCORE = 0.01
"""The score of the lowest level; the highest is 1, and each level is the same number of times the one below it."""
MOST_RECORDS = 2000
"""Sections that are kept for one term, the best ones: nobody looks at the rest, and a phone should not fetch them."""
STEP = log(LEAST_SCORE) / (LEVELS - 1)
LEVEL_SCORES = [round(exp(STEP * (LEVELS - level)), 4) for level in range(LEVELS + 1)]
"""The score of each level, the first one unused."""

FINE = 32
"""Steps in a level. A score is kept as its depth: how many of them it lies below the best that a section can have.
Whole numbers are added where scores are multiplied, so a section's own part of a score is worked out for itself."""
BEST_SHARE = URGENT_COUNTS * OWN_COUNTS
NUMBER_BITS = 20
NUMBER = (1 << NUMBER_BITS) - 1
DEEPEST = 4095
REMEMBERED = 512
"""Texts at hand with their terms: those of blocks that many pages share, and titles."""

Levels = list[list[int]]
"""Lists that begin with a score level from LEVELS down to 1; then record numbers, each less the one before."""


def concept_term(number: int) -> str:
    """What a concept is looked up as; no word begins so."""
    return f"@{number}"


def _depth(score: float) -> int:
    return round(FINE * log(score) / STEP)


def depths(record: SearchRecord, own: list[str], known: Names) -> dict[str, int]:
    """How much a section is about each of its terms, however rare these are elsewhere: 0 is most.

    `own` are the names of the thing that it tells of.
    """
    prior = _prior(record) / BEST_SHARE
    told = {concept_term(number) for name in own for number in known.named(terms(name))}
    text = _without_small(_count(record.text, known))
    scale = _scale("text", text)
    # Most terms stand in the text only, and few of them more than once.
    depth_of = {count: _depth_at(count * scale, prior) for count in set(text.values())}
    found = {one: depth_of[count] for one, count in text.items()}
    for one, weight in _weights_elsewhere(record, own, known).items():
        share = prior * (OWN_COUNTS if one in told else 1.0)
        found[one] = _depth_at(weight + text.get(one, 0) * scale, share)
    return found


@lru_cache(maxsize=REMEMBERED)
def _depth_at(weight: float, share: float) -> int:
    # The terms of a title weigh the same in most sections of its page.
    return min(DEEPEST, _depth(share * weight / (weight + SATURATION)))


def _prior(record: SearchRecord) -> float:
    """How much the place of a section counts, whatever is asked."""
    if record.anchor in URGENT:
        return URGENT_COUNTS
    return (LESSER_COUNTS if LESSER.match(record.page) else 1.0) * (1.0 if record.anchor else OPENING_COUNTS)


def _weights_elsewhere(record: SearchRecord, own: list[str], known: Names) -> dict[str, float]:
    """What the terms weigh in all fields but the text."""
    weights: dict[str, float] = defaultdict(float)
    for name, field in (("names", "\n".join(own)), ("heading", record.heading), ("title", record.title)):
        counted = _count(field, known)
        scale = _scale(name, counted)
        for one, count in counted.items():
            weights[one] += count * scale
    return weights


def _scale(name: str, counted: Mapping[str, int]) -> float:
    """What a term weighs each time that a field has it."""
    counts = LENGTH_COUNTS[name]
    return WEIGHTS[name] / (1 - counts + counts * sum(counted.values()) / USUAL_LENGTH[name])


def _without_small(counted: Mapping[str, int]) -> Mapping[str, int]:
    small = SMALL.intersection(counted)
    return {one: count for one, count in counted.items() if one not in small} if small else counted


@lru_cache(maxsize=REMEMBERED)
def _count(text: str, known: Names) -> Mapping[str, int]:
    # A name that runs over the end of a line is none: no name has one.
    found = list(map(term, words_and_line_ends(text)))
    counted = Counter(found)
    counted.update(map(concept_term, known.named_in(found)))
    del counted[LINE_END]
    return MappingProxyType(counted)


class Holders:
    """The sections that hold each term, by number, and how much they are about it."""

    def __init__(self) -> None:
        # One number for both: a thousand guides have two million of them.
        self._held: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._records = 0

    def add(self, its_terms: Iterable[str], its_depths: Iterable[int]) -> None:
        """The next section: its terms, and the depth of each."""
        for one, depth in zip(its_terms, its_depths, strict=True):
            self._held[one].append(depth << NUMBER_BITS | self._records)
        self._records += 1

    def postings(self) -> Iterator[tuple[str, Levels]]:
        """The terms in their order, with their sections by score."""
        rare = {one: _depth(self._worth(one, len(held))) for one, held in self._held.items()}
        best = min((rare[one] + (min(held) >> NUMBER_BITS) for one, held in self._held.items()), default=0)
        for one in sorted(self._held):
            yield one, _levels(self._held[one], rare[one] - best)

    def _worth(self, one: str, holders: int) -> float:
        return SMALL_WORTH if one in SMALL else log(1 + (self._records - holders + 0.5) / (holders + 0.5))


def _levels(held: "array[int]", more: int) -> Levels:
    """Of the sections of one term, in the order of their numbers; all lie `more` below the best score of all."""
    if len(held) > MOST_RECORDS:
        held = array("I", sorted(sorted(held)[:MOST_RECORDS], key=lambda one: one & NUMBER))
    by_level: dict[int, list[int]] = {}
    last = [0] * (LEVELS + 1)
    for one in held:
        number, level = one & NUMBER, max(1, LEVELS - ((one >> NUMBER_BITS) + more + FINE // 2) // FINE)
        if level in by_level:
            by_level[level].append(number - last[level])
        else:
            by_level[level] = [level, number]
        last[level] = number
    return [by_level[level] for level in sorted(by_level, reverse=True)]
