"""Reads and checks the project once, for an engine that asks again before each page."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Read = TypeVar("Read")
Marks = frozenset[tuple[str, int, int]]

_kept: dict[Path, tuple[Marks, object]] = {}


def read_once(project: Path, read: Callable[[], Read], sources: tuple[str, ...]) -> Read:
    """What `read` returned when these files and folders of the project last changed.

    Kept in memory only, so it ends with the build; while a server runs, a saved file is read again.
    What `read` raises is raised each time.
    """
    marks = _marks(project, sources)
    known = _kept.get(project)
    if known is None or known[0] != marks:
        known = _kept[project] = (marks, read())
    return known[1]  # type: ignore[return-value]


def _marks(project: Path, sources: tuple[str, ...]) -> Marks:
    files = (path for name in sources for path in _files(project / name))
    return frozenset((str(path), (state := path.lstat()).st_mtime_ns, state.st_size) for path in files)


def _files(path: Path) -> list[Path]:
    return list(path.rglob("*")) if path.is_dir() else [path] if path.exists() else []
