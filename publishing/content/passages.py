"""Every Markdown text that ends on a page, each with the way back to its place in a file."""

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.content.yaml.located import LocatedYaml, Location
from publishing.workers.in_order import in_order

Kind = Literal["body", "field", "partial"]
ADDRESSES = frozenset(("url", "doi", "pmid", "keys"))
"""Keys of data files whose text is an address or a public key by itself, checked by their own rules."""


UNPRINTED = frozenset(("claim-patterns", "review-sentences", "search-words"))
"""Data files for our own tools, whose texts are no Markdown."""


PARTIALS = "docs/_partials/"
"""Where partials stand, relative to the project."""
BETWEEN = "\n\n#\n\n"
"""A mark of a heading without a heading: no list, paragraph or link goes on behind it, and no rule has a word on it."""
GROUP = 50
"""Texts of a file that are looked at as one."""


@dataclass(frozen=True)
class Passage:
    """A text of a page's body, of one key, or of a partial."""

    path: str
    kind: Kind
    text: str
    place: Callable[[int], tuple[int, int]]
    """Line and column in the file of an offset in the text."""
    page: str | None = None
    """The page it stands on, if on one only."""
    key: str = ""
    """The nearest key that holds it, for a text of a front matter or data file."""

    def problem(self, offset: int, message: str) -> Problem:
        return Problem(self.path, *self.place(offset), message)


Rule = Callable[[Passage], Iterable[Problem]]


def problems_in_texts(content: Content, rule: Rule, without: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """What a rule says of all texts, of pages with their front matter, partials and data files, but those of `without`.

    A page is named there by its path, a partial or data file by its file.
    """
    for found in in_order([*text_jobs(content, rule, without)]):
        yield from found


def text_jobs(content: Content, rule: Rule, without: frozenset[str]) -> Iterator[Callable[[], list[Problem]]]:
    """A job for each data file, page and partial, which gives what a rule says of its texts."""
    # One data file is longer than all pages, and nobody shall begin with it when the others are done.
    for stem, source in content.located.items():
        if stem not in UNPRINTED and source.path not in without:
            yield functools.partial(_problems_in_fields, source, None, rule)
    for page in (*content.pages.values(), *content.half_read.values()):
        if page.path not in without:
            yield functools.partial(_problems_in_page, page, rule)
    for name, text in content.partials.items():
        if partial_file(name) not in without:
            yield functools.partial(_problems_in_partial, name, text, rule)


def _problems_in_page(page: SourcePage, rule: Rule) -> list[Problem]:
    return [*rule(body(page)), *_problems_in_fields(page.front_matter, page.path, rule)]


def _problems_in_partial(name: str, text: str, rule: Rule) -> list[Problem]:
    return [*rule(partial(name, text))]


def _problems_in_fields(source: LocatedYaml, page: str | None, rule: Rule) -> list[Problem]:
    """What a rule says of the texts of a file. They are many and mostly sound, so it sees a group of them as one first.

    What stands between two texts keeps them apart for every rule; one rule looks at how a text begins, with a dash.
    """
    every, problems = fields(source, page), []
    while group := list(islice(every, GROUP)):
        together = BETWEEN.join(passage.text for passage in group)
        as_one = Passage(source.path, "field", together, lambda _: (1, 1), page)
        if any(passage.text.startswith("-") for passage in group) or next(iter(rule(as_one)), None):
            for passage in group:
                problems += rule(passage)
    return problems


def body(page: SourcePage) -> Passage:
    return Passage(page.file, "body", page.body, _place_in(page.body, page.body_line), page.path)


def partial(name: str, text: str) -> Passage:
    return Passage(partial_file(name), "partial", text, _place_in(text, 1))


def partial_file(name: str) -> str:
    """The file of a partial, relative to the project."""
    return f"{PARTIALS}{name}"


def _place_in(text: str, first_line: int) -> Callable[[int], tuple[int, int]]:
    def place(offset: int) -> tuple[int, int]:
        before = text[:offset]
        return before.count("\n") + first_line, len(before) - before.rfind("\n")

    return place


def fields(source: LocatedYaml, page: str | None) -> Iterator[Passage]:
    """Every text of a front matter or data file."""
    for location, key, text in _printed(source):
        yield Passage(source.path, "field", text, _place_of(source, location, text), page, key)


def _printed(source: LocatedYaml) -> Iterator[tuple[Location, str, str]]:
    """The texts of a file that readers may see. One that is a single text has no keys, and a problem for that."""
    for location, text in located_strings(source.value):
        if location and (key := _key(location)) not in ADDRESSES and not source.is_refused(location):
            yield location, key, text


def _key(location: Location) -> str:
    for step in reversed(location):
        if isinstance(step, str):
            return step
    return ""


def _place_of(source: LocatedYaml, location: Location, text: str) -> Callable[[int], tuple[int, int]]:
    return lambda offset: source.place(location, text, offset)


def located_strings(value: object, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text inside nested groups and lists, with where it stands."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from located_strings(item, (*location, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from located_strings(item, (*location, index))
