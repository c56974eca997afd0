"""What all tests share: the project, its content, and the real site built once."""

import compileall
import os
import subprocess
import sys
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import TYPE_CHECKING

import hypothesis
import pytest

from publishing.checks.run import read_and_check
from publishing.content.model import Content
from tests.made_once import made_once
from tests.project_files import PROJECT, copy_project

if TYPE_CHECKING:
    from tests.reviews.projects import Project


# A busy machine is slow: that is no fault of what is tested.
hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")


BUILD = frozenset(("built_site", "project_copy", "small_project", "signed_project"))
"""Fixtures that copy or build a project."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="leave out tests that copy or build a project")


def pytest_configure(config: pytest.Config) -> None:
    # Hundreds of tests run a command, and with PYTHONDONTWRITEBYTECODE each would compile all of the code.
    if not hasattr(config, "workerinput"):
        for package in ("macros", "publishing"):
            compileall.compile_dir(PROJECT / package, quiet=2, invalidation_mode=PycInvalidationMode.TIMESTAMP)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--quick"):
        slow = [item for item in items if BUILD.intersection(getattr(item, "fixturenames", ()))]
        items[:] = [item for item in items if item not in slow]
        config.hook.pytest_deselected(items=slow)


@pytest.fixture(scope="session")
def content() -> Content:
    found, problems = read_and_check(PROJECT / "docs")
    assert problems == []
    return found


def build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the engine as `make site` does, in a project folder, into a site folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    settings = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
    return subprocess.run(command, cwd=project, env=settings, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once from the real sources."""

    def make(folder: Path) -> None:
        result = build(PROJECT, folder / "site")
        assert result.returncode == 0, result.stderr

    return made_once(tmp_path_factory, "built", make) / "site"


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """A copy of the project to break."""
    target = tmp_path / "project"
    copy_project(target)
    return target


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """A made-up site of a few pages to break, which builds in a fifth of the time."""
    from tests.reviews.small_site import write_small_site  # noqa: PLC0415 - it needs this file

    target = tmp_path / "project"
    write_small_site(target)
    return target


@pytest.fixture(scope="session")
def signed_project(tmp_path_factory: pytest.TempPathFactory) -> "Project":
    """Pages in every state of review. To look at, not to change."""
    from tests.reviews.projects import Project  # noqa: PLC0415 - it needs this file
    from tests.reviews.signed_pages import create  # noqa: PLC0415 - it too

    return Project(made_once(tmp_path_factory, "signed", lambda folder: create(folder / "project")) / "project")


@pytest.fixture(scope="session")
def signed_site(signed_project: "Project", tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is built from them on 1 December 2026."""
    from tests.reviews.signed_pages import EPOCH  # noqa: PLC0415

    def make(folder: Path) -> None:
        result = build(signed_project.path, folder / "site", **EPOCH)
        assert result.returncode == 0, result.stderr

    return made_once(tmp_path_factory, "signed-site", make) / "site"
