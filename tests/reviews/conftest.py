"""A project to sign, with and without git."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import build
from tests.reviews.projects import Project

EPOCH = {"SOURCE_DATE_EPOCH": "1796126400"}
"""1 December 2026."""


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


@pytest.fixture(scope="session")
def site_of_begun(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is built from that repository."""
    site = tmp_path_factory.mktemp("site-of-begun") / "site"
    result = build(begun, site, **EPOCH)
    assert result.returncode == 0, result.stderr
    return site


@pytest.fixture
def built(repository: Project, site_of_begun: Path) -> Project:
    """The repository with its built site, which git does not see."""
    shutil.copytree(site_of_begun, repository.path / "site")
    return repository


def rebuild(project: Project) -> None:
    result = build(project.path, project.path / "site", **EPOCH)
    assert result.returncode == 0, result.stderr
