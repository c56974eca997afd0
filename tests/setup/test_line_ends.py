"""A clone on Windows holds the same bytes as anywhere else."""

import shutil
import subprocess
from pathlib import Path

from tests.project_files import PROJECT

PICTURE = ".github/pictures/phone.png"


def git(folder: Path, *words: object) -> None:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *author, *map(str, words)], cwd=folder, check=True, capture_output=True)


def test_git_for_windows_writes_the_lines_as_they_are(tmp_path: Path):
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    shutil.copy(PROJECT / ".gitattributes", origin)
    shutil.copy(PROJECT / PICTURE, origin / "picture.png")
    (origin / "page.md").write_bytes(b"One line.\nAnother.\n")
    git(origin, "init", "--quiet")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "--message", "Pages")
    # What the installer of Git for Windows sets.
    git(tmp_path, "clone", "--quiet", "-c", "core.autocrlf=true", origin, clone)
    for name in ("page.md", "picture.png"):
        assert (clone / name).read_bytes() == (origin / name).read_bytes()
