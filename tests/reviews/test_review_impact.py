"""A change is told which pages it touches, through which part, and whose sign-off it voids."""

import json
import os
import subprocess
import sys
from functools import partial

import pytest

from publishing.reviews.history.changes import History
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.state.impact import Impact, as_markdown, impacts
from publishing.reviews.state.ledger_changes import signed_at
from tests.project_files import PROJECT
from tests.reviews.conftest import EPOCH
from tests.reviews.projects import LEE, Project
from tests.reviews.signed_pages import forget_changes
from tests.reviews.small_site import BACKGROUND, SAFETY, SMALL_PRINT, TREATMENT

PAGE, NO = f"docs/{TREATMENT}", "You may say no."


@pytest.fixture
def signed(repository: Project) -> Project:
    repository.sign_and_commit()
    repository.git("branch", "-f", "main")
    return repository


def found(project: Project) -> dict[str, Impact]:
    history = History(project.path)
    base = history.base("main")
    told = impacts(PastWords(history).at(base), project.reviews(), partial(signed_at, history, base))
    return {impact.page: impact for impact in told}


def test_a_partial_is_named_with_its_pages_and_reviewers(signed: Project):
    signed.replace(SMALL_PRINT, "information only", "facts only")
    touched = found(signed)
    assert set(touched) == {TREATMENT, SAFETY, BACKGROUND}
    assert {impact.parts for impact in touched.values()} == {(SMALL_PRINT,)}
    assert [page for page, impact in touched.items() if impact.loses_sign_off] == [TREATMENT]
    told = as_markdown(list(touched.values()))
    row = next(line for line in told.split("\n") if line.startswith(f"| {TREATMENT}"))
    assert all(words in row for words in ("**yes**", LEE, SMALL_PRINT))
    assert told.count("| it had none |") == 2
    assert "1 of them loses its sign-off." in told


def test_wrapped_lines_touch_nothing(signed: Project):
    signed.replace(PAGE, NO, "You may say\nno.")
    assert found(signed) == {}


def test_words_put_back_void_nothing(signed: Project):
    signed.replace(PAGE, NO, "You may refuse.")
    signed.commit()
    signed.git("branch", "-f", "main")
    signed.replace(PAGE, "You may refuse.", NO)
    assert not found(signed)[TREATMENT].loses_sign_off


def test_a_page_that_went_is_told(signed: Project):
    (signed.path / PAGE).unlink()
    signed.replace("docs/index.md", "[The wait](/care/wait.md), ", "")
    signed.replace("mkdocs.yml", "      - care/wait.md\n", "")
    gone = found(signed)[TREATMENT]
    assert (gone.parts, gone.reviewer, gone.loses_sign_off) == ((PAGE,), LEE, True)


def test_a_page_that_moved_keeps_its_sign_off(signed: Project):
    signed.git("mv", PAGE, "docs/care/waiting.md")
    for file in ("docs/index.md", "mkdocs.yml"):
        signed.replace(file, TREATMENT, "care/waiting.md")
    signed.replace("docs/_data/moved.yml", "[]", "- id: care/wait/\n  to: care/waiting.md")
    assert found(signed) == {}


def test_a_guide_is_asked_to_tell_its_readers(real_project: Project):
    forget_changes(real_project.path)
    real_project.begin()
    guide = real_project.reviews().content.guides[0]
    (real_project.path / guide.file).open("a", encoding="utf-8").write("\nOne more sentence.\n")
    assert found(real_project)[guide.path].needs_what_changed
    change = "\nwhat_changed:\n  - date: 2026-12-01\n    text: There is one more sentence.\nreview_class:"
    real_project.replace(guide.file, "\nreview_class:", change)
    assert not found(real_project)[guide.path].needs_what_changed


def command(
    project: Project, name: str, *arguments: str, answers: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command of reviewers on 1 December 2026, with what somebody answers to its questions."""
    return subprocess.run(
        [sys.executable, "-m", f"publishing.commands.reviews.{name}", *arguments],
        cwd=project.path,
        env=os.environ | {"PYTHONPATH": str(PROJECT)} | EPOCH | environment,
        capture_output=True,
        text=True,
        check=False,
        input=answers,
    )


def test_the_command_tells_people_and_machines(signed: Project):
    signed.replace(PAGE, NO, "You may refuse.")
    assert f"| {TREATMENT} | **yes** | {LEE} |" in command(signed, "impact", "--base", "main").stdout
    told = json.loads(command(signed, "impact", "--base", "main", "--format", "json").stdout)
    assert [(item["page"], item["loses_sign_off"]) for item in told] == [(TREATMENT, True)]


def test_the_command_never_fails(signed: Project):
    signed.replace(SMALL_PRINT, "information only", "facts only")
    done = command(signed, "impact", "--base", "main", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert {record["page"] for record in json.loads(done.stdout)} == {TREATMENT, SAFETY, BACKGROUND}
    (signed.path / SMALL_PRINT).unlink()
    for base in ("main", "no-such-branch"):
        done = command(signed, "impact", "--base", base)
        assert done.returncode == 0
        assert "Not worked out" in done.stdout
        assert "Traceback" not in done.stderr


def test_the_difference_since_the_review_is_read_in_the_pull_request(signed: Project):
    signed.replace(PAGE, NO, "You may refuse, says @lee-example [now](/care/fever.md).")
    signed.commit()
    shown = command(signed, "impact", "--base", "main").stdout
    assert "<details><summary>The wait</summary>" in shown
    assert "**The text of “The wait”**" in shown
    assert "<del>say no</del>" in shown or "<del>say</del>" in shown
    assert "<ins>refuse" in shown
    assert "for-reviewers/index.html" in shown
    assert "@lee-example" not in shown


def test_what_changed_before_is_not_told_of_a_change_of_another_page(signed: Project):
    signed.replace(PAGE, NO, "You may refuse.")
    signed.commit()
    assert "<details>" in command(signed, "impact", "--base", "main").stdout
    signed.git("branch", "-f", "main")
    signed.replace("docs/care/fever.md", "shiver for 2 hours", "shiver")
    signed.commit()
    assert "<details>" not in command(signed, "impact", "--base", "main").stdout


def test_the_summary_of_a_pull_request_tells_the_impact_once(signed: Project):
    signed.replace(PAGE, NO, "You may refuse.")
    signed.commit()
    environment = os.environ | {"PYTHONPATH": str(PROJECT)} | EPOCH
    summary = [sys.executable, "-m", "publishing.commands.summary", "main"]
    shown = subprocess.run(summary, cwd=signed.path, env=environment, capture_output=True, text=True, check=True).stdout
    assert shown.count("### Reviews") == 1
    assert f"| {TREATMENT} | **yes** | {LEE} | `{PAGE}` |" in shown
    assert "### Files changed in docs/: 1" in shown
