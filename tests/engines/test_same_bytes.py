"""A build depends on nothing but its sources: not on the place, the time zone, or the order of files in a folder."""

import filecmp
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import build
from tests.engines.conftest import run_module
from tests.project_files import PROJECT

DAY = {"SOURCE_DATE_EPOCH": "1793000000"}
PLACES = (
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C", "BUILD_CORES": "1"},
    {"TZ": "Pacific/Niue", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "BUILD_CORES": "5"},
)
BUILT = {".venv", ".venv-zensical", ".cache", "__pycache__", "site", "site-zensical", ".pytest_cache", "tests"}


def copied(target: Path, *, backwards: bool) -> Path:
    """The project with its history, its files made in one order or the other: folders list them as they were made."""
    for path in sorted(PROJECT.rglob("*"), reverse=backwards):
        relative = path.relative_to(PROJECT)
        if path.is_file() and BUILT.isdisjoint(relative.parts):
            (target / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target / relative)
    return target


def with_mkdocs(project: Path, **environment: str) -> Path:
    result = build(project, project / "site", **environment)
    assert result.returncode == 0, result.stderr
    return project / "site"


def with_zensical(project: Path, **environment: str) -> Path:
    for command in ("build_with_zensical", "finish_site"):
        result = run_module(project, f"publishing.commands.{command}", "site-zensical", **environment)
        assert result.returncode == 0, result.stdout + result.stderr
    return project / "site-zensical"


@pytest.mark.parametrize("engine", [with_mkdocs, with_zensical])
def test_two_builds_of_the_same_sources_are_the_same_byte_for_byte(tmp_path: Path, engine):
    projects = [copied(tmp_path / str(number), backwards=bool(number)) for number in range(len(PLACES))]
    with ThreadPoolExecutor() as runs:
        sites = list(runs.map(lambda project, place: engine(project, **DAY, **place), projects, PLACES))
    first, second = ({path.relative_to(site) for path in site.rglob("*") if path.is_file()} for site in sites)
    assert first == second
    assert [name for name in sorted(first) if not filecmp.cmp(sites[0] / name, sites[1] / name, shallow=False)] == []
