"""The second engine: its Python, and the real site built once with it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.made_once import made_once
from tests.project_files import PROJECT

PYTHON = PROJECT / ".venv-zensical" / "bin" / "python"


def run_module(project: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module with the second engine's Python in a project folder."""
    if not PYTHON.exists():
        pytest.fail("This test needs the second engine. Install it: make .venv-zensical/site.stamp", pytrace=False)
    settings = os.environ | environment
    return subprocess.run(
        [str(PYTHON), "-m", *command], cwd=project, env=settings, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once with Zensical, which builds inside the project only: so in a copy."""

    def make(folder: Path) -> None:
        # History comes along: what pages say of their reviews depends on it.
        ignored = shutil.ignore_patterns(
            ".venv*", ".cache", "__pycache__", "site", "site-zensical", ".pytest_cache", "tests"
        )
        shutil.copytree(PROJECT, folder / "project", ignore=ignored)
        for command in ("build_with_zensical", "finish_site"):
            result = run_module(folder / "project", f"publishing.commands.{command}", "site-zensical")
            assert result.returncode == 0, result.stdout + result.stderr

    return made_once(tmp_path_factory, "second", make) / "project" / "site-zensical"
