"""How urgent a page's review is: the steps at which its reviewer hears of it."""

from datetime import date
from enum import StrEnum

from publishing.content.dates import months_later
from publishing.github.page_review import PageReview
from publishing.reviews.classes import INTERVAL_MONTHS

HAND_OVER_DAYS = 30
"""A review as late as this is given to a second person."""


class Stage(StrEnum):
    """Why a page's review is asked for, the most urgent first. Each names its words and its label."""

    HANDED_OVER = "handed-over"
    OVERDUE = "overdue"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed-since-review"
    PARTLY = "partly-reviewed"
    DUE_IN_7_DAYS = "due-in-7-days"
    DUE_IN_30_DAYS = "due-in-30-days"
    DUE_IN_60_DAYS = "due-in-60-days"
    NEVER_REVIEWED = "never-reviewed"


WITHOUT_A_DATE = {
    "never-reviewed": Stage.NEVER_REVIEWED,
    "withdrawn": Stage.WITHDRAWN,
    "partly-reviewed": Stage.PARTLY,
}
"""States that ask for a review at once and have no day to be late by."""
REMINDERS = {7: Stage.DUE_IN_7_DAYS, 30: Stage.DUE_IN_30_DAYS, 60: Stage.DUE_IN_60_DAYS}
"""Days before the due date, the nearest first."""


def stage_of(record: PageReview, has_second: bool, today: date) -> Stage | None:
    """The page's stage on a day, or None while there is nothing to ask.

    A page that only leads to others need not be reviewed at all. A page that was never reviewed has no due date to be
    late by, so it is never handed over.
    """
    if not record.scheduled:
        return None
    if record.status in WITHOUT_A_DATE:
        return WITHOUT_A_DATE[record.status]
    due = record.next_review or _due_since(record)
    days_left = (due - today).days if due else None
    if has_second and days_left is not None and days_left <= -HAND_OVER_DAYS:
        return Stage.HANDED_OVER
    if record.status == "changed-since-review":
        return Stage.CHANGED
    if record.status == "overdue" or (days_left is not None and days_left < 0):
        return Stage.OVERDUE
    near = [stage for days, stage in REMINDERS.items() if days_left is not None and days_left <= days]
    return near[0] if near else None


def _due_since(record: PageReview) -> date | None:
    """The day from which words that changed are late: the day they changed, for they are due at once.

    Where the review before was due earlier, that day: an edit of a page that is late must not give it a new month.
    """
    if record.status != "changed-since-review":
        return None
    months = INTERVAL_MONTHS[record.review_class] if record.review_class else None
    old = months_later(record.last_reviewed, months) if months and record.last_reviewed else None
    return min((day for day in (record.changed_on, old) if day), default=None)
