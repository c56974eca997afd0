"""Limits for a fever in our texts: no page names another one than docs/_data/temperatures.yml does."""

import re
from collections.abc import Iterable, Iterator

from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.models.temperatures import Temperature, Told, number, temperatures_in
from publishing.content.passages import Passage

FREE = frozenset(
    f"docs/_data/{stem}.yml" for stem in ("sources", "own-corrections", "material-corrections", "temperatures")
)
"""Titles of others, and what texts said that were wrong."""
SIGNS = "docs/_data/danger-signs.yml"
WITHOUT_SCALE = re.compile(
    r"\b(?:fever|temperature)s?\b[\s*]+(?:(?:is|of|over|above|at|from|reaches|higher than|more than|below|under)\s+)+"
    r"(?P<number>\d{2,3}(?:[.,]\d)?)(?![\d.,]*\s?(?:[°º˚]|degrees?\b|[CF]\b|%|(?:of|in|people)\b))",
    re.IGNORECASE,
)
"""A limit without its scale, as in "a fever of 38 or more": half of the readers take it for the other one."""


def problems(passage: Passage, content: Content) -> Iterator[Problem]:
    """Every body temperature in one passage that is no limit of docs/_data/temperatures.yml, or has no scale."""
    if passage.path in FREE:
        return
    known: Iterable[Temperature] = content.data["temperatures"].values()
    if "temperatures" in content.unsound:
        return
    allowed = [limit for limit in known if limit.everywhere or passage.path == SIGNS]
    for told in temperatures_in(passage.text):
        if told.is_of_a_body and not any(_is(told, limit) for limit in allowed):
            yield passage.problem(told.start, f"{number(told.degrees)} °{told.scale} {_instead(allowed)}")
    for found in WITHOUT_SCALE.finditer(passage.text):
        yield passage.problem(found.start("number"), f"{found['number']} has no scale here. {_write(allowed)}")


def _is(told: Told, limit: Temperature) -> bool:
    return told.degrees == (limit.celsius if told.scale == "C" else limit.fahrenheit)


def _instead(allowed: list[Temperature]) -> str:
    return f"is another limit than the one of docs/_data/temperatures.yml. {_write(allowed)}"


def _write(allowed: list[Temperature]) -> str:
    limits = " or ".join(f"{number(limit.celsius)} °C ({number(limit.fahrenheit)} °F)" for limit in allowed)
    return f'Write {limits}, "or your hospital\'s lower limit".'
