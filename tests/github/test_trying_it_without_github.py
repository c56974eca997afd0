"""What the README says: start the stand-in, run the make target against it, look at its first page."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.github.weekly_situations import never_reviewed

ROOT = Path(__file__).parents[2]
OURS = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "WRITE", "RECORDS", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL")


@pytest.fixture
def environment() -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if name not in OURS}
    return clean | {"NO_PROXY": "127.0.0.1"}


@pytest.fixture
def named_by_stand_in() -> Iterator[dict[str, str]]:
    command = [sys.executable, "-m", "tests.github.github_stand_in", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        yield dict(re.findall(r"(\w+)=(\S+)", process.stdout.readline()))
        process.terminate()


def make(environment: dict[str, str], tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    records = tmp_path / "records.json"
    records.write_text(json.dumps([never_reviewed("guides/solid-tumors.md")]), encoding="utf-8")
    command = ["make", "review-issues", f"RECORDS={records}", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_as_the_readme_says(environment: dict[str, str], named_by_stand_in: dict[str, str], tmp_path: Path) -> None:
    environment |= named_by_stand_in
    assert _first_page(environment) == "No issues yet."
    written = make(environment, tmp_path, "WRITE=1")
    assert written.returncode == 0, written.stderr
    assert _first_page(environment).startswith("#1 [open] Never reviewed: About guides/solid-tumors.md")


def test_without_a_repository_the_target_only_tells(environment: dict[str, str], tmp_path: Path) -> None:
    told = make(environment, tmp_path)
    assert told.returncode == 0
    assert "- create: Never reviewed: About guides/solid-tumors.md" in told.stdout
    assert "told as if it had no issues yet" in told.stderr


def _first_page(environment: dict[str, str]) -> str:
    with urllib.request.urlopen(environment["GITHUB_API_URL"] + "/") as answer:
        return answer.read().decode()
