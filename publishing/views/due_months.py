"""How many reviews fall due in each of the coming months."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from publishing.content.dates import MONTHS
from publishing.reviews.reports.records import ReviewRecord

MONTHS_AHEAD = 24


@dataclass(frozen=True)
class DueMonth:
    """A month, and the number of reviews due in it."""

    name: str
    year: int
    due: int

    @property
    def starts_a_year(self) -> bool:
        """Whether the picture names the year below it."""
        return self.name == MONTHS[0]


def due_by_month(found: Sequence[ReviewRecord], today: date) -> list[DueMonth]:
    """The month of `today` and those after it; what was due before counts for the first."""
    first = today.year * 12 + today.month - 1
    counts = Counter(
        max(record.next_review.year * 12 + record.next_review.month - 1, first)
        for record in found
        if record.next_review
    )
    months = range(first, first + MONTHS_AHEAD)
    return [DueMonth(MONTHS[month % 12], month // 12, counts[month]) for month in months]
