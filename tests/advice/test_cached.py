"""Advice that is kept is the advice that would be given, and goes when what it rests on changes."""

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from publishing.advice import cached
from publishing.advice.cached import advice_on_pages
from publishing.content.model import Content
from tests.project_files import PROJECT

PAGES = ("about/privacy.md", "guides/solid-tumors.md")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with word lists and no code."""
    lists = tmp_path / "writing"
    lists.mkdir()
    for path in (PROJECT / "writing").glob("*.txt"):
        (lists / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.fixture
def two(content: Content) -> Content:
    return dataclasses.replace(content, pages={path: content.pages[path] for path in PAGES})


def test_a_second_look_asks_nobody_again(project: Path, two: Content, monkeypatch: pytest.MonkeyPatch):
    first = advice_on_pages(two, project)
    assert first[PAGES[1]].problems
    monkeypatch.delattr(cached, "sentences")
    assert advice_on_pages(two, project) == first


def test_what_changes_is_looked_at_again(project: Path, two: Content):
    before = advice_on_pages(two, project)
    page = two.pages[PAGES[0]]
    two.pages[PAGES[0]] = dataclasses.replace(page, body=page.body + "\nA tumour and a wordthatisnone.\n")
    after = advice_on_pages(two, project)
    new = {one.message for one in after[PAGES[0]].problems} - {one.message for one in before[PAGES[0]].problems}
    assert len(new) == 2
    assert after[PAGES[1]] == before[PAGES[1]]
    with (project / "writing" / "words.txt").open("a") as words:
        words.write("wordthatisnone\n")
    told = [one.message for one in advice_on_pages(two, project)[PAGES[0]].problems]
    assert not any("wordthatisnone" in one for one in told)
    assert any("tumour" in one for one in told)


def test_two_runs_of_python_agree_on_what_is_kept(project: Path, two: Content):
    advice_on_pages(two, project)
    code = (
        "import sys; from pathlib import Path; from publishing.checks.run import read_and_check;"
        "from publishing.advice import cached; content, _ = read_and_check(Path('docs'));"
        f"content.pages = {{path: content.pages[path] for path in {PAGES}}}; del cached.sentences;"
        "cached.advice_on_pages(content, Path(sys.argv[1]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, project], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
