"""Values in one file, each written as soon as it is known and read when it is asked for: none is held in memory."""

import marshal
import os
import tempfile
from pathlib import Path
from struct import Struct, error
from typing import Any, BinaryIO, Self
from zlib import crc32

Place = tuple[int, int, int]
"""Where a value begins, how many bytes it has, and their checksum."""

END = Struct("<QQQ")
"""The place of the table of all places, as the last bytes of the file."""


class Values:
    """Plain texts, numbers and groups of them, such as marshal can write, by keys of bytes."""

    def __init__(self, file: BinaryIO | None, places: dict[bytes, Place] | None = None) -> None:
        self._file, self.places = file, places or {}
        self._end = file.tell() if file else 0

    @classmethod
    def of(cls, path: Path, head: bytes) -> Self:
        """The values of a finished file that begins with these bytes. A file that is none, or damaged, holds none."""
        try:
            file = path.open("rb", buffering=0)
            if file.read(len(head)) == head:
                file.seek(-END.size, os.SEEK_END)
                places = _read(file, END.unpack(file.read(END.size)))
                if isinstance(places, dict):
                    return cls(file, places)
        except (OSError, OverflowError, error):
            pass
        return cls(None)

    @classmethod
    def aside(cls, folder: Path) -> Self:
        """No values, in a file without a name that ends with the process."""
        folder.mkdir(parents=True, exist_ok=True)
        return cls(tempfile.TemporaryFile(dir=folder, buffering=0))

    def get(self, key: bytes) -> Any:
        """The value of a key, or None."""
        place = self.places.get(key)
        return None if place is None or self._file is None else _read(self._file, place)

    def put(self, key: bytes, value: Any) -> None:
        self._append(key, marshal.dumps(value))

    def copy(self, key: bytes, other: "Values") -> None:
        """Take over the value of a key from others."""
        start, length, checksum = other.places[key]
        data = os.pread(other._file.fileno(), length, start) if other._file else b""
        if crc32(data) == checksum:
            self._append(key, data)

    def finish(self) -> None:
        """Write where everything is, so that the file can be read."""
        self._append(b"", marshal.dumps(self.places))
        if self._file:
            self._file.write(END.pack(*self.places.pop(b"")))

    def _append(self, key: bytes, data: bytes) -> None:
        if self._file is None:
            raise ValueError("These values are only read.")
        self._file.write(data)
        self.places[key] = (self._end, len(data), crc32(data))
        self._end += len(data)


def _read(file: BinaryIO, place: tuple[int, ...]) -> Any:
    start, length, checksum = place
    data = os.pread(file.fileno(), length, start)
    # Plain values only: unlike a pickle it cannot run anything. The checksum says that they are whole.
    return marshal.loads(data) if crc32(data) == checksum else None  # noqa: S302
