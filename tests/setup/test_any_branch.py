"""A fork may call its branch as it likes, and a folder without git is told so."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.project_files import PROJECT
from tests.setup.test_line_ends import git


def summary(folder: Path, base: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publishing.commands.summary", base]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_clone_of_any_default_branch_knows_where_a_change_began(project_copy: Path, tmp_path: Path):
    git(project_copy, "init", "--quiet", "--initial-branch=trunk")
    git(project_copy, "add", ".")
    git(project_copy, "commit", "--quiet", "--message=Before")
    git(tmp_path, "clone", "--quiet", project_copy, "clone")
    clone = tmp_path / "clone"
    page = clone / "docs" / "about" / "privacy.md"
    page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    (clone / "docs" / "about" / "other.md").write_text("---\ntitle: Another\n---\n", "utf-8")
    base = next(line for line in (PROJECT / "Makefile").read_text("utf-8").splitlines() if line.startswith("BASE ?="))
    # What is saved counts, whether or not it is in a commit.
    said = summary(clone, base.removeprefix("BASE ?= ")).stdout
    assert "### Files changed in docs/: 2\n\n- `docs/about/other.md`\n- `docs/about/privacy.md`\n" in said


def test_a_folder_without_git_is_named(project_copy: Path):
    shutil.rmtree(project_copy / ".git", ignore_errors=True)
    done = summary(project_copy, "origin/HEAD")
    assert done.returncode == 1
    assert done.stdout == (
        "### Summary\n\nNot worked out: this folder is no git repository: nothing tells what changed. "
        "Get it by git clone, not as a ZIP file.\n"
    )
    assert done.stderr == ""


def test_a_base_that_nobody_knows_is_named_with_those_that_are_known(project_copy: Path):
    git(project_copy, "init", "--quiet", "--initial-branch=trunk")
    git(project_copy, "add", ".")
    git(project_copy, "commit", "--quiet", "--message=Before")
    done = summary(project_copy, "origin/HEAD")
    assert done.returncode == 1
    assert "git knows no branch or commit 'origin/HEAD' here. Name one that it knows: trunk." in done.stdout


def test_nothing_of_ours_names_a_branch():
    told = [PROJECT / "Makefile", *(PROJECT / ".github" / "workflows").glob("*.yml")]
    for path in (*told, *(PROJECT / "publishing").rglob("*.py")):
        text = path.read_text("utf-8")
        for words in ('origin/main"', "edit/main", "[main]", "BASE=main", "SINCE=main"):
            assert words not in text, (path, words)
