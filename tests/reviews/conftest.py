"""A project to sign, with and without git."""

import shutil
from pathlib import Path

import pytest

from tests.reviews.projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "project")


@pytest.fixture
def real_project(tmp_path: Path) -> Project:
    """The real pages, without git: every entry is believed."""
    return Project.of_real_pages(tmp_path / "project")


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository to copy: making one takes longer."""
    project = Project.create(tmp_path_factory.mktemp("begun") / "project")
    project.begin()
    return project.path


@pytest.fixture
def repository(begun: Path, tmp_path: Path) -> Project:
    """The project with one commit by an editor, on a branch of its own."""
    project = Project(shutil.copytree(begun, tmp_path / "project", symlinks=True))
    project.on_branch()
    return project
