"""A change is told which pages it touches, through which part, and whose sign-off it voids."""

import json
import subprocess
import sys
from functools import partial

import pytest

from publishing.reviews.history.changes import History
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.history.rules import signed_at
from publishing.reviews.impact import Impact, as_markdown, impacts
from tests.project_files import PROJECT
from tests.reviews.projects import GUIDE, TEAM, Project
from tests.reviews.test_digests import GUIDES

DISCLAIMER = "docs/_partials/disclaimer.md"


@pytest.fixture
def signed(repository: Project) -> Project:
    repository.sign(GUIDE)
    repository.commit("doctor@example.org")
    repository.git("branch", "-f", "main")
    return repository


def found(project: Project) -> dict[str, Impact]:
    history = History(project.path)
    base = history.base("main")
    told = impacts(PastWords(history).at(base), project.reviews(), partial(signed_at, history, base))
    return {impact.page: impact for impact in told}


def test_a_partial_in_a_partial_is_named_with_its_pages_and_reviewers(signed: Project):
    signed.replace(DISCLAIMER, "give information only", "give facts only")
    touched = found(signed)
    assert set(touched) == GUIDES
    assert {impact.parts for impact in touched.values()} == {(DISCLAIMER,)}
    assert [page for page, impact in touched.items() if impact.loses_sign_off] == [GUIDE]
    row = next(line for line in as_markdown(list(touched.values())).split("\n") if line.startswith(f"| {GUIDE}"))
    assert "**yes**" in row
    assert TEAM in row
    assert DISCLAIMER in row
    assert as_markdown(list(touched.values())).count("| it had none |") == len(GUIDES) - 1
    assert "1 of them loses its sign-off." in as_markdown(list(touched.values()))


def test_wrapped_lines_touch_nothing(signed: Project):
    signed.replace(f"docs/{GUIDE}", "You may say no.", "You may say\nno.")
    assert found(signed) == {}


def test_a_guide_is_asked_to_tell_its_readers(signed: Project):
    signed.replace(f"docs/{GUIDE}", "You may say no.", "You may refuse.")
    assert found(signed)[GUIDE].needs_what_changed
    change = "\nwhat_changed:\n  - date: 2026-12-01\n    text: We say more plainly that you may refuse.\ncore:\n"
    signed.replace(f"docs/{GUIDE}", "\ncore:\n", change)
    assert not found(signed)[GUIDE].needs_what_changed


def test_a_page_that_moved_or_went_leaves_its_sign_off_behind(signed: Project):
    old, new = "about/accessibility.md", "about/for-all.md"
    signed.sign(old)
    signed.commit("doctor@example.org")
    signed.git("branch", "-f", "main")
    signed.git("mv", f"docs/{old}", f"docs/{new}")
    signed.ledger(old).unlink()
    for page in [signed.path / "mkdocs.yml", *(signed.path / "docs").rglob("*.md")]:
        page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    touched = found(signed)
    assert (touched[old].parts, touched[old].reviewer) == ((f"docs/{old}",), TEAM)
    assert touched[old].loses_sign_off
    assert not touched[new].was_signed


def test_words_put_back_void_nothing(signed: Project):
    signed.replace(f"docs/{GUIDE}", "You may say no.", "You may refuse.")
    signed.commit()
    signed.git("branch", "-f", "main")
    signed.replace(f"docs/{GUIDE}", "You may refuse.", "You may say no.")
    assert not found(signed)[GUIDE].loses_sign_off


def command(project: Project, name: str, *arguments: str, today: str = "2026-12-01") -> subprocess.CompletedProcess:
    """Run a command in the project as `make` does, on a day."""
    code = (
        "import runpy, sys; from datetime import date; import publishing.content.dates as d;"
        f"d.build_day = lambda: date.fromisoformat({today!r}); sys.argv = [{name!r}, *{arguments!r}];"
        f"runpy.run_module('publishing.commands.{name}', run_name='__main__')"
    )
    environment = {"PYTHONPATH": str(PROJECT), "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=project.path, env=environment, capture_output=True, text=True, check=False
    )


def test_the_command_never_fails(signed: Project):
    signed.replace(DISCLAIMER, "give information only", "give facts only")
    done = command(signed, "reviews.impact", "--base", "main", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert {record["page"] for record in json.loads(done.stdout)} == GUIDES
    (signed.path / DISCLAIMER).unlink()
    for base in ("main", "no-such-branch"):
        done = command(signed, "reviews.impact", "--base", base)
        assert done.returncode == 0
        assert "Not worked out" in done.stdout
        assert "Traceback" not in done.stderr


def test_the_summary_of_a_pull_request_tells_the_impact_once(signed: Project):
    signed.replace(f"docs/{GUIDE}", "You may say no.", "You may refuse.")
    signed.commit()
    shown = command(signed, "summary", "main").stdout
    assert shown.count("### Reviews") == 1
    assert f"| {GUIDE} | **yes** | {TEAM} | `docs/{GUIDE}` |" in shown
    assert f"`what_changed` in the front matter of\n- `docs/{GUIDE}`" in shown
    assert "### Files changed in docs/: 1" in shown
