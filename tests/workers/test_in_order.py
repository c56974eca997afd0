"""Jobs done side by side, in a process of its own: beside the threads of a runner of tests nothing is split off."""

import subprocess
import sys
from pathlib import Path


def test_nobody_can_tell_but_by_the_clock():
    tests = Path(__file__).with_name("side_by_side.py")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", str(tests)]
    done = subprocess.run(command, cwd=tests.parents[2], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout
    assert "no tests ran" not in done.stdout
