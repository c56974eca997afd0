"""The words and labels of .github/review-issue."""

from datetime import date
from pathlib import Path

import pytest

from publishing.content.models.reviewers import Reviewer
from publishing.github.stage import Stage
from publishing.github.words import LONGEST_LABEL, IssueWords

FOLDER = Path(__file__).parents[2] / ".github" / "review-issue"
PARTS = {"last-review", "what-to-do"}
OTHERS = {"signed-off", "not-needed", "duplicate", "reminder"}


@pytest.fixture(scope="module")
def words() -> IssueWords:
    return IssueWords(FOLDER, "https://github.com/example/guides")


def facts(**keys: object) -> dict[str, object]:
    reviewer = Reviewer(id="alice", name="Dr Abel", kind="person", role="Oncologist")
    some = {
        "page": "guides/a.md",
        "title": "About A",
        "asked": reviewer,
        "second": None,
        "first": reviewer,
        "reviewed_by": "Dr Abel",
        "last_reviewed": date(2025, 10, 16),
        "next_review": date(2026, 10, 16),
        "changed_on": None,
        "changed_parts": (),
        "waits_for": ("doctor",),
        "expired_facts": (),
        "published": "https://guides.example/a/",
        "difference": "",
        "forms": {"approved": "https://github.com/example/guides/issues/new?template=sign-off.yml"},
        "group": "reviewer: alice",
    }
    return some | keys


def test_every_file_is_used() -> None:
    assert {file.stem for file in FOLDER.glob("*.md")} == {*Stage, *PARTS, *OTHERS}


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_words_and_a_label(stage: Stage, words: IssueWords) -> None:
    written = words.write(stage, **facts())
    assert written.title.endswith(": About A")
    assert "None" not in written.text
    assert written.text == written.text.strip()
    assert "\n\n\n" not in written.text
    assert words.label(stage).startswith("review: ")


def test_hand_over_says_since_when_the_words_wait(words: IssueWords) -> None:
    changed = facts(next_review=None, changed_on=date(2026, 9, 1))
    assert "The words changed on **1 September 2026**" in words.write("handed-over", **changed).text
    assert "due by **16 October 2026**" in words.write("handed-over", **facts()).text


def test_page_without_reviewer_asks_whoever_takes_it(words: IssueWords) -> None:
    nobody = facts(asked=None, first=None, last_reviewed=None, next_review=None, reviewed_by=None)
    assert "assign yourself" in words.write("never-reviewed", **nobody).text


def test_changed_parts_and_expired_facts_call_nobody_and_format_nothing(words: IssueWords) -> None:
    text = words.write("overdue", **facts(changed_parts=("_partials/a`b.md",), expired_facts=("@eve *x*",))).text
    assert "- `_partials/ab.md`" in text
    assert "- `@eve *x*`" in text


def test_label_of_a_long_name_fits_github(words: IssueWords) -> None:
    assert len(words.label("reviewer", "a" * 80)) == LONGEST_LABEL
    assert words.look_of(words.label("reviewer", "alice")) == words.look_of("reviewer: bob")
    assert words.look_of("review: overdue") != words.look_of("review")
