"""Days that cannot have come yet: something was checked, reviewed or approved on a day after today."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from publishing.checks.words.review_claims import AGREED
from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.yaml.located import LocatedYaml, Location

EARLIEST = date(2000, 1, 1)
"""Before any of these treatments: a slip of the keyboard."""
PARTIAL = frozenset(("approved", "ended", "published"))
"""Keys that hold days as texts, since some know the month or year alone."""


def problems(content: Content, latest: date) -> Iterator[Problem]:
    """Every day in front matter and data files that lies after `latest`, or that nobody can have meant.

    A value that is no day at all is told by the model of the record. Approvals that are not in order are told, too.
    """
    for source in content.readable_yaml:
        told = {problem.line for problem in source.problems}
        yield from (one for one in _days(source, source.value, (), latest) if one.line not in told)
    yield from _out_of_order(content, latest)


def _days(source: LocatedYaml, value: object, location: Location, latest: date) -> Iterator[Problem]:
    if source.is_refused(location) or location == (AGREED,):
        return
    if isinstance(value, date):
        if value > latest:
            yield _problem(source, location, f"{value} is in the future. Write a day that has been.")
        elif value < EARLIEST:
            yield _problem(source, location, f"{value} is long ago. Check the year.")
    elif isinstance(value, dict):
        for key, item in value.items():
            here = (*location, key)
            is_day = key in PARTIAL and isinstance(item, str) and not source.is_refused(here)
            if is_day and item > latest.isoformat():
                yield _problem(source, here, f"{item} is in the future. Write a day that has been.")
            yield from _days(source, item, here, latest)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _days(source, item, (*location, index), latest)


def _out_of_order(content: Content, latest: date) -> Iterator[Problem]:
    """Approvals of a product that stand before an earlier one. One that has yet to come is told as that."""
    source = content.located.get("therapies")
    for index, record in enumerate(source.value if source else ()):
        therapy = content.data["therapies"].get(record.get("id")) if isinstance(record, dict) else None
        days = [
            (place, approval.approved)
            for place, approval in enumerate(therapy.approvals if therapy else ())
            if approval.approved and approval.approved <= latest.isoformat()
        ]
        for (_, before), (place, after) in pairwise(days):
            known = min(len(before), len(after))  # A year alone may be any day of that year.
            if before[:known] > after[:known]:
                message = f"{after} stands behind {before}: approvals stand in order of date. Move one, or mend a date."
                yield _problem(source, (index, "approvals", place, "approved"), message)


def _problem(source: LocatedYaml, location: Location, message: str) -> Problem:
    return Problem(source.path, *source.value_position(location), message)
