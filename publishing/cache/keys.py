"""The keys of cached values: digests of everything that a value is made from, our own code and packages included."""

import hashlib
import os
import platform
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = (
    *("Jinja2", "Markdown", "PyYAML", "bibtexparser", "font-source-sans-pro", "html-to-markdown", "icalendar"),
    *("lightningcss", "mkdocs", "mkdocs-macros-plugin", "mkdocs-material", "pillow", "pydantic", "pymdown-extensions"),
    *("PyNaCl", "requests", "rjsmin", "selectolax", "tinycss2", "zensical"),
)
"""All that requirements.in names, and the second engine."""
CODE = ("macros", "publishing", "overrides", "mkdocs.yml")
"""What makes a value, beside packages. Whatever changes here, no value of before counts any more."""


def digest(*parts: object) -> str:
    """The digest of texts, bytes, numbers and groups of them; others by their representation."""
    return hashlib.sha256(b"\0".join(_bytes(part) for part in parts)).hexdigest()


def _bytes(part: object) -> bytes:
    if isinstance(part, bytes):
        return b"b" + hashlib.sha256(part).digest()
    text = part if isinstance(part, str) else repr(part)
    return type(part).__name__.encode() + hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def digest_of_code(project: Path, tools: Iterable[str] = ()) -> str:
    """The digest of everything but content that can change what a build makes, or what these `tools` say.

    Our Python files count as they were when this was first asked: what is loaded stays as it was loaded.
    """
    others = (path for path in _code(project) if path.suffix != ".py")
    versions = map(_version, (*PACKAGES, *tools))
    return digest(platform.python_version(), *versions, _loaded(project), *named(others, project))


@cache
def _loaded(project: Path) -> str:
    return digest(*named((path for path in _code(project) if path.suffix == ".py"), project))


def _code(project: Path) -> list[Path]:
    return sorted(path for name in CODE for path in files_below(project / name))


def named(files: Iterable[Path], project: Path) -> Iterable[object]:
    """The place and the bytes of each file."""
    return (item for path in files for item in (path.relative_to(project).as_posix(), path.read_bytes()))


def files_below(path: Path) -> Iterable[Path]:
    """A file itself, or every file below a folder, but what Python writes beside our code."""
    return [path] if path.is_file() else [Path(entry.path) for entry in entries_below(path)]


def entries_below(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The same of a folder, as the system tells of its files: it says at once what is one, and is not asked again."""
    return _entries_below(folder) if folder.is_dir() else iter(())


def _entries_below(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _entries_below(entry.path)
            elif entry.is_file() and not entry.name.endswith(".pyc"):
                yield entry


@cache
def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
