"""The commands of reviewers, run as `make` runs them, in real repositories."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project_files import PROJECT
from tests.reviews.projects import GUIDE, TEAM, Project
from tests.reviews.test_review_impact import command

SIGN = ("--page", "guides/solid-tumors", "--reviewer", TEAM, "--note", 'Read: "all" of it.')


def test_signing_off_writes_an_entry_that_every_check_accepts(repository: Project):
    done = command(repository, "reviews.sign_off", *SIGN)
    assert done.returncode == 0, done.stderr
    assert "reviews/guides--solid-tumors.yml" in done.stdout
    repository.commit("doctor@example.org")
    assert repository.problems() == []
    assert command(repository, "reviews.check", "--base", "main").stdout == "Every sign-off holds.\n"
    record = next(item for item in json.loads(command(repository, "reviews.table", "--format", "json").stdout)
                  if item["page"] == GUIDE)  # fmt: skip
    assert (record["status"], record["reviewed_by"], record["last_reviewed"], record["next_review"]) == (
        "current", TEAM, "2026-12-01", "2027-12-01",
    )  # fmt: skip


REFUSALS = {
    "unknown reviewer": (("--page", GUIDE, "--reviewer", "nobody"), "the reviewer 'nobody' is unknown"),
    "unknown page": (("--page", "guides/solid-tumor", "--reviewer", TEAM), "Did you mean 'guides/solid-tumors.md'"),
    "no page": (("--page", "", "--reviewer", TEAM), "no page is named"),
    "no role": (("--page", GUIDE, "--reviewer", "dr-lee"), "does not have the role"),
    "future": (("--page", GUIDE, "--reviewer", TEAM, "--date", "2026-12-02"), "is in the future"),
    "nothing to carry over": (("--carry-over", "--page", GUIDE, "--reviewer", TEAM), "nobody has signed"),
    "no date": (("--page", GUIDE, "--reviewer", TEAM, "--date", "tomorrow"), "tomorrow"),
}


@pytest.mark.parametrize(("arguments", "words"), REFUSALS.values(), ids=REFUSALS)
def test_what_cannot_be_signed_is_refused_and_nothing_is_written(arguments: tuple, words: str, repository: Project):
    done = command(repository, "reviews.sign_off", *arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (repository.path / "reviews").exists()


def test_a_page_with_problems_cannot_be_signed(repository: Project):
    repository.replace(f"docs/{GUIDE}", "[^satri-cel-figures-2025] You", "[^nobody-2025] You")
    repository.commit()
    done = command(repository, "reviews.sign_off", *SIGN)
    assert done.returncode == 1
    assert "the source 'nobody-2025' is unknown" in done.stderr


def test_words_that_are_not_in_git_cannot_be_signed(repository: Project):
    repository.replace(f"docs/{GUIDE}", "You may say no.", "You may refuse.")
    done = command(repository, "reviews.sign_off", *SIGN)
    assert done.returncode == 1
    assert f"docs/{GUIDE} is not in git yet" in done.stderr


def test_carrying_over_a_harmless_edit(repository: Project):
    repository.sign()
    repository.replace(f"docs/{GUIDE}", "You may say no.", "You may say: no.")
    repository.commit()
    assert "give a reason" not in command(repository, "reviews.sign_off", *SIGN, "--carry-over").stderr
    text = repository.ledger().read_text(encoding="utf-8")
    assert text.count("- page:") == 2
    assert "outcome: carried-over" in text
    assert "current" in command(repository, "reviews.table").stdout


def test_a_large_edit_cannot_be_carried_over(repository: Project):
    repository.sign()
    repository.replace(f"docs/{GUIDE}", "You may say no.", "You may say no. " + "So it is. " * 40)
    repository.commit()
    before = repository.ledger().read_text(encoding="utf-8")
    done = command(repository, "reviews.sign_off", *SIGN, "--carry-over")
    assert done.returncode == 1
    assert "120 words went or came since the review of 2026-12-01, and 100 may be carried over." in done.stderr
    assert repository.ledger().read_text(encoding="utf-8") == before


def test_the_table_is_printed_in_every_form(repository: Project):
    repository.sign()
    repository.replace("docs/_partials/disclaimer.md", "give information only", "give facts only")
    text = command(repository, "reviews.table").stdout
    assert "changed-since-review" in text
    assert "    changed: docs/_partials/disclaimer.md" in text
    rows = list(csv.DictReader(io.StringIO(command(repository, "reviews.table", "--format", "csv").stdout)))
    assert next(row for row in rows if row["page"] == GUIDE)["changed_parts"] == "docs/_partials/disclaimer.md"
    markdown = command(repository, "reviews.table", "--format", "markdown").stdout
    assert len({line.count(" | ") for line in markdown.strip().split("\n")}) == 1


def test_the_difference_is_of_words_across_page_partial_and_data(repository: Project):
    repository.sign()
    repository.commit("doctor@example.org")
    repository.replace(f"docs/{GUIDE}", "You may say no.", "You may always say no.")
    repository.replace("docs/_partials/disclaimer.md", "give information only", "give facts only")
    repository.replace("docs/_data/durations.yml", "text: every 3 months", "text: every 4 months")
    done = command(repository, "reviews.difference", "--page", GUIDE)
    assert done.returncode == 0, done.stderr
    assert "You may <ins>always </ins>say no." in done.stdout
    assert "<del>information</del><ins>facts</ins>" in done.stdout
    assert "every <del>3</del><ins>4</ins> months" in done.stdout
    assert "### Your other options, and what happens without this treatment" in done.stdout
    assert "seven" not in done.stdout
    (page,) = (repository.path / ".cache" / "diff-since-review").glob("*.html")
    assert "<ins>always </ins>" in page.read_text(encoding="utf-8")


def test_the_difference_is_found_when_the_signed_commit_was_squashed_away(repository: Project):
    repository.replace(f"docs/{GUIDE}", "You may say no.", "You may refuse.")
    repository.commit()
    repository.sign()
    repository.commit("doctor@example.org")
    repository.git("switch", "-q", "main")
    repository.git("merge", "-q", "--squash", "change")
    repository.commit()
    repository.git("branch", "-q", "-D", "change")
    repository.git("reflog", "expire", "--expire=now", "--all")
    repository.git("gc", "-q", "--prune=now")
    repository.replace(f"docs/{GUIDE}", "You may refuse.", "You may well refuse.")
    done = command(repository, "reviews.difference", "--page", GUIDE)
    assert "You may <ins>well </ins>refuse." in done.stdout, done.stderr


def test_a_page_that_nobody_signed_has_no_difference(repository: Project):
    done = command(repository, "reviews.difference", "--page", GUIDE)
    assert done.returncode == 1
    assert "was never signed off" in done.stderr


@pytest.mark.parametrize("by_environment", [True, False])
def test_make_hands_a_note_on_as_it_was_typed(by_environment: bool):
    note = """It costs $5, "so to say": $(shell echo no) $HOME 'all'."""
    words = [] if by_environment else [f"NOTE={note}"]
    done = subprocess.run(
        ["make", "--silent", """--eval=show: ; @printf %s "$$NOTE\"""", "show", *words],
        cwd=PROJECT,
        env={"PATH": "/usr/bin:/bin", "HOME": "/"} | ({"NOTE": note} if by_environment else {}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == note


def test_a_copy_without_its_past_vouches_for_nobody(repository: Project, tmp_path: Path):
    """There everybody's words seem to be by whoever made the oldest commit that it holds."""
    repository.sign()
    repository.commit("doctor@example.org")
    shallow = Project(tmp_path / "shallow")
    repository.git("clone", "-q", "--depth", "2", f"file://{repository.path}", str(shallow.path))
    shallow.git("fetch", "-q", "--depth", "1", "origin", "main")
    done = command(shallow, "reviews.check", "--base", "FETCH_HEAD")
    assert done.returncode == 1
    assert "git fetch --unshallow" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_base_that_git_does_not_know_is_named(repository: Project):
    done = command(repository, "reviews.check", "--base", "nowhere")
    assert done.returncode == 1
    assert "git knows no branch or commit 'nowhere' here. Name one that it knows: change or main." in done.stderr
    told = command(repository, "reviews.impact", "--base", "nowhere")
    assert (told.returncode, told.stdout) == (0, "### Reviews\n\nNot worked out: see the checks of this change.\n")


def test_a_table_cut_short_by_its_reader_is_no_mistake(repository: Project):
    """As `make reviews | head` does."""
    shown = subprocess.Popen(
        [sys.executable, "-m", "publishing.commands.reviews.table"],
        cwd=repository.path,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert shown.stdout is not None
    shown.stdout.close()
    assert shown.stderr is not None
    assert shown.stderr.read() == ""
    shown.wait()
