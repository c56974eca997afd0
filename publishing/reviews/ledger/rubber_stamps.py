"""Signs that a sign-off was given without reading. They are shown to everybody; they refuse nothing."""

from collections import defaultdict
from datetime import datetime, timedelta

from publishing.reviews.ledger.entries import Entry, Ledger

MANY_PAGES = 5
"""So many pages signed by one reviewer within WITHIN are marked."""

WITHIN = timedelta(minutes=10)
"""A guide alone takes a careful reader about eight minutes."""

SHORTEST_NOTE = 10
"""Characters of a note that could say what was checked."""


def rubber_stamps(ledger: Ledger, self_signed: frozenset[tuple[str, int]] = frozenset()) -> dict[str, list[str]]:
    """What makes the newest entry about each page look like a rubber stamp, by page.

    `self_signed` names the entries, by page and place in the file, whose signer also wrote the words.
    """
    hurried = _hurried(ledger)
    marks: dict[str, list[str]] = {}
    for page, file in ledger.files.items():
        place = len(file.entries) - 1
        found = ["many-pages-at-once"] if (page, place) in hurried else []
        if len(file.entries[place].note.strip()) < SHORTEST_NOTE:
            found.append("empty-note")
        if (page, place) in self_signed:
            found.append("self-review")
        if found:
            marks[page] = found
    return marks


def _hurried(ledger: Ledger) -> set[tuple[str, int]]:
    """The entries that stand among many of one reviewer within minutes; without a time, within a day."""
    by_reviewer: dict[str, list[tuple[datetime, tuple[str, int]]]] = defaultdict(list)
    for page, file in ledger.files.items():
        for place, entry in enumerate(file.entries):
            by_reviewer[entry.reviewer].append((_moment(entry), (page, place)))
    found: set[tuple[str, int]] = set()
    for signed in by_reviewer.values():
        signed.sort()
        for start in range(len(signed) - MANY_PAGES + 1):
            run = signed[start : start + MANY_PAGES]
            if run[-1][0] - run[0][0] <= WITHIN:
                found |= {where for _, where in run}
    return found


def _moment(entry: Entry) -> datetime:
    return datetime.fromisoformat(f"{entry.date}T{entry.time or '00:00'}+00:00")
