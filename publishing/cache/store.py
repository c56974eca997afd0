"""Values that earlier builds worked out, in SQLite files below .cache/, each under the digest of all it was made from.

Deleting the folder is always safe: the next build makes the same bytes. A value is JSON, so reading it runs nothing.
"""

import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = ".cache"
"""Where builds keep what they may delete; git never tracks it."""
FOLDER = f"{ROOT}/kept"
QUICKLY = 1
"""zlib's level: HTML becomes a fifth, in less time than a disk takes for the rest."""
CODE = "code"
"""The key under which a file names the code that made it."""
PAGE = "PRAGMA page_size = 16384"
"""Bytes: a page's HTML, packed, fills one or two, where it would fill five of the usual ones."""
TABLE = "CREATE TABLE entries (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
TAKE_OVER = """INSERT OR IGNORE INTO entries SELECT key, value FROM old.entries JOIN wanted USING (key)
    WHERE ? = (SELECT value FROM old.entries WHERE key = 'code')"""
INHERITED: list[sqlite3.Connection | None] = []
"""Connections of the process that this one was split off from: never used here, and never closed."""
DAMAGED = (sqlite3.Error, zlib.error, ValueError)
"""What reading a file raises that is not ours, or not whole. zlib and JSON tell a value of which bytes are lost."""

Job = tuple[str, Callable[[], Any]]
"""A key, and what makes its value."""
Run = Callable[[Sequence[Callable[[], Any]]], Iterator[Any]]
"""What does many things, and gives the result of each in their order."""


