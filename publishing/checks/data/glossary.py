"""The glossary: in the order of its terms, and each name for one thing only."""

import re
from collections.abc import Iterator
from itertools import pairwise

from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.models.records import Term

SPELLED_OUT = re.compile(r"^(?P<short>.+?) \((?P<whole>.+)\)$")
"""A term such as "CRS (cytokine release syndrome)", which holds two names."""


def problems(content: Content) -> Iterator[Problem]:
    """Terms out of order, terms that stand twice, and other names that are the term or a name of another word."""
    located = content.located.get("glossary")
    sound = [
        (index, term)
        for index, record in enumerate(located.value if located else ())
        if isinstance(record, dict) and (term := content.data["glossary"].get(record.get("id")))
    ]
    for (_, before), (index, term) in pairwise(sound):
        if alphabetical(term.term) < alphabetical(before.term):
            message = f"{term.term!r} comes before {before.term!r} by the alphabet. Move one of the two."
            yield located.problem((index, "term"), message)
    owners: dict[str, Term] = {}
    for index, term in sound:
        for name in _names(term):
            owner = owners.setdefault(name.casefold(), term)
            if owner is not term:
                message = f"{name!r} is a term here already: {owner.id!r}. Keep one of the two."
                yield located.problem((index, "term"), message)
    for index, term in sound:
        for place, name in enumerate(term.other_names):
            owner = owners.setdefault(name.casefold(), term)
            if owner is not term:
                message = f"{name!r} is a name of {owner.id!r} too. If the two differ, write it under 'searched_as'."
                yield located.problem((index, "other_names", place), message)


def _names(term: Term) -> list[str]:
    found = SPELLED_OUT.match(term.term)
    return [term.term, found["short"], found["whole"]] if found else [term.term]


def alphabetical(term: str) -> str:
    """What the alphabet goes by: letters, digits and blanks, not capitals, hyphens or brackets."""
    return re.sub(r"[^a-z0-9 ]", "", term.casefold().replace("-", " "))
