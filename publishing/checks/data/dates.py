"""Days that cannot have come yet: something was checked, reviewed or approved on a day after today."""

import re
from collections.abc import Iterator
from datetime import date

from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.yaml.located import LocatedYaml, Location

EARLIEST = date(2000, 1, 1)
"""Before any of these treatments: a slip of the keyboard."""
YEAR = re.compile(r"\d{4}\b")
"""What is no day at all is told by the model of the record."""
PARTIAL = frozenset(("approved", "ended", "published"))
"""Keys that hold days as texts, since some know the month or year alone."""


def problems(content: Content, latest: date) -> Iterator[Problem]:
    """Every day in front matter and data files that lies after `latest`, or that nobody can have meant."""
    for source in content.readable_yaml:
        yield from _days(source, source.value, (), latest)


def _days(source: LocatedYaml, value: object, location: Location, latest: date) -> Iterator[Problem]:
    if isinstance(value, date):
        if value > latest:
            yield _problem(source, location, f"{value} is in the future. Write a day that has been.")
        elif value < EARLIEST:
            yield _problem(source, location, f"{value} is long ago. Check the year.")
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in PARTIAL and isinstance(item, str) and YEAR.match(item) and item > latest.isoformat():
                yield _problem(source, (*location, key), f"{item} is in the future. Write a day that has been.")
            yield from _days(source, item, (*location, key), latest)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _days(source, item, (*location, index), latest)


def _problem(source: LocatedYaml, location: Location, message: str) -> Problem:
    return Problem(source.path, *source.value_position(location), message)
