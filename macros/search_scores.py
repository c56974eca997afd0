"""How much each section is about each term, worked out when the site is built, so that a reader's phone only adds up.

The measure is BM25F (Robertson and Zaragoza 2009): a word counts more in a name or a heading than in the text, more if
few sections have it, less if the section is long. Small whole numbers stand for the scores.
"""

import marshal
import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from macros.kept import NOTHING_KEPT, Kept, NothingKept, digest
from macros.search_concepts import Concepts, Names
from macros.search_records import SearchRecord
from macros.search_terms import SMALL, terms

WEIGHTS = {"names": 7.0, "heading": 6.0, "title": 1.6, "text": 1.0}
LENGTH_COUNTS = {"names": 0.3, "heading": 0.6, "title": 0.5, "text": 0.5}
"""0: a word counts the same in a long field as in a short one; 1: half as much in one twice as long."""
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
STEP = math.log(LEAST_SCORE) / (LEVELS - 1)
LEVEL_SCORES = [round(math.exp(STEP * (LEVELS - level)), 4) for level in range(LEVELS + 1)]
"""The score of each level, the first one unused."""

Postings = dict[str, list[list[int]]]
"""By term, lists that begin with a score level from LEVELS down to 1; then record numbers, each less the one before."""


def concept_term(number: int) -> str:
    """What a concept is looked up as; no word begins so."""
    return f"@{number}"


def postings(
    records: list[SearchRecord],
    names: Mapping[tuple[str, str], list[str]],
    known: Concepts,
    kept: Kept | NothingKept = NOTHING_KEPT,
) -> Postings:
    """The index. `names` are those of the glossary word or product that a page tells at an anchor."""
    concepts, all_known = Names(known), digest(sorted(known.items()))
    # Packed: a thousand guides have some hundred thousand terms.
    counted = []
    totals: Counter[str] = Counter()
    filled: Counter[str] = Counter()
    for record in records:
        own = names.get((record.page, record.anchor), [])
        key = digest("terms", all_known, own, record.heading, record.title, record.text)
        packed = kept.once(
            key, lambda record=record, own=own: marshal.dumps((_fields(record, own, concepts), _told(own, concepts)))
        )
        counted.append(packed)
        for name, terms_of_field in marshal.loads(packed)[0].items():  # noqa: S302 - our own
            totals[name] += sum(terms_of_field.values())
            filled[name] += bool(terms_of_field)
    average = {name: max(1.0, totals[name] / max(1, filled[name])) for name in WEIGHTS}
    found: dict[str, tuple[array[int], array[float]]] = defaultdict(lambda: (array("L"), array("d")))
    for number, (record, packed) in enumerate(zip(records, counted, strict=True)):
        prior = _prior(record)
        fields, told = marshal.loads(packed)  # noqa: S302
        for one, weight in _weights(fields, average).items():
            numbers, shares = found[one]
            numbers.append(number)
            shares.append(prior * (OWN_COUNTS if one in told else 1.0) * weight / (weight + SATURATION))
    worth = {one: _worth(one, len(numbers), len(records)) for one, (numbers, _) in found.items()}
    highest = max((worth[one] * max(shares) for one, (_, shares) in found.items()), default=1.0)
    return {one: _levels(*found[one], worth[one] / highest) for one in sorted(found)}


def _prior(record: SearchRecord) -> float:
    """How much the place of a section counts, whatever is asked."""
    if record.anchor in URGENT:
        return URGENT_COUNTS
    return (LESSER_COUNTS if LESSER.match(record.page) else 1.0) * (1.0 if record.anchor else OPENING_COUNTS)


def _weights(fields: dict[str, dict[str, int]], average: Mapping[str, float]) -> dict[str, float]:
    """How much a section is about each of its terms, however rare these are."""
    weights: dict[str, float] = defaultdict(float)
    for name, counted in fields.items():
        share = LENGTH_COUNTS[name]
        scale = WEIGHTS[name] / (1 - share + share * sum(counted.values()) / average[name])
        for one, count in counted.items():
            weights[one] += count * scale
    return weights


def _worth(one: str, holders: int, records: int) -> float:
    return SMALL_WORTH if one in SMALL else math.log(1 + (records - holders + 0.5) / (holders + 0.5))


def _fields(record: SearchRecord, own: list[str], known: Names) -> dict[str, dict[str, int]]:
    text = _count([record.text], known)
    for small in SMALL & text.keys():
        del text[small]
    return {
        "names": _count(own, known),
        "heading": _count([record.heading], known),
        "title": _count([record.title], known),
        "text": text,
    }


def _told(own: list[str], known: Names) -> list[str]:
    """The concepts of which a name of the section is the whole name."""
    return sorted({concept_term(number) for name in own for number in known.named(terms(name))})


def _count(texts: Iterable[str], known: Names) -> dict[str, int]:
    found: list[str] = []
    for text in texts:
        # A name that runs over the end of a line is none.
        for line in text.split("\n"):
            its_terms = terms(line)
            found += its_terms
            found += map(concept_term, known.named_in(its_terms))
    return dict(Counter(found))


def _levels(numbers: Sequence[int], shares: Sequence[float], scale: float) -> list[list[int]]:
    """Of the records of one term, in the order of their numbers; `scale` makes their scores at most 1."""
    scored: Iterable[tuple[int, float]] = zip(numbers, shares, strict=True)
    if len(numbers) > MOST_RECORDS:
        scored = sorted(sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:MOST_RECORDS])
    by_level: dict[int, list[int]] = {}
    last: dict[int, int] = {}
    for number, share in scored:
        level = max(1, LEVELS - round(math.log(min(1.0, share * scale)) / STEP))
        by_level.setdefault(level, [level]).append(number - last.get(level, 0))
        last[level] = number
    return [by_level[level] for level in sorted(by_level, reverse=True)]
