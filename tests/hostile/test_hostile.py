"""Each hostile or malformed input is answered at its line, by the real build, and none reaches a page."""

from pathlib import Path

import pytest

from tests.conftest import build
from tests.hostile.batches import Batch, nothing_was_made, with_last_good_site, write_batch
from tests.hostile.cases import BATCHES, CASES, Case


@pytest.fixture(scope="module")
def batches(tmp_path_factory: pytest.TempPathFactory) -> list[Batch]:
    return [write_batch(groups, tmp_path_factory.mktemp("hostile") / "project") for groups in BATCHES]


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
    site = with_last_good_site(tmp_path / "site")
    result = build(batch.project, site)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr + result.stdout
    missing = [str(problem) for problem in batch.problems if str(problem) not in result.stderr]
    assert missing == []
    assert nothing_was_made(batch, site)
