"""Signs that a sign-off was given without reading, or is none. They are shown to everybody; they refuse nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Literal

from publishing.reviews.history.judged_entries import Judged

Mark = Literal["many-pages-at-once", "empty-note", "identity-not-proven", "set-aside"]

MANY_PAGES = 5
"""So many pages signed by one reviewer within WITHIN are marked."""

WITHIN = timedelta(minutes=10)
"""A guide alone takes a careful reader about eight minutes."""

SHORTEST_NOTE = 10
"""Characters of a note that could say what was checked."""


def rubber_stamps(entries: Mapping[str, Sequence[Judged]]) -> dict[str, list[Mark]]:
    """What is to be said of the newest entry about each page, by page."""
    hurried = _hurried(entries)
    marks: dict[str, list[Mark]] = {}
    for page, judged in entries.items():
        newest = judged[-1]
        found: list[Mark] = ["many-pages-at-once"] if newest.placed.key in hurried else []
        if len(newest.entry.note.strip()) < SHORTEST_NOTE:
            found.append("empty-note")
        if newest.problems:
            found.append("identity-not-proven" if newest.only_unproven else "set-aside")
        if found:
            marks[page] = found
    return marks


def _hurried(entries: Mapping[str, Sequence[Judged]]) -> set[tuple[str, int]]:
    """The entries that stand among many of one reviewer within minutes. Who names other days of reading was slower."""
    by_reviewer: dict[str, list[Judged]] = defaultdict(list)
    for judged in entries.values():
        for one in judged:
            if one.entry.read_on is None:
                by_reviewer[one.entry.reviewer].append(one)
    found: set[tuple[str, int]] = set()
    for signed in by_reviewer.values():
        signed.sort(key=lambda one: one.entry.moment)
        for start in range(len(signed) - MANY_PAGES + 1):
            run = signed[start : start + MANY_PAGES]
            if run[-1].entry.moment - run[0].entry.moment <= WITHIN:
                found |= {one.placed.key for one in run}
    return found
