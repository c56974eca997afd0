"""A job that needs several processes: one that is quick would leave the others nothing to do."""

import os
import time
from pathlib import Path

PROCESSES = 4
"""Three that were split off, and the one that does the first job."""


def process_among_others(folder: Path, number: int) -> int:
    """The process that does this job, which waits until each of them has taken one."""
    (folder / str(os.getpid())).touch()
    for _ in range(600 if number else 0):
        if len([*folder.iterdir()]) == PROCESSES:
            break
        time.sleep(0.05)
    return os.getpid()
