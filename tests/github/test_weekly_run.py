"""The weekly job against a stand-in for GitHub: what people find there, week after week."""

import pytest

from publishing.github.block import page_of
from tests.github.github_state import GitHub, assignees, labels
from tests.github.weekly_situations import SIGNED_AGAIN, Run, never_reviewed, page_record


def test_first_run_opens_one_issue_for_each_page_that_needs_a_review(run: Run, github: GitHub) -> None:
    records = [
        page_record("guides/current.md", next_review="2027-03-01"),
        page_record("guides/due.md"),
        page_record("guides/late.md", status="overdue", next_review="2026-08-20"),
        page_record("guides/changed.md", status="changed-since-review", changed_parts=["_partials/core.md"]),
        never_reviewed("guides/new.md", reviewer="cancerfax-medical-team"),
    ]
    assert run(records, "2026-09-01") == 0
    titles = sorted(issue["title"] for issue in github.issues)
    assert titles == [
        "Never reviewed: About guides/new.md",
        "Review due by 16 October 2026: About guides/due.md",
        "Review overdue: About guides/late.md",
        "Text changed since its review: About guides/changed.md",
    ]
    by_page = {page_of(issue["body"]): issue for issue in github.issues}
    assert labels(by_page["guides/due.md"]) == ["review", "reviewer: alice", "review: due in 60 days"]
    assert assignees(by_page["guides/due.md"]) == ["alice"]
    assert "last reviewed on 16 October 2025 by Dr Alice Abel." in by_page["guides/due.md"]["body"]
    assert "`_partials/core.md`" in by_page["guides/changed.md"]["body"]
    assert labels(by_page["guides/new.md"]) == ["review", "reviewer: cancerfax-medical-team", "review: never reviewed"]
    assert assignees(by_page["guides/new.md"]) == []


def test_second_run_of_the_day_and_of_the_next_week_write_nothing(run: Run, github: GitHub) -> None:
    records = [page_record(), never_reviewed("about/privacy.md"), never_reviewed("guides/new.md", reviewer="bob")]
    run(records, "2026-09-01")
    for day in ("2026-09-01", "2026-09-08"):
        assert run(records, day) == 0
        assert github.writes == []
        assert github.requests != []


def test_nearer_due_date_edits_the_same_issue_and_tells_its_followers_once(run: Run, github: GitHub) -> None:
    seen = []
    for day in ("2026-08-16", "2026-08-17", "2026-09-15", "2026-09-16", "2026-10-08", "2026-10-09"):
        run([page_record(status="due-soon")], day)
        seen.append([label for label in labels(github.issues[0]) if "due" in label] if github.issues else [])
    in_60, in_30, in_7 = (["review: due in 60 days"], ["review: due in 30 days"], ["review: due in 7 days"])
    assert seen == [[], in_60, in_60, in_30, in_30, in_7]
    assert len(github.issues) == 1
    assert "within 7 days" in github.issues[0]["body"]
    assert len(github.comments) == 2


def test_another_changed_part_edits_the_text_and_disturbs_nobody(run: Run, github: GitHub) -> None:
    changed = page_record(status="changed-since-review", next_review=None)
    run([changed | {"changed_parts": ["body"]}], "2026-09-01")
    run([changed | {"changed_parts": ["body", "_partials/core.md"]}], "2026-09-08")
    assert "- `_partials/core.md`" in github.issues[0]["body"]
    assert github.comments == []


def test_30_days_late_goes_to_the_second_person(run: Run, github: GitHub) -> None:
    late = page_record(status="overdue")
    run([late], "2026-11-14")
    assert (assignees(github.issues[0]), labels(github.issues[0])[1:]) == (
        ["alice"],
        ["reviewer: alice", "review: overdue"],
    )
    run([late], "2026-11-15")
    issue = github.issues[0]
    assert assignees(issue) == ["bob"]
    assert labels(issue) == ["review", "reviewer: bob", "review: handed over"]
    assert "Dr Bob Bern" in issue["title"]
    run([late], "2026-11-15")
    assert github.writes == []


def test_without_a_second_person_it_stays_overdue(run: Run, github: GitHub) -> None:
    run([page_record(status="overdue", reviewed_by="bob")], "2027-05-01")
    assert labels(github.issues[0])[1:] == ["reviewer: bob", "review: overdue"]


def test_sign_off_closes_and_the_next_due_date_opens_the_same_issue_again(run: Run, github: GitHub) -> None:
    run([page_record()], "2026-09-01")
    run([SIGNED_AGAIN], "2026-10-02")
    issue = github.issues[0]
    assert (issue["state"], issue["state_reason"]) == ("closed", "completed")
    assert issue["title"].startswith("Reviewed on 1 October 2026")
    assert labels(issue) == ["review", "reviewer: alice"]
    run([SIGNED_AGAIN], "2026-10-02")
    assert github.writes == []
    run([SIGNED_AGAIN | {"status": "due-soon"}], "2027-08-10")
    assert len(github.issues) == 1
    assert (issue["state"], issue["state_reason"]) == ("open", "reopened")
    assert "Review due by 1 October 2027" in issue["title"]
    run([SIGNED_AGAIN | {"status": "due-soon"}], "2027-08-10")
    assert github.writes == []


