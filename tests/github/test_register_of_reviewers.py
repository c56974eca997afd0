"""The second person that a reviewer names."""

import shutil
from pathlib import Path

import pytest

from publishing.checks.data import reviewers
from publishing.content.read import read
from tests.github.weekly_situations import REVIEWERS


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("bob", []),
        ("alice", ["'alice' cannot be asked in their own place"]),
        ("bobb", ["the reviewer 'bobb' is unknown. Did you mean 'bob'?"]),
    ],
)
def test_second_person_is_somebody_else_in_the_register(
    second: str, told: list[str], project: Path, tmp_path: Path
) -> None:
    shutil.copytree(project / "docs", tmp_path / "docs")
    register = tmp_path / "docs" / "_data" / "reviewers.yml"
    register.write_text(REVIEWERS.replace("second: bob", f"second: {second}"), encoding="utf-8")
    content, problems = read(tmp_path / "docs")
    assert problems == []
    found = [str(problem) for problem in reviewers.problems(content)]
    assert len(found) == len(told)
    assert all(problem.startswith("docs/_data/reviewers.yml:6:") for problem in found)
    assert all(expected in problem for problem, expected in zip(found, told, strict=True))
