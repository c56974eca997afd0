"""Puts a folder in the place of another in one step, so that no moment is without a whole site."""

import ctypes
import os
import shutil
from pathlib import Path

HERE = -100
"""AT_FDCWD of linux/fcntl.h: paths are relative to the working directory."""
EXCHANGE = 2
"""RENAME_EXCHANGE of linux/fs.h."""


def swap(new: Path, place: Path) -> None:
    """Move the folder `new` to `place` and remove what was there. Raises OSError if `new` cannot be moved.

    Both lie on one file system. Whoever kills this leaves the old or the new site in its place, whole.
    """
    if not place.exists():
        new.rename(place)
        return
    if not _exchange(new, place):
        # No such call on this system or file system: two renames, with a moment without a site between them.
        old = new.with_name(f"{new.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        place.rename(old)
        new.rename(place)
        new = old
    shutil.rmtree(new)


def _exchange(one: Path, other: Path) -> bool:
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return call is not None and call(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0
