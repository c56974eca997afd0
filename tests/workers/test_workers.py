"""Jobs done in other processes, tried in one of its own: beside threads of a runner of tests nothing is split off."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["side_by_side.py", "beside_this.py"])
def test_nobody_can_tell_but_by_the_clock(name: str):
    tests = Path(__file__).with_name(name)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", str(tests)]
    done = subprocess.run(command, cwd=tests.parents[2], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout
    assert "no tests ran" not in done.stdout
