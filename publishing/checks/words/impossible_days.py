"""Days that no calendar has, such as 31 April: a slip of one digit in a date that somebody relies on."""

import re
from calendar import monthrange
from collections.abc import Iterator

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sep(?:t(?:ember|\.)?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
SHAPES = (
    # Without a year it may be a number of people: "In April 31 people came".
    re.compile(rf"\b{MONTH} {DAY},? {YEAR}"),
    re.compile(rf"(?<![\d.,-]){DAY} (?:of )?{MONTH},? {YEAR}"),
)
A_YEAR = re.compile(r" (?:19|20)\d\d")
"""Ends each of them, and is found ten times as quickly."""


def impossible_days(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each day that its month does not have."""
    for shape in SHAPES if A_YEAR.search(text) else ():
        for found in shape.finditer(text):
            day, month = int(found["day"]), MONTHS.index(found["month"][:3].lower()) + 1
            last = monthrange(int(found["year"]), month)[1]
            if not 1 <= day <= last:
                yield found.start(), f"{found[0]!r} is no day: that month ends on the {last}. Look up the day."
