"""The copy of a project that a preview falls back on: each broken file as it was, all others as they are."""

import subprocess
from pathlib import Path

import pytest

from publishing.engines.sound_copy import SoundCopy

WRITTEN = ("docs", "mkdocs.yml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    for name in ("docs/one.md", "docs/two.md", "mkdocs.yml", "publishing/code.py"):
        save(project / name, "before")
    return project


def save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def texts(copy: SoundCopy) -> dict[str, str]:
    files = (path for path in copy.folder.rglob("*") if path.is_file() and path.is_relative_to(copy.folder / "docs"))
    return {path.name: path.read_text("utf-8") for path in files}


def test_a_broken_file_stays_as_it_was_and_others_follow(project: Path, tmp_path: Path):
    copy = SoundCopy(project, tmp_path / "copy", WRITTEN)
    copy.take()
    save(project / "docs/one.md", "broken")
    save(project / "docs/two.md", "other words")
    save(project / "docs/new.md", "new")
    copy.take({"docs/one.md"})
    assert texts(copy) == {"one.md": "before", "two.md": "other words", "new.md": "new"}
    save(project / "docs/one.md", "mended")
    copy.take()
    assert texts(copy)["one.md"] == "mended"


def test_a_file_that_has_gone_stays_until_all_is_sound(project: Path, tmp_path: Path):
    copy = SoundCopy(project, tmp_path / "copy", WRITTEN)
    copy.take()
    (project / "docs/two.md").unlink()
    copy.take({"docs/one.md"})
    assert texts(copy) == {"one.md": "before", "two.md": "before"}
    copy.take()
    assert texts(copy) == {"one.md": "before"}


def test_a_file_that_was_never_seen_sound_is_the_one_of_git(project: Path, tmp_path: Path):
    git = ["git", "-C", str(project), "-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "docs/one.md"], check=True)
    subprocess.run([*git, "commit", "-qm", "one"], check=True)
    save(project / "docs/one.md", "broken")
    save(project / "docs/new.md", "broken too")
    copy = SoundCopy(project, tmp_path / "copy", WRITTEN)
    copy.take({"docs/one.md", "docs/new.md"})
    assert texts(copy) == {"one.md": "before", "two.md": "before"}


def test_code_and_history_are_those_of_the_project(project: Path, tmp_path: Path):
    copy = SoundCopy(project, tmp_path / "copy", WRITTEN)
    copy.take()
    save(project / "publishing/code.py", "other code")
    assert (copy.folder / "publishing/code.py").read_text("utf-8") == "other code"
    assert not (copy.folder / "docs").is_symlink()
