"""Projects with many hostile inputs at once, for whichever engine shall refuse them."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from macros.checks import read_and_check
from macros.dates import latest_day
from macros.problems import Problem
from tests.conftest import PROJECT, SOURCES
from tests.hostile.cases import CASES, Case

LAST_GOOD = "the last good build"


@dataclass(frozen=True)
class Batch:
    """A project with many inputs, where each must be answered, and what is said of them all."""

    project: Path
    places: dict[Case, tuple[int, int]]
    problems: list[Problem]


def write_batch(groups: tuple[str, ...], project: Path) -> Batch:
    """Write the inputs of these groups into a copy of the project at a folder that is not there yet."""
    project.mkdir(parents=True)
    for name in SOURCES:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, project / name)
    places = {case: case.write(project / "docs") for case in CASES if case.group in groups}
    return Batch(project, places, read_and_check(project / "docs", latest_day())[1])


def with_last_good_site(site: Path) -> Path:
    site.mkdir()
    (site / "index.html").write_text(LAST_GOOD, "utf-8")
    return site


def nothing_was_made(batch: Batch, site: Path) -> bool:
    """Whether the last good site is all that is there, and no input ran anything."""
    kept = [path.read_text("utf-8") for path in site.iterdir()] == [LAST_GOOD]
    return kept and not list(batch.project.rglob("pwned"))
