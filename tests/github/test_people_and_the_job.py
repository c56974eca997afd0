"""What people do to the issues on GitHub, and what the weekly job leaves of it: all but its own text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.github.github_state import OWNER, STRANGER, GitHub, assignees, labels
from tests.github.weekly_situations import REVIEWERS, SIGNED_AGAIN, Run, never_reviewed, page_record


def with_changes(project: Path, old: str, new: str) -> None:
    """Change the register of reviewers for the rest of this test."""
    register = project / "docs" / "_data" / "reviewers.yml"
    text = register.read_text(encoding="utf-8")
    assert old in text
    register.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(autouse=True)
def _same_reviewers_for_the_next_test(project: Path) -> Iterator[None]:
    yield
    (project / "docs" / "_data" / "reviewers.yml").write_text(REVIEWERS, encoding="utf-8")


def as_person(github: GitHub, number: int, **fields: object) -> None:
    """What somebody with rights does on GitHub's website; its editor saves Windows line ends."""
    if "body" in fields:
        fields["body"] = str(fields["body"]).replace("\n", "\r\n")
    github.answer("PATCH", f"/repos/example/guides/issues/{number}", OWNER, fields)


def test_issue_closed_by_hand_before_the_sign_off_opens_again(run: Run, github: GitHub) -> None:
    run([page_record()], "2026-09-01")
    as_person(github, 1, state="closed", state_reason="completed")
    run([page_record()], "2026-09-08")
    assert github.issues[0]["state"] == "open"


def test_issue_closed_by_hand_stays_as_it_is_when_the_sign_off_lands(run: Run, github: GitHub) -> None:
    run([page_record()], "2026-09-01")
    as_person(github, 1, state="closed", state_reason="completed")
    run([SIGNED_AGAIN], "2026-10-02")
    assert github.writes == []


def test_what_a_person_changed_around_our_text_survives(run: Run, github: GitHub) -> None:
    run([page_record()], "2026-09-01")
    github.labels.append({"name": "needs-images", "color": "000000", "description": ""})
    ours = github.issues[0]["body"]
    as_person(
        github,
        1,
        title="Solid tumors: my own title",
        body=f"Before: ask Eve.\n\n{ours}\n\nAfter: table 2 is wrong.",
        labels=["review: due in 60 days", "needs-images"],
        assignees=["owner"],
    )
    run([page_record()], "2026-09-01")
    assert github.writes == []
    run([page_record()], "2026-09-20")
    issue = github.issues[0]
    assert issue["title"] == "Solid tumors: my own title"
    assert issue["body"].startswith("Before: ask Eve.\n\n<!--")
    assert issue["body"].endswith("-->\n\nAfter: table 2 is wrong.")
    assert "within 30 days" in issue["body"]
    assert labels(issue) == ["needs-images", "review: due in 30 days"]
    assert assignees(issue) == ["owner"]


def test_hand_over_replaces_only_whom_the_job_had_assigned(run: Run, github: GitHub) -> None:
    run([page_record()], "2026-09-01")
    as_person(github, 1, assignees=["alice", "owner"])
    run([page_record(status="overdue")], "2026-12-01")
    assert assignees(github.issues[0]) == ["owner", "bob"]


def test_issues_of_people_are_left_alone(run: Run, github: GitHub) -> None:
    title = "Review due by 16 October 2026: About guides/solid-tumors.md"
    for token in (OWNER, STRANGER):
        github.answer("POST", "/repos/example/guides/issues", token, {"title": title, "body": "No hidden marker."})
    run([page_record()], "2026-09-01")
    run([SIGNED_AGAIN], "2026-10-02")
    assert [issue["state"] for issue in github.issues] == ["open", "open", "closed"]
    assert [issue["body"] for issue in github.issues[:2]] == ["No hidden marker."] * 2


def test_marker_written_by_a_stranger_is_not_believed(run: Run, github: GitHub) -> None:
    forged = {"title": "Mine", "body": "<!-- page-review: guides/solid-tumors.md {} -->"}
    github.answer("POST", "/repos/example/guides/issues", STRANGER, forged)
    run([page_record()], "2026-09-01")
    assert github.issues[0]["title"] == "Mine"
    assert len(github.issues) == 2


def test_pull_request_with_our_marker_is_no_issue(run: Run, github: GitHub) -> None:
    body = {"title": "A change", "body": "<!-- page-review: guides/solid-tumors.md {} -->"}
    github.answer("POST", "/repos/example/guides/issues", OWNER, body)
    github.issues[0]["pull_request"] = {"url": "..."}
    run([page_record()], "2026-09-01")
    assert github.issues[0]["title"] == "A change"


def test_second_issue_of_a_page_is_closed_and_points_to_the_first(run: Run, github: GitHub) -> None:
    run([page_record()], "2026-09-01")
    copied = {"title": "Copy", "body": "A person's words.\n\n" + github.issues[0]["body"]}
    github.answer("POST", "/repos/example/guides/issues", OWNER, copied)
    run([page_record()], "2026-09-08")
    first, second = github.issues
    assert (first["state"], second["state"], second["state_reason"]) == ("open", "closed", "not_planned")
    assert second["body"] == "A person's words.\n\nThe review of this page is tracked in #1."
    run([page_record()], "2026-09-08")
    assert github.writes == []


