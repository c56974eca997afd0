"""A cache that git tracks is refused: whoever changes it would change pages unseen."""

import subprocess
from pathlib import Path

from publishing.cache.store import Cache
from publishing.checks.files.tracked_cache import problems


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def test_a_tracked_cache_is_told_once(tmp_path: Path):
    for kind in ("pages", "chunks"):
        cache = Cache(tmp_path, kind, "code")
        cache.put("key", "value")
        cache.save()
    assert problems(tmp_path) == []
    git(tmp_path, "init", "-q")
    assert problems(tmp_path) == []
    git(tmp_path, "add", "-f", "-A")
    (told,) = problems(tmp_path)
    assert str(told).startswith(".cache/kept/chunks.sqlite:1:1: git tracks what builds keep")
    assert "git rm -r --cached .cache" in told.message
    git(tmp_path, "rm", "-q", "-r", "--cached", ".cache")
    assert problems(tmp_path) == []
