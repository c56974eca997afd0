"""A site that is being built after another one: a file that is the same in both is one file with two names.

Most files of most builds are as they were, and making one or removing one takes many times as long as naming one.
"""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class NewSite:
    """Where the files of a build go."""

    folder: Path
    before: Path | None = None
    """The site in the place of which this one shall stand; nobody changes it meanwhile."""

    def write(self, name: str, data: bytes, before: str = "") -> None:
        """Write a file, named below the site's root, with its last bytes; `before` is its name there, if another."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Writing into a file of two names would change the site that readers have.
        path.unlink(missing_ok=True)
        if self.before is None or not _named_anew(self.before / (before or name), path, data):
            path.write_bytes(data)


def _named_anew(old: Path, new: Path, data: bytes) -> bool:
    """Give the old file the new name as well, if it holds just this."""
    try:
        if old.is_symlink() or old.stat().st_size != len(data) or old.read_bytes() != data:
            return False
        os.link(old, new)
    except OSError:
        # There is none, or this file system knows no second names.
        return False
    return True
