"""How urgent a page's review is: the steps at which its reviewer hears of it."""

from datetime import date
from enum import StrEnum

from macros.page_review import PageReview

HAND_OVER_DAYS = 30
"""A review as late as this is given to a second person."""


class Stage(StrEnum):
    """Why a page's review is asked for, the most urgent first. Each names its words and its label."""

    HANDED_OVER = "handed-over"
    OVERDUE = "overdue"
    CHANGED = "changed-since-review"
    DUE_IN_7_DAYS = "due-in-7-days"
    DUE_IN_30_DAYS = "due-in-30-days"
    DUE_IN_60_DAYS = "due-in-60-days"
    NEVER_REVIEWED = "never-reviewed"


REMINDERS = {7: Stage.DUE_IN_7_DAYS, 30: Stage.DUE_IN_30_DAYS, 60: Stage.DUE_IN_60_DAYS}
"""Days before the due date, the nearest first."""


def stage_of(record: PageReview, has_second: bool, today: date) -> Stage | None:
    """The page's stage on a day, or None while there is nothing to ask.

    A page that only leads to others need not be reviewed at all. A page that was never reviewed has no due date to be
    late by, so it is never handed over.
    """
    if record.status == "never-reviewed":
        return Stage.NEVER_REVIEWED if record.scheduled else None
    # Words that changed have no next review: they are due at once.
    due = record.next_review or record.changed_on
    days_left = (due - today).days if due else None
    if has_second and days_left is not None and days_left <= -HAND_OVER_DAYS:
        return Stage.HANDED_OVER
    if record.status == "changed-since-review":
        return Stage.CHANGED
    if record.status == "overdue" or (days_left is not None and days_left < 0):
        return Stage.OVERDUE
    if days_left is None:
        return None
    return next((stage for days, stage in REMINDERS.items() if days_left <= days), None)
