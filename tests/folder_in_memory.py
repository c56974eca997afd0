"""Where a run of all tests puts its files: in memory where there is much, for disks take their time over 200,000."""

import os
import sys
import tempfile
from pathlib import Path

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - the folder that Linux keeps in memory
LEAST = 8_000_000_000
"""Bytes that must be free: four times what a run has been seen to fill."""


def folder_for_tests(in_memory: Path = IN_MEMORY, least: int = LEAST) -> str:
    """The folder in memory if programs may run there and it has so many bytes left; else where the system has such."""
    if sys.platform == "linux" and in_memory.is_dir():
        room = os.statvfs(in_memory)
        if room.f_bavail * room.f_frsize >= least and not room.f_flag & os.ST_NOEXEC:
            return str(in_memory)
    return tempfile.gettempdir()


if __name__ == "__main__":
    print(folder_for_tests())