class Cache:
    """Values of one kind by their keys: whatever JSON can hold, with groups given back as lists."""

    def __init__(self, project: Path, kind: str, code: str) -> None:
        """`code` is the digest of what makes the values: those that other code made are not read."""
        self._path, self._code = project / FOLDER / f"{kind}.sqlite", code
        self._used: set[str] = set()
        self._added: set[str] = set()
        self._asked = False
        self._process = os.getpid()

    def _begin_anew_if_split_off(self) -> None:
        """SQLite forbids two processes one connection, and to close it in the wrong one."""
        if self._process != os.getpid():
            INHERITED.extend(self.__dict__.pop(name, None) for name in ("_old", "_new"))
            self._added = set()
            self._process = os.getpid()

    @cached_property
    def _old(self) -> sqlite3.Connection | None:
        """The file of earlier builds; None if there is none, or none that this code can use. It is never written to."""
        try:
            # Nobody writes to a file that is finished: a build puts another one in its place.
            old = sqlite3.connect(_to_read(self._path), uri=True, check_same_thread=False)
            return old if _read(old, CODE) == self._code else None
        except sqlite3.Error:
            return None

    @cached_property
    def _new(self) -> sqlite3.Connection:
        """What this build adds: on the disk, in a file without a name that goes with the process."""
        new = sqlite3.connect("", uri=True, check_same_thread=False)
        new.execute(PAGE)
        new.execute(TABLE)
        return new

    @property
    def is_new(self) -> bool:
        """Whether nothing is kept of earlier builds."""
        return self._old is None

    def get(self, key: str) -> Any:
        """The value of a key, or None."""
        packed = self.packed(key)
        try:
            return None if packed is None else unpack(packed)
        except DAMAGED:
            self._used.discard(key)
            return None

    def packed(self, key: str) -> bytes | None:
        """The value of a key as it is kept, whole or not; None if there is none."""
        self._begin_anew_if_split_off()
        self._asked = True
        place = self._new if key in self._added else self._old
        found = _packed(place, key) if place else None
        if found is not None:
            self._used.add(key)
        return found

    def put(self, key: str, value: Any) -> None:
        """Keep the value of a key. What a process puts that was split off ends with it."""
        self.put_packed(key, pack(value))

    def put_packed(self, key: str, packed: bytes) -> None:
        """The same of a value that another process may have packed."""
        self._begin_anew_if_split_off()
        self._asked = True
        self._new.execute("INSERT OR REPLACE INTO entries VALUES (?, ?)", (key, packed))
        self._added.add(key)
        self._used.add(key)

    def found(self, key: str, find: Callable[[], str]) -> str:
        """The text of a key: what `find` gives, or gave in an earlier build.

        Nothing found is not kept: the next build looks again, where a program or a commit may have come by then.
        """
        text = self.get(key)
        if not text and (text := find()):
            self.put(key, text)
        return text

    def once(self, key: str, make: Callable[[], Any]) -> Any:
        """The value of a key: what `make` gives, or gave in an earlier build."""
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def once_each(self, jobs: Sequence[Job], run: Run) -> Iterator[Any]:
        """The value of each key, in their order; those that are missing are made in one run, and given as they come."""
        held = [self.holds(key) for key, _ in jobs]
        made = run([make for (_, make), is_held in zip(jobs, held, strict=True) if not is_held])
        for (key, make), is_held in zip(jobs, held, strict=True):
            if is_held:
                yield self.once(key, make)
            else:
                value = next(made)
                self.put(key, value)
                yield value

    def holds(self, key: str) -> bool:
        """Whether there is a value of a key, whole or not."""
        self._begin_anew_if_split_off()
        return key in self._added or bool(self._old and _packed(self._old, key))

    def save(self, also: Iterable[str] = ()) -> None:
        """Keep what this build used, and `also`, and nothing else: the file does not grow with every edit.

        A build that asked for nothing leaves the file as it is.
        """
        old = self._used.union(also) - self._added
        if not self._asked or not (self._added or self._spare(old)):
            return
        self.put(CODE, self._code)
        self._take_over(old)
        self._new.commit()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        aside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        aside.unlink(missing_ok=True)
        self._new.execute("VACUUM INTO ?", (str(aside),))
        # A build that is killed leaves the old file whole.
        aside.replace(self._path)

    def _take_over(self, keys: set[str]) -> None:
        """Copy values of earlier builds to those of this one."""
        if not self._old or not keys:
            return
        self._new.execute("CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY) WITHOUT ROWID")
        self._new.executemany("INSERT INTO wanted VALUES (?)", zip(keys, strict=True))
        self._new.commit()
        try:
            self._new.execute("ATTACH ? AS old", (_to_read(self._path),))
            self._new.execute(TAKE_OVER, (_packed(self._old, CODE),))
        except sqlite3.Error:
            pass
        # Of a file with a hole, what can be read is still good; and another build may have put its own in its place.
        for key in keys - {key for (key,) in self._new.execute("SELECT key FROM entries")}:
            if found := _packed(self._old, key):
                self._new.execute("INSERT INTO entries VALUES (?, ?)", (key, found))

    def _spare(self, used: set[str]) -> bool:
        """Whether the old file holds what this build has no use for."""
        try:
            return bool(self._old) and self._old.execute("SELECT COUNT(*) FROM entries").fetchone()[0] - 1 > len(used)
        except sqlite3.Error:
            return True


class NoCache:
    """Stands where nothing was kept before and nothing shall be."""

    def found(self, key: str, find: Callable[[], str]) -> str:  # noqa: ARG002 - as Cache has it
        return find()

    def once(self, key: str, make: Callable[[], Any]) -> Any:  # noqa: ARG002 - as Cache has it
        return make()

    def once_each(self, jobs: Sequence[Job], run: Run) -> Iterator[Any]:
        return run([make for _, make in jobs])

    def holds(self, key: str) -> bool:  # noqa: ARG002 - as Cache has it
        return False

    def put(self, key: str, value: Any) -> None:
        pass

    def save(self, also: Iterable[str] = ()) -> None:
        pass


NO_CACHE = NoCache()


def pack(value: Any) -> bytes:
    """A value as it is kept."""
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), QUICKLY)


def unpack(packed: bytes) -> Any:
    """The value of what was packed. Raises one of DAMAGED if that is not whole."""
    return json.loads(zlib.decompress(packed))


def _to_read(path: Path) -> str:
    """The address of a file that nobody writes to."""
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"


def _packed(file: sqlite3.Connection, key: str) -> bytes | None:
    try:
        found = file.execute("SELECT value FROM entries WHERE key = ?", (key,)).fetchone()
    except sqlite3.Error:
        return None
    return found[0] if found else None


def _read(file: sqlite3.Connection, key: str) -> Any:
    try:
        packed = _packed(file, key)
        return None if packed is None else unpack(packed)
    except DAMAGED:
        return None