def test_page_that_left_the_site_closes_its_issue(run: Run, github: GitHub) -> None:
    run([page_record(), page_record("guides/old.md")], "2026-09-01")
    run([page_record()], "2026-09-08")
    gone = next(issue for issue in github.issues if page_of(issue["body"]) == "guides/old.md")
    assert (gone["state"], gone["state_reason"]) == ("closed", "not_planned")


def test_every_page_of_a_long_list_is_read(run: Run, github: GitHub) -> None:
    github.largest_page = 2
    records = [never_reviewed(f"guides/{number}.md") for number in range(7)]
    run(records, "2026-09-01")
    run(records, "2026-09-01")
    assert github.writes == []
    assert len(github.issues) == 7


def test_dry_run_tells_the_plan_by_reviewer_and_writes_nothing(
    run: Run, github: GitHub, capsys: pytest.CaptureFixture[str]
) -> None:
    records = [
        page_record("guides/b.md", reviewed_by="bob"),
        page_record("guides/a.md"),
        page_record("guides/late.md", status="overdue", next_review="2026-08-20"),
    ]
    assert run(records, "2026-09-01", "--dry-run") == 0
    assert github.writes == []
    assert capsys.readouterr().out.splitlines() == [
        "## Dr Alice Abel",
        "",
        "- create: Review overdue: About guides/late.md",
        "- create: Review due by 16 October 2026: About guides/a.md",
        "",
        "## Dr Bob Bern",
        "",
        "- create: Review due by 16 October 2026: About guides/b.md",
        "",
    ]


def test_existing_label_is_used_whatever_its_letter_case(run: Run, github: GitHub) -> None:
    github.labels.append({"name": "Review", "color": "000000", "description": ""})
    for _ in range(2):
        assert run([page_record()], "2026-09-01") == 0
    assert labels(github.issues[0])[0] == "Review"
    assert github.writes == []
    assert run([page_record()], "2026-09-20") == 0


def test_login_that_cannot_be_assigned_does_not_silence_the_reminder(
    run: Run, github: GitHub, capsys: pytest.CaptureFixture[str]
) -> None:
    github.assignable.clear()
    assert run([page_record()], "2026-09-01") == 1
    assert "GitHub cannot assign alice" in capsys.readouterr().err
    assert labels(github.issues[0])[1] == "reviewer: alice"
    assert run([page_record()], "2026-09-01") == 0
    assert github.writes == []


def test_a_page_that_waits_for_a_second_person_asks_for_one(run: Run, github: GitHub) -> None:
    run([page_record(status="partly-reviewed", next_review=None, waits_for=["nurse or pharmacist"])], "2026-09-01")
    (issue,) = github.issues
    assert issue["title"].startswith("Second review needed: ")
    assert "A nurse or pharmacist has still to review the same words." in issue["body"]


def test_a_review_that_was_taken_back_is_asked_for_again(run: Run, github: GitHub) -> None:
    run([page_record(status="withdrawn", next_review=None)], "2026-09-01")
    (issue,) = github.issues
    assert issue["title"].startswith("Review taken back: ")
    run([SIGNED_AGAIN], "2026-10-02")
    assert github.issues[0]["state"] == "closed"


def test_an_issue_leads_to_the_published_page_the_difference_and_the_filled_in_forms(run: Run, github: GitHub) -> None:
    changed = page_record(
        "guides/a.md",
        status="changed-since-review",
        next_review=None,
        review_class="treatment",
        address="guides/a/",
        difference="for-reviewers/guides--a.html",
        changed_parts=["docs/guides/a.md"],
        changed_in_words=["the text of “A”"],
    )
    run([changed, never_reviewed("guides/b.md", review_class="safety", address="guides/b/")], "2026-09-01")
    bodies = {page_of(issue["body"]): issue["body"] for issue in github.issues}
    first = bodies["guides/a.md"]
    forms = "https://github.com/example/guides/issues/new?template"
    assert "](https://guides.example/guides/a/)" in first
    assert "](https://guides.example/for-reviewers/guides--a.html)" in first
    assert "- `the text of “A”`" in first
    for form in ("sign-off", "carry-over"):
        assert f"({forms}={form}.yml&" in first
        assert first.count("&page=guides%2Fa&mark=ffffffffffff)") == 2
    assert f"({forms}=withdraw.yml&title=Withdraw%3A%20guides%2Fa&page=guides%2Fa)" in first
    assert "docs-for/reviewers.md" in first
    assert "blob/HEAD/docs/guides" not in "".join(bodies.values())
    assert "carry-over" not in bodies["guides/b.md"]
    assert "withdraw" not in bodies["guides/b.md"]
