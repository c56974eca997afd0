"""Names that mean the same thing, so that whoever types one finds what is told under another."""

import re
from collections.abc import Iterable, Iterator

from publishing.content.model import Content
from publishing.search.stemming import SMALL, terms

PARENTHESIS = re.compile(r"^(.+?) \((\D{2,})\)$")
LONGEST = 5
"""Words of the longest name that is looked for. Longer ones are found by their words."""
JOINED = 16
"""Letters of the longest name that people may write as one word: "cart", "tvec", "bonemarrow"."""

Concepts = dict[str, tuple[int, ...]]
"""The numbers of the concepts that each phrase names; a phrase is its terms with a space between them."""


def groups(content: Content) -> Iterator[list[str]]:
    """The names of each thing, and the groups of docs/_data/search-words.yml."""
    yield from names_of_things(content)
    for group in content.data["search-words"].values():
        yield list(group.words)


def names_of_things(content: Content) -> Iterator[list[str]]:
    """The names of each glossary word, product, cancer and marker."""
    data = content.data
    for word in data["glossary"].values():
        yield [*_names(word.term), *word.other_names, *word.searched_as]
    for product in data["therapies"].values():
        yield [product.brand, product.generic, *product.other_names]
    for product in data["pipeline"].values():
        yield [product.name, *product.other_names]
    yield from cancer_names(content).values()
    for marker in data["markers"].values():
        yield [marker.name, *marker.other_names]


def cancer_names(content: Content) -> dict[str, list[str]]:
    """What people call each cancer, by its short name."""
    printed = content.names.cancers if content.names else {}
    return {one.id: [printed.get(one.id, one.id), *one.other_names] for one in content.data["cancers"].values()}


def _names(name: str) -> list[str]:
    """ "CRS (cytokine release syndrome)" holds two names."""
    found = PARENTHESIS.match(name)
    return [found[1], found[2]] if found else [name]


def concepts(all_names: Iterable[list[str]]) -> Concepts:
    """The concepts of all phrases. A phrase may name several: "blood cancer" is leukemia, lymphoma and myeloma."""
    all_phrases = dict.fromkeys(frozenset(phrase for name in names for phrase in _phrases(name)) for names in all_names)
    found: dict[str, set[int]] = {}
    for number, phrases in enumerate(all_phrases):
        # Who has all names of another thing is found by each of them already.
        if any(phrases < others for others in all_phrases):
            continue
        for phrase in phrases:
            found.setdefault(phrase, set()).add(number)
    return {phrase: tuple(sorted(numbers)) for phrase, numbers in sorted(found.items())}


def _phrases(name: str) -> Iterator[str]:
    parts = terms(name)
    if not parts or len(parts) > LONGEST or (len(parts) == 1 and parts[0] in SMALL):
        return
    yield " ".join(parts)
    joined = re.sub(r"[^\w]+", "", name)
    if len(parts) > 1 and len(joined) <= JOINED and (whole := " ".join(terms(joined))) not in SMALL:
        yield whole


class Names:
    """Finds concepts in texts."""

    def __init__(self, known: Concepts) -> None:
        self._known = known
        self._by_first: dict[str, list[tuple[list[str], tuple[int, ...]]]] = {}
        for phrase, numbers in known.items():
            parts = phrase.split(" ")
            self._by_first.setdefault(parts[0], []).append((parts, numbers))

    def named(self, name_terms: list[str]) -> tuple[int, ...]:
        """The concepts whose whole name these terms are."""
        return self._known.get(" ".join(name_terms), ())

    def named_in(self, found_terms: list[str]) -> Iterator[int]:
        """The concepts that a list of terms names, also those named within a longer name."""
        for start, first in enumerate(found_terms):
            if first in self._by_first:
                for parts, numbers in self._by_first[first]:
                    if len(parts) == 1 or found_terms[start : start + len(parts)] == parts:
                        yield from numbers
