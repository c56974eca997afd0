"""The lines of a change: saved or not, with the paragraph or the text of a key around each."""

import subprocess
from pathlib import Path

import pytest

from publishing.git.changed_lines import changed_lines
from publishing.git.repository import NoHistoryError

PAGE = """---
title: A page
summary: >-
  One line
  and another.
items:
  - First
  - Second
---

A paragraph
of two lines.

Another paragraph.
"""
NAME = "docs/a.md"


def git(project: Path, *words: str) -> None:
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    subprocess.run(["git", *who, *words], cwd=project, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / NAME).write_text(PAGE, "utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=Before")
    return tmp_path


def touched(project: Path, since: str | None = None) -> list[int]:
    lines = changed_lines(project, since)
    return [line for line in range(1, 30) if lines.touch(NAME, line)]


def change(project: Path, old: str, new: str) -> None:
    path = project / NAME
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_an_untouched_tree_has_none(project: Path):
    assert touched(project) == []


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("of two lines", "of 2 lines", [11, 12]),
        ("and another", "and one more", [3, 4, 5]),
        ("- Second", "- Last", [8]),
        ("of two lines.\n", "", [11]),
        ("  - Second\n", "", [7]),
    ],
)
def test_a_change_that_is_not_committed(project: Path, old: str, new: str, lines: list[int]):
    change(project, old, new)
    assert touched(project) == lines


def test_a_change_on_a_branch_is_that_since_it_left_main(project: Path):
    git(project, "checkout", "--quiet", "-b", "change")
    change(project, "- First", "- One")
    git(project, "commit", "--quiet", "--all", "--message=After")
    change(project, "Another", "One more")
    assert touched(project) == [7, 14]
    assert touched(project, "change") == [14]


def test_a_new_file_is_new_in_each_line(project: Path):
    (project / "docs" / "b.md").write_text("One\n\nTwo\n", "utf-8")
    lines = changed_lines(project)
    assert [line for line in range(1, 6) if lines.touch("docs/b.md", line)] == [1, 2, 3, 4]


def test_what_git_does_not_know_is_said(project: Path, tmp_path_factory: pytest.TempPathFactory):
    with pytest.raises(NoHistoryError, match="no branch or commit"):
        changed_lines(project, "nowhere")
    with pytest.raises(NoHistoryError):
        changed_lines(tmp_path_factory.mktemp("bare"))


@pytest.mark.parametrize("commit", [False, True])
def test_of_a_file_that_moved_only_what_is_new_counts(project: Path, commit: bool):
    (project / NAME).rename(project / "docs/b.md")
    text = (project / "docs/b.md").read_text("utf-8").replace("Another paragraph", "A third paragraph")
    (project / "docs/b.md").write_text(text, "utf-8")
    git(project, "branch", "earlier")
    if commit:
        git(project, "add", "--all")
        git(project, "commit", "--quiet", "--message=Move")
    lines = changed_lines(project, "earlier")
    assert [line for line in range(1, 30) if lines.touch("docs/b.md", line)] == [text.count("\n")]


def test_of_a_new_file_all_lines_count(project: Path):
    (project / NAME).unlink()
    (project / "docs/b.md").write_text("Other words.\n\nAnd more of them.\n", "utf-8")
    lines = changed_lines(project)
    assert [line for line in range(1, 5) if lines.touch("docs/b.md", line)] == [1, 2, 3, 4]
