"""Statuses follow from entries, words and the day."""

from datetime import date

import pytest

from publishing.reviews.records import records
from publishing.reviews.status import Status, next_review
from tests.reviews.projects import GUIDE, TEAM, Project

WARNING = "_partials/get-help-now.md"

DAYS = {
    "day of the review": ("2026-12-01", Status.CURRENT),
    "61 days before": ("2027-10-01", Status.CURRENT),
    "60 days before": ("2027-10-02", Status.DUE_SOON),
    "the day itself": ("2027-12-01", Status.DUE_SOON),
    "the day after": ("2027-12-02", Status.OVERDUE),
}


@pytest.mark.parametrize(("day", "status"), DAYS.values(), ids=DAYS)
def test_the_day_decides_and_leaves_the_digest(day: str, status: Status, project: Project):
    entry = project.sign(day=date(2026, 12, 1))
    standing = project.reviews(date.fromisoformat(day)).standings[GUIDE]
    assert (standing.status, standing.next_review) == (status, date(2027, 12, 1))
    assert standing.digest.digest == entry.digest


def test_a_year_ahead_statuses_change_and_digests_do_not(project: Project):
    project.sign()
    now, later = project.reviews(date(2026, 12, 2)), project.reviews(date(2027, 12, 2))
    assert now.standings[GUIDE].status != later.standings[GUIDE].status
    assert {page: one.digest for page, one in now.standings.items()} == {
        page: one.digest for page, one in later.standings.items()
    }


INTERVALS = {
    "safety": (date(2026, 8, 31), date(2027, 2, 28)),
    "treatment": (date(2024, 2, 29), date(2025, 2, 28)),
    "background": (date(2026, 12, 1), date(2029, 12, 1)),
    "index": (date(2026, 12, 1), None),
}


@pytest.mark.parametrize("review_class", INTERVALS)
def test_the_class_sets_the_interval(review_class: str):
    reviewed, due = INTERVALS[review_class]
    assert next_review(reviewed, review_class) == due


def test_a_changed_word_outweighs_every_date(project: Project):
    project.sign()
    project.replace("docs/_partials/disclaimer.md", "give information only", "give facts only")
    standing = project.reviews(date(2028, 12, 1)).standings[GUIDE]
    assert standing.status is Status.CHANGED_SINCE_REVIEW
    assert standing.changed_parts == ("docs/_partials/disclaimer.md",)
    assert standing.next_review is None


def test_words_put_back_are_the_signed_words(project: Project):
    project.sign()
    project.replace(f"docs/{GUIDE}", "You may say no.", "You may refuse.")
    project.replace(f"docs/{GUIDE}", "You may refuse.", "You may say no.")
    assert project.reviews().standings[GUIDE].status is Status.CURRENT


def test_carrying_over_keeps_the_day_of_the_review(project: Project):
    project.sign(day=date(2026, 12, 1))
    project.replace(f"docs/{GUIDE}", "You may say no.", "You may say no!")
    project.carry(GUIDE, date(2027, 3, 1))
    reviews = project.reviews(date(2027, 3, 1))
    record = next(record for record in records(reviews) if record.page == GUIDE)
    assert (record.status, record.last_reviewed, record.next_review) == (
        "current", date(2026, 12, 1), date(2027, 12, 1),
    )  # fmt: skip
    assert record.carried_over == date(2027, 3, 1)


def test_a_new_review_begins_a_new_interval(project: Project):
    project.sign(day=date(2026, 12, 1))
    project.sign(day=date(2027, 11, 20))
    assert project.reviews(date(2027, 12, 2)).standings[GUIDE].next_review == date(2028, 11, 20)


def test_pages_inherit_the_worst_of_their_signed_partials(project: Project):
    project.sign(day=date(2026, 12, 1))
    project.sign(WARNING, day=date(2026, 12, 1))
    standing = project.reviews(date(2027, 6, 2)).standings[GUIDE]
    assert (standing.status, standing.next_review) == (Status.OVERDUE, date(2027, 6, 1))
    assert standing.worse_partials == (WARNING,)


def test_a_signed_partial_takes_the_strictest_class_of_its_pages(project: Project):
    assert project.sign(WARNING).review_class == "safety"


def test_a_changed_partial_pulls_down_a_page_that_was_signed_after_it(project: Project):
    project.sign(WARNING)
    project.replace(
        "docs/_partials/get-help-now.md", "Then call your treatment center", "Then phone your treatment center"
    )
    project.sign()
    standing = project.reviews().standings[GUIDE]
    assert standing.status is Status.CHANGED_SINCE_REVIEW
    assert standing.changed_parts == ("docs/_partials/get-help-now.md",)


def test_a_partial_without_a_sign_off_of_its_own_pulls_nothing_down(project: Project):
    project.sign()
    assert project.reviews().standings[GUIDE].status is Status.CURRENT


def test_the_most_urgent_page_stands_first(project: Project):
    project.sign("guides/rare-cancers.md", day=date(2026, 12, 1))
    project.sign("guides/what-is-gene-therapy.md", day=date(2026, 12, 1))
    project.sign(GUIDE, day=date(2027, 6, 1))
    project.replace("docs/guides/what-is-gene-therapy.md", "## In short", "## Shortly")
    found = records(project.reviews(date(2028, 1, 1)))
    assert [record.page for record in found][:2] == ["guides/rare-cancers.md", "guides/what-is-gene-therapy.md"]
    assert [record.status for record in found if record.page == GUIDE] == ["current"]
    assert [record.scheduled for record in found][-1] is False
    assert found[0].reviewed_by == TEAM
