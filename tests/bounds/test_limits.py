"""Work on one input ends: in time, and in memory."""

import subprocess
import sys
import time

import pytest

from publishing.bounds.time_limit import TooSlowError, at_most


def test_what_takes_too_long_is_interrupted():
    start = time.monotonic()
    with pytest.raises(TooSlowError, match=r"longer than 0\.1 seconds"), at_most(0.1):
        while True:
            pass
    assert time.monotonic() - start < 5


def test_what_ends_in_time_is_left_alone():
    with at_most(5):
        found = sum(range(10))
    time.sleep(0)
    assert found == 45


def test_a_process_is_refused_more_memory_than_its_limit():
    code = "from publishing.bounds.memory_limit import limit_memory; limit_memory(300_000_000); 'x' * 400_000_000"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MemoryError" in result.stderr