def test_open_issue_is_kept_before_an_older_closed_one(run: Run, github: GitHub) -> None:
    run([page_record()], "2026-09-01")
    copied = {"title": "Copy", "body": github.issues[0]["body"]}
    github.answer("POST", "/repos/example/guides/issues", OWNER, copied)
    as_person(github, 1, state="closed")
    run([page_record()], "2026-09-08")
    assert [issue["state"] for issue in github.issues] == ["closed", "open"]


def test_who_left_is_not_asked_from_the_day_after_their_last(run: Run, github: GitHub, project: Path) -> None:
    with_changes(project, "  second: bob\n", "  second: bob\n  left: 2026-09-01\n")
    run([page_record()], "2026-09-01")
    assert assignees(github.issues[0]) == ["alice"]
    run([page_record()], "2026-09-02")
    assert assignees(github.issues[0]) == ["bob"]
    assert labels(github.issues[0]) == ["review", "review: due in 60 days", "reviewer: bob"]


def test_who_left_is_not_given_a_late_review(run: Run, github: GitHub, project: Path) -> None:
    with_changes(project, "  github: bob\n", "  github: bob\n  left: 2026-06-30\n  second: alice\n")
    run([page_record(status="overdue")], "2026-12-01")
    assert assignees(github.issues[0]) == ["alice"]
    assert "a second person is asked" not in github.issues[0]["body"]
    run([page_record(status="overdue")], "2026-12-08")
    assert github.writes == []


def test_nobody_left_to_ask_asks_for_a_volunteer(run: Run, github: GitHub, project: Path) -> None:
    with_changes(project, "  github: bob\n", "  github: bob\n  left: 2026-06-30\n")
    run([page_record(reviewed_by="bob")], "2026-09-01")
    assert assignees(github.issues[0]) == []
    assert "Whoever takes it, please assign yourself" in github.issues[0]["body"]


def test_changed_words_go_to_the_second_person_once_they_are_late(run: Run, github: GitHub) -> None:
    changed = page_record(
        status="changed-since-review", next_review=None, changed_on="2026-10-01", review_class="background"
    )
    run([changed], "2026-10-30")
    assert assignees(github.issues[0]) == ["alice"]
    run([changed], "2026-10-31")
    assert assignees(github.issues[0]) == ["bob"]
    assert "The words changed on **1 October 2026**" in github.issues[0]["body"]
    run([changed], "2026-11-07")
    assert github.writes == []


def test_page_that_only_leads_to_others_gets_no_issue_and_loses_one(run: Run, github: GitHub) -> None:
    changed = page_record(status="changed-since-review", next_review=None)
    run([changed], "2026-09-01")
    run([changed | {"scheduled": False}], "2026-09-08")
    assert github.issues[0]["state"] == "closed"
    assert "no longer needs a review of its own" in github.issues[0]["body"]
    run([changed | {"scheduled": False}, page_record("index.md", scheduled=False)], "2026-09-15")
    assert github.writes == []


TEAM = "cancerfax-medical-team"


def test_who_signed_is_asked_before_the_team_that_the_page_names(run: Run, github: GitHub) -> None:
    """A team has no login that an issue could be assigned to, and nobody to hand it over to."""
    late = page_record(reviewer=TEAM, status="overdue")
    run([late], "2026-11-01")
    assert assignees(github.issues[0]) == ["alice"]
    run([late], "2026-11-15")
    assert assignees(github.issues[0]) == ["bob"]


def test_a_page_that_nobody_signed_asks_who_it_names(run: Run, github: GitHub) -> None:
    run([never_reviewed("guides/a.md", reviewer="bob")], "2026-09-01")
    assert assignees(github.issues[0]) == ["bob"]


def test_who_signed_and_left_leaves_the_page_to_whom_it_names(run: Run, github: GitHub, project: Path) -> None:
    with_changes(project, "  github: bob\n", "  github: bob\n  left: 2026-06-30\n")
    run([page_record(reviewed_by="bob", reviewer="alice")], "2026-09-01")
    assert assignees(github.issues[0]) == ["alice"]


def test_a_lay_reader_who_signed_last_is_not_asked_for_a_doctors_review(
    run: Run, github: GitHub, project: Path
) -> None:
    with_changes(project, "  github: bob\n", "  github: bob\n  counts_as: lay-reader\n")
    run([page_record(reviewed_by="bob", reviewer="alice", review_class="treatment")], "2026-09-01")
    assert assignees(github.issues[0]) == ["alice"]


def test_a_page_that_waits_for_a_nurse_asks_one_who_may_sign_it(run: Run, github: GitHub, project: Path) -> None:
    nurse = "  github: bob\n  counts_as: nurse\n  signs: [safety]\n"
    with_changes(project, "  github: bob\n", nurse)
    waits = page_record(
        reviewer="alice",
        status="partly-reviewed",
        next_review=None,
        waits_for=["nurse or pharmacist"],
        review_class="safety",
    )
    run([waits], "2026-09-01")
    assert assignees(github.issues[0]) == ["bob"]
    with_changes(project, "signs: [safety]", "signs: [background]")
    run([waits], "2026-09-08")
    assert assignees(github.issues[0]) == ["alice"]


def test_who_is_away_is_passed_over_for_those_days(run: Run, github: GitHub, project: Path) -> None:
    with_changes(project, "  second: bob\n", "  second: bob\n  away: [{first: 2026-09-07, last: 2026-09-20}]\n")
    asked = []
    for day in ("2026-09-06", "2026-09-07", "2026-09-20", "2026-09-21"):
        run([page_record()], day)
        asked += assignees(github.issues[0])
    assert asked == ["alice", "bob", "bob", "alice"]
