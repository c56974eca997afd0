"""The tests keep their files in memory only where there is room for them."""

import sys
import tempfile
from pathlib import Path

import pytest

from tests.folder_in_memory import folder_for_tests


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such a folder")
def test_a_folder_with_room_is_taken(tmp_path: Path):
    assert folder_for_tests(tmp_path, 1) == str(tmp_path)


def test_a_folder_without_room_is_not(tmp_path: Path):
    assert folder_for_tests(tmp_path, 10**18) == tempfile.gettempdir()


def test_a_folder_that_is_not_there_is_not(tmp_path: Path):
    assert folder_for_tests(tmp_path / "none", 1) == tempfile.gettempdir()


def test_a_folder_in_which_nothing_may_run_is_not():
    mounts = Path("/proc/mounts")
    lines = [line.split() for line in mounts.read_text("utf-8").splitlines()] if mounts.is_file() else []
    closed = [place for _, place, _, options, *_ in lines if "noexec" in options.split(",")]
    if not closed:
        pytest.skip("on this machine programs may run in every folder")
    assert {folder_for_tests(Path(place), 0) for place in closed} == {tempfile.gettempdir()}
