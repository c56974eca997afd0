"""Each hostile or malformed input is answered at its line, by the real build, and none reaches a page."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.checks import read_and_check
from macros.dates import latest_day
from macros.problems import Problem
from tests.conftest import PROJECT, SOURCES, build
from tests.hostile.cases import BATCHES, CASES, Case


@dataclass(frozen=True)
class Batch:
    """A project with many inputs at once."""

    project: Path
    places: dict[Case, tuple[int, int]]
    problems: list[Problem]


@pytest.fixture(scope="module")
def batches(tmp_path_factory: pytest.TempPathFactory) -> list[Batch]:
    found = []
    for groups in BATCHES:
        project = tmp_path_factory.mktemp("hostile") / "project"
        project.mkdir()
        for name in SOURCES:
            copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
            copy(PROJECT / name, project / name)
        places = {case: case.write(project / "docs") for case in CASES if case.group in groups}
        found.append(Batch(project, places, read_and_check(project / "docs", latest_day())[1]))
    return found


def test_there_are_enough():
    assert len(CASES) >= 120
    assert len({(case.group, case.name) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}: {case.name}")
def test_answered_at_its_line(case: Case, batches: list[Batch]):
    batch = next(batch for batch in batches if case in batch.places)
    line, column = batch.places[case]
    here = [problem for problem in batch.problems if problem.path == case.shown]
    assert any(
        case.given["says"] in problem.message and problem.line == line and column in (0, problem.column)
        for problem in here
    ), "\n".join(map(str, here)) or "nothing was said"


@pytest.mark.parametrize("number", range(len(BATCHES)))
def test_the_build_says_the_same_and_makes_nothing(number: int, batches: list[Batch], tmp_path: Path):
    batch = batches[number]
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good build", "utf-8")
    result = build(batch.project, site)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr + result.stdout
    missing = [str(problem) for problem in batch.problems if str(problem) not in result.stderr]
    assert missing == []
    assert [path.read_text("utf-8") for path in site.iterdir()] == ["the last good build"]
    assert not list(batch.project.rglob("pwned"))
