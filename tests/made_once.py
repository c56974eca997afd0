"""What takes long to make and is only looked at: made once in a run of tests, however many processes share the run."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

WHERE, MADE = "it", "made"
"""The folder that is filled, and the file beside it that says that it is whole."""


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder of this name, which `make` fills; who asks while another process makes it, waits."""
    base = factory.getbasetemp()
    # Each process of pytest-xdist has a folder of its own below that of the run.
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"once-{name}"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / MADE).exists():
            # What a failed try left would hide why it failed.
            shutil.rmtree(folder / WHERE, ignore_errors=True)
            (folder / WHERE).mkdir()
            make(folder / WHERE)
            (folder / MADE).touch()
    return folder / WHERE
