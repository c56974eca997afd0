"""`make new-guide` writes a page that builds, and `make check` lists what is still to be written."""

import subprocess
import sys
from pathlib import Path

from publishing.checks.run import read_and_check, unfinished
from tests.conftest import build
from tests.project_files import PROJECT


def run(project: Path, name: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publishing.commands.editing.new_guide", name]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_a_new_guide_builds_and_is_unfinished(project_copy: Path, tmp_path: Path):
    (project_copy / "writing").symlink_to(PROJECT / "writing")
    result = run(project_copy, "car-t-for-children")
    assert result.returncode == 0, result.stderr
    content, problems = read_and_check(project_copy / "docs")
    assert problems == []
    page = content.pages["guides/car-t-for-children.md"]
    assert page.meta.title == "TO WRITE: Car t for children"
    assert content.guides[-1] == page
    places = unfinished(content)
    text = (project_copy / page.file).read_text("utf-8")
    assert len(places) == text.count("TO WRITE") > 30
    assert all(text.split("\n")[place.line - 1][place.column - 1 :].startswith("TO WRITE") for place in places)
    assert build(project_copy, tmp_path / "site").returncode == 0
    again = run(project_copy, "car-t-for-children")
    assert again.returncode == 1
    assert "there already" in again.stdout


def test_odd_names_are_refused(project_copy: Path):
    for name in ("", "Car T", "../evil", "a/b"):
        assert run(project_copy, name).returncode == 1
