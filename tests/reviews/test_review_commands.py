"""The commands of reviewers, run as `make` runs them, in real repositories."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from publishing.cache.keys import digest
from publishing.reviews.digests import short
from publishing.reviews.history.past import kept_in
from tests.project_files import PROJECT
from tests.reviews.conftest import rebuild
from tests.reviews.projects import LEE, RAY, Project
from tests.reviews.small_site import BACKGROUND, SAFETY, SMALL_PRINT, TREATMENT
from tests.reviews.test_review_impact import command

PAGE, NO = f"docs/{TREATMENT}", "You may say no."
SIGN = ("--page", "care/wait", "--reviewer", LEE, "--note", 'Read: "all" of it.')


def test_signing_off_writes_an_entry_that_every_check_accepts(built: Project):
    done = command(built, "sign_off", *SIGN)
    assert done.returncode == 0, done.stderr
    assert "reviews/care--wait.yml" in done.stdout
    built.commit("lee", key="lee")
    assert command(built, "check", "--base", "main").stdout == "Every sign-off holds.\n"
    record = next(item for item in json.loads(command(built, "table", "--format", "json").stdout)
                  if item["page"] == TREATMENT)  # fmt: skip
    assert (record["status"], record["reviewed_by"], record["last_reviewed"], record["next_review"]) == (
        "current", LEE, "2026-12-01", "2027-12-01",
    )  # fmt: skip
    rebuild(built)
    assert (
        "Lee Example (Hematologist, MD) reviewed these words on"
        in (built.path / "site/care/wait/index.html").read_text()
    )


def test_sections_are_chosen_from_a_list_and_nothing_else_is_signed(built: Project):
    done = command(built, "sign_off", *SIGN, "--sections", "?", "--subject", "?", answers="2\n1\n")
    assert done.returncode == 0, done.stderr
    assert "1  In short\n2  Who calls\n" in done.stderr
    built.commit("lee", key="lee")
    assert command(built, "check", "--base", "main").stdout == "Every sign-off holds.\n"
    rebuild(built)
    page = (built.path / "site/care/wait/index.html").read_text(encoding="utf-8")
    assert "reviewed only a part of this page on" in page
    assert '<a href="#who-calls">Who calls</a>, and there only medicines and their doses.' in page
    assert "Only a part of this page has a review. The rest awaits one." in page
    assert '"creativeWorkStatus":"Only parts reviewed"' in page.replace(": ", ":")
    built.replace(PAGE, NO, "You may refuse.")
    built.commit()
    rebuild(built)
    assert "reviewed only a part of this page on" in (built.path / "site/care/wait/index.html").read_text("utf-8")


def test_no_number_of_the_list_signs_nothing(built: Project):
    done = command(built, "sign_off", *SIGN, "--sections", "?", answers="9\n")
    assert (done.returncode, "no number of the list" in done.stderr) == (1, True)
    assert not (built.path / "reviews").exists()


REFUSALS = {
    "unknown section": (("--page", TREATMENT, "--reviewer", LEE, "--sections", "doses"), "in-short (In short)"),
    "unknown subject": (("--page", TREATMENT, "--reviewer", LEE, "--subject", "all of it"), "is no subject"),
    "a remark on nothing": (("--page", TREATMENT, "--reviewer", LEE, "--remarks", "Say who."), "names no section"),
    "a remark on no section": (
        ("--page", TREATMENT, "--reviewer", LEE, "--remarks", "doses: say which"),
        "has no section 'doses'",
    ),
    "a remark that is taken back": (
        ("--outcome", "withdrawn", "--page", TREATMENT, "--reviewer", LEE, "--remarks", "in-short: say who"),
        "remarks stand beside an approval",
    ),
    "a part of a block": (
        ("--page", "_partials/small-print", "--reviewer", LEE, "--subject", "plain language"),
        "a shared block is signed as a whole",
    ),
    "a part is taken back": (
        ("--outcome", "withdrawn", "--page", TREATMENT, "--reviewer", LEE, "--subject", "plain language"),
        "only what was read can be a part of a page",
    ),
    "unknown reviewer": (("--page", TREATMENT, "--reviewer", "nobody"), "the reviewer 'nobody' is unknown"),
    "nobody can prove it": (("--page", TREATMENT, "--reviewer", "team"), "nobody can sign for 'team'"),
    "unknown page": (("--page", "care/wai", "--reviewer", LEE), "Did you mean 'care/wait.md'"),
    "no page": (("--page", "", "--reviewer", LEE), "no page is named"),
    "no right": (("--page", SAFETY, "--reviewer", "dr-ray"), "may not sign pages of the class 'safety'"),
    "future": (("--page", TREATMENT, "--reviewer", LEE, "--read-on", "2026-12-04"), "is in the future"),
    "left": (("--page", TREATMENT, "--reviewer", "dr-gone"), "left on 2026-06-30"),
    "no note": (("--page", TREATMENT, "--reviewer", LEE, "--note", " "), "say what you checked"),
    "nothing to carry over": (
        ("--outcome", "carried-over", "--page", TREATMENT, "--reviewer", LEE),
        "nobody has signed",
    ),
    "nothing to take back": (("--outcome", "withdrawn", "--page", TREATMENT, "--reviewer", LEE), "has signed nothing"),
    "no date": (("--page", TREATMENT, "--reviewer", LEE, "--read-on", "tomorrow"), "tomorrow"),
}


@pytest.mark.parametrize(("arguments", "words"), REFUSALS.values(), ids=REFUSALS)
def test_what_cannot_be_signed_is_refused_and_nothing_is_written(arguments: tuple, words: str, built: Project):
    note = () if "--note" in arguments else ("--note", "Read it all.")
    done = command(built, "sign_off", *arguments, *note)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (built.path / "reviews").exists()


def test_a_page_that_is_not_built_from_these_words_cannot_be_signed(built: Project):
    built.replace(PAGE, NO, "You may refuse.")
    built.commit()
    done = command(built, "sign_off", *SIGN)
    assert done.returncode == 1
    assert "is not built from today's words. Build it first: make site." in done.stderr


def test_a_page_with_problems_cannot_be_signed(built: Project):
    built.replace(PAGE, "[^waiting]", "[^nobody]")
    built.commit()
    done = command(built, "sign_off", *SIGN)
    assert done.returncode == 1
    assert "the source 'nobody' is unknown" in done.stderr


def test_words_that_are_not_in_git_cannot_be_signed(built: Project):
    built.replace(PAGE, NO, "You may refuse.")
    done = command(built, "sign_off", *SIGN)
    assert done.returncode == 1
    assert f"{PAGE} is not in git yet" in done.stderr


@pytest.fixture
def edited(built: Project) -> Project:
    """A signed page with a comma more."""
    assert command(built, "sign_off", *SIGN).returncode == 0
    built.commit("lee", key="lee")
    built.replace(PAGE, "Ask who calls you.", "Ask, who calls you.")
    built.commit()
    rebuild(built)
    return built


def test_an_edit_is_shown_before_it_is_carried_over(edited: Project):
    before = edited.ledger().read_text(encoding="utf-8")
    done = command(edited, "sign_off", *SIGN, "--outcome", "carried-over")
    assert done.returncode == 1
    assert "Ask<ins>,</ins> who calls you." in done.stdout
    mark = short(edited.reviews().standings[TREATMENT].digest.digest)
    assert f"run it again with SEEN={mark}" in done.stderr
    assert edited.ledger().read_text(encoding="utf-8") == before
    assert command(edited, "sign_off", *SIGN, "--outcome", "carried-over", SEEN=mark).returncode == 0
    edited.commit("lee", key="lee")
    assert edited.refusals() == []
    assert edited.status() == "current"


def test_a_meaning_cannot_be_carried_over(edited: Project):
    edited.replace(PAGE, NO, "You must say no.")
    edited.commit()
    rebuild(edited)
    done = command(edited, "sign_off", *SIGN, "--outcome", "carried-over")
    assert done.returncode == 1
    assert "'may' became 'must'" in done.stderr


def test_taking_a_sign_off_back(edited: Project):
    done = command(edited, "sign_off", *SIGN[:-1], "I missed a dose.", "--outcome", "withdrawn")
    assert done.returncode == 0, done.stderr
    edited.commit("lee", key="lee")
    assert edited.status() == "withdrawn"
    rebuild(edited)
    page = (edited.path / "site/care/wait/index.html").read_text(encoding="utf-8")
    assert "The review of these words was taken back" in page
    assert "lastReviewed" not in page


def test_the_table_is_printed_in_every_form(repository: Project):
    repository.sign_and_commit()
    repository.replace(SMALL_PRINT, "information only", "facts only")
    text = command(repository, "table").stdout
    assert "changed-since-review" in text
    assert f"    changed: {SMALL_PRINT}" in text
    rows = list(csv.DictReader(io.StringIO(command(repository, "table", "--format", "csv").stdout)))
    assert next(row for row in rows if row["page"] == TREATMENT)["changed_parts"] == SMALL_PRINT
    markdown = command(repository, "table", "--format", "markdown").stdout
    assert len({line.count(" | ") for line in markdown.strip().split("\n")}) == 1


def test_the_difference_is_of_words_across_page_partial_and_data(repository: Project):
    repository.sign_and_commit()
    repository.replace(PAGE, NO, "You may always say no.")
    repository.replace(SMALL_PRINT, "information only", "facts only")
    repository.replace("docs/_data/durations.yml", "text: 2 to 4 weeks", "text: 3 to 4 weeks")
    repository.replace("docs/_data/durations.yml", "shortest: 2", "shortest: 3")
    done = command(repository, "difference", "--page", TREATMENT)
    assert done.returncode == 0, done.stderr
    assert "You may <ins>always </ins>say no." in done.stdout
    assert "<del>information</del><ins>facts</ins>" in done.stdout
    assert "<del>2</del><ins>3</ins> to 4 weeks" in done.stdout
    assert "### In short" in done.stdout
    assert "where you sleep" not in done.stdout
    (page,) = (repository.path / ".cache" / "diff-since-review").glob("*.html")
    assert "<ins>always </ins>" in page.read_text(encoding="utf-8")


def test_the_difference_of_a_page_that_moved(repository: Project):
    repository.sign_and_commit()
    repository.git("mv", PAGE, "docs/care/waiting.md")
    for file in ("docs/index.md", "mkdocs.yml"):
        repository.replace(file, TREATMENT, "care/waiting.md")
    repository.replace("docs/_data/moved.yml", "[]", "- id: care/wait/\n  to: care/waiting.md")
    repository.replace("docs/care/waiting.md", NO, "You may always say no.")
    done = command(repository, "difference", "--page", "care/waiting")
    assert "You may <ins>always </ins>say no." in done.stdout, done.stderr
    assert "`docs/care/waiting.md`" in done.stdout


def test_the_difference_is_found_when_the_signed_commit_was_squashed_away(repository: Project):
    repository.replace(PAGE, NO, "You may refuse.")
    repository.commit()
    repository.sign()
    repository.git("stash", "-q", "-u")
    repository.git("switch", "-q", "main")
    repository.git("merge", "-q", "--squash", "change")
    repository.commit()
    repository.git("stash", "pop", "-q")
    repository.commit("lee", key="lee")
    repository.git("branch", "-q", "-D", "change")
    repository.git("reflog", "expire", "--expire=now", "--all")
    repository.git("gc", "-q", "--prune=now")
    repository.replace(PAGE, "You may refuse.", "You may well refuse.")
    done = command(repository, "difference", "--page", TREATMENT)
    assert "You may <ins>well </ins>refuse." in done.stdout, done.stderr


def test_a_page_that_nobody_signed_has_no_difference(repository: Project):
    done = command(repository, "difference", "--page", TREATMENT)
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
    repository.sign_and_commit()
    shallow = Project(tmp_path / "shallow")
    repository.git("clone", "-q", "--depth", "2", f"file://{repository.path}", str(shallow.path))
    shallow.git("fetch", "-q", "--depth", "1", "origin", "main")
    done = command(shallow, "check", "--base", "FETCH_HEAD")
    assert done.returncode == 1
    assert "git fetch --unshallow" in done.stderr
    assert "Traceback" not in done.stderr
    told = json.loads(command(shallow, "table", "--format", "json").stdout)
    assert {record["status"] for record in told} == {"never-reviewed"}


def test_a_base_that_git_does_not_know_is_named(repository: Project):
    done = command(repository, "check", "--base", "nowhere")
    assert done.returncode == 1
    assert "git knows no branch or commit 'nowhere' here. Name one that it knows: change or main." in done.stderr
    told = command(repository, "impact", "--base", "nowhere")
    assert (told.returncode, told.stdout) == (0, "### Reviews\n\nNot worked out: see the checks of this change.\n")


def test_the_code_of_the_base_judges_a_change(repository: Project, tmp_path: Path):
    """The change also changes the checker; it is asked of a folder beside it."""
    repository.sign()
    repository.commit("stranger")
    done = command(Project(tmp_path), "check", "--base", "main", "--project", str(repository.path))
    assert done.returncode == 1
    assert "identity not proven" in done.stdout


def test_a_change_is_told_of_an_old_forged_entry_and_not_refused_for_it(repository: Project):
    repository.sign()
    repository.commit("stranger")
    repository.git("branch", "-q", "-f", "main")
    assert command(repository, "check", "--base", "HEAD").returncode == 1
    repository.sign_and_commit(BACKGROUND)
    done = command(repository, "check", "--base", "main")
    assert (done.returncode, done.stdout) == (0, "Every sign-off holds.\n")
    assert "in sign-offs that therefore count for nothing" in done.stderr
    assert "identity not proven" in done.stderr


def test_what_was_found_out_is_kept_and_each_sign_off_asks_git_no_more(repository: Project, tmp_path: Path):
    repository.sign_and_commit()
    _processes(repository, tmp_path / "first")
    before = _processes(repository, tmp_path / "again")
    repository.sign_and_commit(BACKGROUND)
    repository.sign_and_commit(reviewer=RAY, hour=10)
    _processes(repository, tmp_path / "more")
    assert _processes(repository, tmp_path / "more again") == before


def _processes(project: Project, trace: Path) -> int:
    """How many processes of git the table of reviews began."""
    assert command(project, "table", GIT_TRACE2_EVENT=str(trace)).returncode == 0
    return trace.read_text(encoding="utf-8").count('"event":"start"')


def test_what_a_change_says_was_kept_is_not_believed(repository: Project):
    """Git may not track the cache; whoever brings one all the same has not proven who signed."""
    repository.sign()
    forged = repository.commit("lee", key="stranger")
    kept, lee = kept_in(repository.path), repository.reviews().content.data["reviewers"][LEE]
    kept.put("signatures", {digest(forged, LEE, lee.keys): "SHA256:forged"})
    kept.save()
    status = next(one for one in _table(repository) if one["page"] == TREATMENT)["status"]
    assert status == "current", "this is not what is kept of a signature"
    done = command(repository, "check", "--base", "main")
    assert done.returncode == 1
    assert "identity not proven" in done.stdout


def _table(project: Project) -> list[dict[str, str]]:
    return json.loads(command(project, "table", "--format", "json").stdout)


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
