"""Projects with many hostile inputs at once, for whichever engine shall refuse them."""

from dataclasses import dataclass
from pathlib import Path

from publishing.checks.run import read_and_check
from publishing.content.dates import latest_day
from publishing.content.diagnostics import Problem
from tests.hostile.cases import CASES, Case
from tests.project_files import copy_project

LAST_GOOD = "the last good build"


@dataclass(frozen=True)
class Batch:
    """A project with many inputs, where each must be answered, and what is said of them all."""

    project: Path
    places: dict[Case, tuple[int, int]]
    problems: list[Problem]


def write_batch(groups: tuple[str, ...], project: Path) -> Batch:
    """Write the inputs of these groups into a copy of the project at a folder that is not there yet."""
    copy_project(project)
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
