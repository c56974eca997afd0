"""Statuses follow from entries, words, how the article reads, and the day."""

from datetime import date

import pytest

from publishing.reviews.classes import next_review
from publishing.reviews.reports.records import records
from publishing.reviews.state.status import Status
from tests.reviews.projects import JO, KIM, LEE, RAY, READS, Project
from tests.reviews.small_site import BACKGROUND, SAFETY, TREATMENT

HELP = "_partials/note-on-help.md"
PAGE, NO = f"docs/{TREATMENT}", "You may say no."
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
    standing = project.reviews(date.fromisoformat(day)).standings[TREATMENT]
    assert (standing.status, standing.next_review) == (status, date(2027, 12, 1))
    assert standing.digest.digest == entry.words


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


def test_the_interval_begins_on_the_day_the_words_were_read(project: Project):
    project.sign(day=date(2026, 12, 1), read_on=date(2026, 11, 20))
    assert project.reviews().standings[TREATMENT].next_review == date(2027, 11, 20)


def test_a_changed_word_outweighs_every_date(project: Project):
    project.sign()
    project.replace("docs/_partials/small-print.md", "information only", "facts only")
    standing = project.reviews(date(2028, 12, 1)).standings[TREATMENT]
    assert standing.status is Status.CHANGED_SINCE_REVIEW
    assert standing.next_review is None


def test_what_changed_is_told_part_by_part(repository: Project):
    repository.sign_and_commit()
    repository.replace("docs/_partials/small-print.md", "information only", "facts only")
    assert repository.reviews().changed_parts(TREATMENT) == ("docs/_partials/small-print.md",)


def test_words_put_back_are_the_signed_words(project: Project):
    project.sign()
    project.replace(PAGE, NO, "You may refuse.")
    project.replace(PAGE, "You may refuse.", NO)
    assert project.status() == "current"


@pytest.mark.parametrize(("reads", "status"), [(READS, "current"), ("d" * 64, "changed-since-review")])
def test_a_page_is_current_only_while_its_article_reads_as_it_was_signed(reads: str, status: str, project: Project):
    project.sign()
    assert project.status(reads={TREATMENT: reads}) == status


def test_carrying_over_keeps_the_day_of_the_review(project: Project):
    project.sign(day=date(2026, 12, 1))
    project.replace(PAGE, NO, "You may say no!")
    project.carry(day=date(2027, 3, 1))
    reviews = project.reviews(date(2027, 3, 1))
    record = next(record for record in records(reviews) if record.page == TREATMENT)
    assert (record.status, record.last_reviewed, record.next_review, record.carried_over) == (
        "current", date(2026, 12, 1), date(2027, 12, 1), date(2027, 3, 1),
    )  # fmt: skip


def test_a_new_review_begins_a_new_interval(project: Project):
    project.sign(day=date(2026, 12, 1))
    project.sign(day=date(2027, 11, 20))
    assert project.reviews(date(2027, 12, 2)).standings[TREATMENT].next_review == date(2028, 11, 20)


def test_a_second_doctor_who_signs_later_begins_a_new_interval_too(project: Project):
    project.sign(day=date(2026, 12, 1))
    project.sign(day=date(2027, 6, 1), reviewer=RAY)
    assert project.reviews(date(2027, 6, 2)).standings[TREATMENT].next_review == date(2028, 6, 1)


def test_of_two_that_are_needed_the_older_review_counts(project: Project):
    project.sign(SAFETY, date(2026, 12, 1))
    project.sign(SAFETY, date(2027, 2, 1), reviewer=KIM)
    assert project.reviews(date(2027, 2, 2)).standings[SAFETY].next_review == date(2027, 6, 1)


@pytest.mark.parametrize(
    ("people", "status", "waits"),
    [
        ((LEE,), "partly-reviewed", ["nurse or pharmacist"]),
        ((KIM,), "partly-reviewed", ["doctor"]),
        ((JO,), "partly-reviewed", ["doctor", "nurse or pharmacist"]),
        ((LEE, JO), "partly-reviewed", ["nurse or pharmacist"]),
        ((KIM, LEE), "current", []),
    ],
)
def test_a_safety_page_asks_for_two_kinds_of_people(people: tuple, status: str, waits: list, project: Project):
    for hour, reviewer in enumerate(people):
        project.sign(SAFETY, reviewer=reviewer, hour=hour)
    record = next(record for record in records(project.reviews()) if record.page == SAFETY)
    assert (record.status, record.waits_for) == (status, waits)


def test_no_other_class_of_the_page_puts_off_the_next_review(project: Project):
    """As a page that only leads to others, a treatment would never be due again."""
    project.sign()
    due = project.reviews().standings[TREATMENT].next_review
    project.replace(PAGE, "review_class: treatment", "review_class: index")
    assert project.reviews().standings[TREATMENT].next_review == due


def test_a_class_that_was_taken_back_with_its_review_holds_nobody_up(project: Project):
    project.sign(SAFETY, hour=8)
    project.withdraw(SAFETY)
    project.replace(f"docs/{SAFETY}", "review_class: safety", "review_class: treatment")
    project.sign(SAFETY, reviewer=RAY, hour=10)
    standing = project.reviews().standings[SAFETY]
    assert (standing.review_class, standing.status) == ("treatment", Status.CURRENT)


def test_a_stricter_class_counts_at_once(project: Project):
    project.sign(BACKGROUND, date(2026, 11, 1))
    project.replace(f"docs/{BACKGROUND}", "review_class: background", "review_class: treatment")
    assert project.reviews().standings[BACKGROUND].next_review == date(2027, 11, 1)


def test_pages_inherit_the_worst_of_their_signed_partials(project: Project):
    project.sign(day=date(2026, 12, 1))
    project.sign(HELP, date(2026, 12, 1))
    project.sign(HELP, date(2026, 12, 1), reviewer=KIM, hour=10)
    standing = project.reviews(date(2027, 6, 2)).standings[TREATMENT]
    assert (standing.status, standing.next_review) == (Status.OVERDUE, date(2027, 6, 1))
    assert standing.worse_partials == (HELP,)


def test_a_signed_partial_takes_the_strictest_class_of_its_pages(project: Project):
    assert project.sign(HELP).review_class == "safety"


def test_a_changed_partial_pulls_down_a_page_that_was_signed_after_it(project: Project):
    for hour, reviewer in enumerate((LEE, KIM)):
        project.sign(HELP, reviewer=reviewer, hour=hour)
    project.replace(f"docs/{HELP}", "Do not wait", "Never wait")
    project.sign()
    assert project.status() == "changed-since-review"


def test_a_partial_without_a_sign_off_of_its_own_pulls_nothing_down(project: Project):
    project.sign()
    assert project.status() == "current"


def test_the_most_urgent_page_stands_first(project: Project):
    project.sign(day=date(2026, 12, 1))
    project.sign(BACKGROUND, date(2026, 12, 1))
    project.replace(f"docs/{BACKGROUND}", "## Their names", "## Names")
    found = records(project.reviews(date(2028, 1, 1)))
    assert [record.page for record in found][:3] == [TREATMENT, BACKGROUND, SAFETY]
    assert [record.scheduled for record in found][-1] is False
    assert (found[0].status, found[0].reviewed_by, found[0].reviewed_by_name) == ("overdue", LEE, "Lee Example")
