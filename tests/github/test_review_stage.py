"""When a page's review is asked for, day by day."""

from datetime import date, timedelta

import pytest

from publishing.github.page_review import PageReview
from publishing.github.stage import Stage, stage_of
from tests.github.weekly_situations import never_reviewed, page_record

CHANGED = {"status": "changed-since-review", "next_review": None}
DUE = date(2026, 10, 16)


@pytest.mark.parametrize(
    ("days_left", "stage"),
    [
        (61, None),
        (60, Stage.DUE_IN_60_DAYS),
        (31, Stage.DUE_IN_60_DAYS),
        (30, Stage.DUE_IN_30_DAYS),
        (8, Stage.DUE_IN_30_DAYS),
        (7, Stage.DUE_IN_7_DAYS),
        (0, Stage.DUE_IN_7_DAYS),
        (-1, Stage.OVERDUE),
        (-29, Stage.OVERDUE),
        (-30, Stage.HANDED_OVER),
        (-400, Stage.HANDED_OVER),
    ],
)
def test_steps_towards_and_past_the_due_date(days_left: int, stage: Stage | None) -> None:
    record = PageReview.model_validate(page_record())
    assert stage_of(record, has_second=True, today=DUE - timedelta(days_left)) == stage


@pytest.mark.parametrize(
    ("keys", "has_second", "stage"),
    {
        "nobody to give it to": ({"status": "overdue"}, False, Stage.OVERDUE),
        "changed": ({"status": "changed-since-review", "next_review": "2027-01-30"}, True, Stage.CHANGED),
        "changed for 29 days": (CHANGED | {"changed_on": "2026-11-02"}, True, Stage.CHANGED),
        "changed for 30 days": (CHANGED | {"changed_on": "2026-11-01"}, True, Stage.HANDED_OVER),
        "changed on a day nobody knows": (CHANGED, True, Stage.CHANGED),
        "changed yesterday, the review before long due": (
            CHANGED | {"changed_on": "2026-11-30", "review_class": "treatment"},
            True,
            Stage.HANDED_OVER,
        ),
        "changed on a day nobody knows, the review before long due": (
            CHANGED | {"review_class": "treatment"},
            True,
            Stage.HANDED_OVER,
        ),
        "changed, the review before not due": (
            CHANGED | {"changed_on": "2026-11-30", "review_class": "background"},
            True,
            Stage.CHANGED,
        ),
        "changed and a little late": (
            {"status": "changed-since-review", "next_review": "2026-11-20"},
            True,
            Stage.CHANGED,
        ),
        "changed and 30 days late": ({"status": "changed-since-review"}, True, Stage.HANDED_OVER),
        "exempt from a next review": ({"next_review": None}, True, None),
        "overdue without a date": ({"status": "overdue", "next_review": None}, True, Stage.OVERDUE),
    }.values(),
)
def test_situations_on_1_december(keys: dict[str, object], has_second: bool, stage: Stage | None) -> None:
    record = PageReview.model_validate(page_record(**keys))
    assert stage_of(record, has_second, date(2026, 12, 1)) == stage


@pytest.mark.parametrize("status", ["never-reviewed", "changed-since-review", "overdue", "due-soon"])
def test_page_that_only_leads_to_others_need_not_be_reviewed(status: str) -> None:
    record = PageReview.model_validate(page_record("guides/index.md", scheduled=False, status=status))
    assert stage_of(record, has_second=True, today=date(2026, 12, 1)) is None


def test_never_reviewed_is_never_late() -> None:
    record = PageReview.model_validate(never_reviewed("guides/new.md"))
    assert stage_of(record, has_second=True, today=date(2099, 1, 1)) == Stage.NEVER_REVIEWED
