"""The classes of pages: how often each is reviewed, and by whom."""

from collections.abc import Iterable
from datetime import date

from publishing.content.dates import months_later
from publishing.content.models.field_types import ReviewClass

INTERVAL_MONTHS: dict[ReviewClass, int | None] = {"safety": 6, "treatment": 12, "background": 36, "index": None}
"""After how many months a review is due again; pages that only lead to others have no date."""

NEEDED: dict[ReviewClass, tuple[frozenset[str], ...]] = {
    "safety": (frozenset(("doctor",)), frozenset(("nurse", "pharmacist"))),
    "treatment": (frozenset(("doctor",)),),
    "background": (frozenset(("doctor", "nurse", "pharmacist")),),
    "index": (),
}
"""The professions of which one person each must have reviewed a page. Lay readers may sign, and count for no other."""

STRICTEST_FIRST: tuple[ReviewClass, ...] = ("safety", "treatment", "background", "index")


def strictest(classes: Iterable[ReviewClass | None]) -> ReviewClass:
    """The class that is reviewed most often. None counts for nothing; of none, treatment."""
    return min(filter(None, classes), key=STRICTEST_FIRST.index, default="treatment")


def is_looser(review_class: ReviewClass, than: ReviewClass) -> bool:
    """Whether pages of one class are reviewed with less care than those of another."""
    return STRICTEST_FIRST.index(review_class) > STRICTEST_FIRST.index(than)


def next_review(reviewed: date, review_class: ReviewClass) -> date | None:
    """The day the next review is due; the last day of a month that is too short."""
    months = INTERVAL_MONTHS[review_class]
    return months_later(reviewed, months) if months else None
