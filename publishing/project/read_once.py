"""Reads and checks the project once, for an engine that asks again before each page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

Read = TypeVar("Read")
Marks = frozenset[tuple[str, int, int]]


@dataclass
class _Kept:
    marks: Marks
    result: object
    asked: set[str] = field(default_factory=set)
    """The pages that asked since the files were last looked at."""


_kept: dict[Path, _Kept] = {}


def read_once(project: Path, read: Callable[[], Read], sources: tuple[str, ...], page: str = "") -> Read:
    """What `read` returned when these files and folders of the project last changed.

    Kept in memory only, so it ends with the build; while a server runs, a saved file is read again. The files are
    looked at when a page asks for the second time: then a new build has begun. To look at all of them for each page
    would cost a thousand times a thousand looks. What `read` raises is raised each time.
    """
    known = _kept.get(project)
    if known is None or page in known.asked or not page:
        marks = marks_of(project, sources)
        if known is None or known.marks != marks:
            known = _kept[project] = _Kept(marks, read())
        known.asked.clear()
    known.asked.add(page)
    return known.result  # type: ignore[return-value]


def marks_of(project: Path, sources: tuple[str, ...]) -> Marks:
    """Path, time of change and size of every file below these: if two are equal, nothing was saved between them."""
    files = (path for name in sources for path in _files(project / name))
    return frozenset((str(path), (state := path.lstat()).st_mtime_ns, state.st_size) for path in files)


def _files(path: Path) -> list[Path]:
    return list(path.rglob("*")) if path.is_dir() else [path] if path.exists() else []
