"""The files of a site: one that is the same as in the site of before is one file with two names.

Most files of most builds are as they were, and making one or removing one takes many times as long as naming one.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

from publishing.cache.keys import digest


@dataclass(frozen=True)
class SiteFiles:
    """Where the files of a build go."""

    folder: Path
    before: Path | None = None
    """The site in the place of which this one shall stand; nobody changes it meanwhile."""
    known: dict[str, str] = field(default_factory=dict)
    """The digests of files that have their last bytes, by their names below the site's root."""

    def digest_of(self, name: str) -> str:
        """The digest of the bytes of a file that is there."""
        return self.known.get(name) or digest((self.folder / name).read_bytes())

    def write(self, name: str, data: bytes, before: str = "") -> None:
        """Write a file with its last bytes; `before` is what the site of before calls it, if otherwise."""
        old = self._before(before or name, len(data))
        if old is None or old.read_bytes() != data or not self._named_anew(old, name):
            self._free(name).write_bytes(data)

    def take_over(self, name: str, known: str) -> bool:
        """Have the file of the site of before, if its bytes have the digest that is known of them; tells whether so."""
        old = self._before(name)
        data = old.read_bytes() if old else b""
        if old is None or digest(data) != known:
            return False
        if not self._named_anew(old, name):
            self._free(name).write_bytes(data)
        return True

    def _before(self, name: str, size: int | None = None) -> Path | None:
        """A file of the site of before, by its name and, if that is known, its size."""
        if self.before is None:
            return None
        old = self.before / name
        try:
            found = old.lstat()
        except OSError:
            return None
        return old if S_ISREG(found.st_mode) and size in (None, found.st_size) else None

    def _named_anew(self, old: Path, name: str) -> bool:
        # Most folders are there, and most files are not: to make sure of both first takes longer than the rest.
        return _linked(old, self.folder / name) or _linked(old, self._free(name))

    def _free(self, name: str) -> Path:
        """The path of a file that is not there: writing into one with two names would change the site of before."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        return path


def _linked(old: Path, new: Path) -> bool:
    try:
        os.link(old, new)
    except OSError:
        # Two disks, or one that knows no second names; or the place is not free.
        return False
    return True
