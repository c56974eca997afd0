"""A project to sign, with and without git."""

from pathlib import Path

import pytest

from tests.reviews.projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "project")


@pytest.fixture
def repository(project: Project) -> Project:
    """The project with one commit by an editor, on a branch of its own."""
    project.commit()
    project.git("switch", "-q", "-c", "change")
    return project
