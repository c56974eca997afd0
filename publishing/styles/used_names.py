"""The names that a style sheet can find in the built site: elements, attributes, classes and ids."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

TAG = re.compile(r"<[a-zA-Z][^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+>")
NAME = re.compile(r"<([^\s/>]+)")
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
LINK = re.compile(r"<link\b(?![^>]*\bmedia=)[^>]*\brel=[\"']?stylesheet\b[^>]*>\s*")
"""A sheet for paper alone is no part of it: no browser waits for that one before it shows the page."""
ADDRESS = re.compile(r"\bhref=[\"']?([^\"'\s>]+)")
WORD = re.compile(r"-{0,2}[A-Za-z_][\w-]*")
OPEN = frozenset(("alt", "aria-label", "content", "d", "href", "title"))
"""Attributes whose values are words, addresses or drawings: too many to keep, so some page is taken to have any."""
OF_WORDS = frozenset(("class", "id"))
"""Attributes of which a rule asks for one word."""
TAGS = 20_000
"""Tags that are at hand taken apart: most stand on every page."""


class PageNames(NamedTuple):
    """What a style sheet can find on one page, in values that can be kept."""

    sheets: list[str]
    """The addresses of the sheets it loads, as they stand on it."""
    elements: list[str]
    values: dict[str, list[str]]
    """Of each attribute: the words of a class or id, else the values; none where any value is taken to be there."""
    script_words: list[str]


@dataclass
class UsedNames:
    """What occurs in the pages, and every word of the scripts: a script may set any word it contains as a class."""

    elements: set[str] = field(default_factory=set)
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    script_words: set[str] = field(default_factory=set)

    def sorted(self) -> list[object]:
        """Everything of it, in an order that is the same in every build."""
        values = [(name, sorted(known)) for name, known in sorted(self.values.items())]
        return [sorted(self.elements), values, sorted(self.script_words)]

    def has_element(self, name: str) -> bool:
        return name.lower() in self.elements or name in self.script_words

    def has_attribute(self, name: str) -> bool:
        return name.lower() in self.values or name in self.script_words

    def has_value(self, name: str, value: str) -> bool:
        """Whether the attribute may hold exactly this value, or this word among others."""
        if value in self.script_words or name.lower() in OPEN:
            return True
        return any(value == known or value in known.split() for known in self.values.get(name.lower(), ()))

    def has_part(self, name: str, matches: Callable[[str], bool]) -> bool:
        """Whether the attribute may hold a value that begins, ends or goes on so."""
        if name.lower() in OPEN:
            return True
        return any(map(matches, (*self.values.get(name.lower(), ()), *self.script_words)))


def names_of(html: str) -> PageNames:
    """The names of one page."""
    elements: set[str] = set()
    attributes: set[tuple[str, str | None]] = set()
    for element, found in map(_parts, set(TAG.findall(html))):
        elements.add(element)
        attributes.update(found)
    values: dict[str, list[str]] = {key: [] for key in sorted({key for key, _ in attributes})}
    for key, value in attributes:
        if value is not None:
            values[key].append(value)
    words = {word for script in INLINE.findall(html) for word in WORD.findall(script)}
    sheets = [ADDRESS.search(link)[1] for link in LINK.findall(html)]
    return PageNames(sheets, sorted(elements), {key: sorted(known) for key, known in values.items()}, sorted(words))


def used_names(pages: Iterable[PageNames], scripts: Iterable[str]) -> UsedNames:
    """The names of all pages and scripts (JavaScript) together. Both may be lazy: one is held at a time."""
    used = UsedNames()
    for page in pages:
        used.elements.update(page.elements)
        used.script_words.update(page.script_words)
        for key, values in page.values.items():
            used.values[key].update(values)
    for script in scripts:
        used.script_words.update(WORD.findall(script))
    return used


@lru_cache(maxsize=TAGS)
def _parts(tag: str) -> tuple[str, Sequence[tuple[str, str | None]]]:
    """The element of a tag, and of each attribute its name alone and with each value to remember."""
    name = NAME.match(tag)[1]
    attributes: list[tuple[str, str | None]] = []
    for key, *given in ATTRIBUTE.findall(tag[len(name) + 1 : -1]):
        value, small = "".join(given), key.lower()
        known = () if small in OPEN else value.split() if small in OF_WORDS else (value,)
        attributes += [(small, None), *((small, one) for one in known)]
    return name.lower(), attributes
