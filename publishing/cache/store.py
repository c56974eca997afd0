"""What earlier builds worked out, kept in .cache/ under digests of everything it was worked out from.

Deleting the folder is always safe: the next build works everything out again and makes the same bytes.
"""

import hashlib
import marshal
import os
import platform
import zlib
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from publishing.cache.values import Values

FOLDER = ".cache/kept"
PACKAGES = ("Markdown", "Jinja2", "mkdocs", "mkdocs-material", "pydantic", "pymdown-extensions", "selectolax")
QUICKLY = 1
"""zlib's level: HTML becomes a fifth, in less time than a disk takes for the rest."""
CODE = ("macros", "publishing", "overrides", "mkdocs.yml")
"""What works a value out, beside packages. Whatever changes here, nothing that is kept counts any more."""


def digest(*parts: object) -> bytes:
    """A fingerprint of texts, bytes, numbers and groups of them; others by their representation."""
    return hashlib.sha256(b"\0".join(_bytes(part) for part in parts)).digest()


def _bytes(part: object) -> bytes:
    if isinstance(part, bytes):
        return b"b" + hashlib.sha256(part).digest()
    text = part if isinstance(part, str) else repr(part)
    return type(part).__name__.encode() + hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def digest_of_code(project: Path, tools: Iterable[str] = ()) -> bytes:
    """A fingerprint of everything but content that can change what a build makes, or what these `tools` say.

    Our Python files count as they were when this was first asked: what is loaded stays as it was loaded.
    """
    others = (path for path in _code(project) if path.suffix != ".py")
    versions = map(_version, (*PACKAGES, *tools))
    return digest(platform.python_version(), *versions, *_loaded(project), *_named(others, project))


@cache
def _loaded(project: Path) -> tuple[object, ...]:
    return tuple(_named((path for path in _code(project) if path.suffix == ".py"), project))


def _code(project: Path) -> list[Path]:
    return sorted(path for name in CODE for path in _files(project / name))


def _named(files: Iterable[Path], project: Path) -> Iterable[object]:
    """The place and the bytes of each file."""
    return (item for path in files for item in (path.relative_to(project).as_posix(), path.read_bytes()))


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return [file for file in path.rglob("*") if file.is_file() and file.suffix != ".pyc"]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


class Kept:
    """Values of one kind by their digests: plain texts, numbers and groups of them, such as marshal can write."""

    def __init__(self, project: Path, kind: str, code: bytes) -> None:
        self._path, self._code = project / FOLDER / kind, code
        self._used: set[bytes] = set()
        self._added: set[bytes] = set()

    @cached_property
    def _old(self) -> Values:
        """What earlier builds kept, looked for when it is first asked for."""
        return Values.of(self._path, self._code)

    @cached_property
    def _new(self) -> Values:
        """What this build adds."""
        return Values.aside(self._path.parent)

    def get(self, key: bytes) -> Any:
        """The value that was kept under a digest, or None."""
        value = (self._new if key in self._added else self._old).get(key)
        if value is not None:
            self._used.add(key)
        return value

    def put(self, key: bytes, value: Any) -> None:
        self._new.put(key, value)
        self._added.add(key)
        self._used.add(key)

    def once(self, key: bytes, make: Callable[[], Any]) -> Any:
        """What `make` gives, or gave in an earlier build for the same digest."""
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def write(self, also: Iterable[bytes] = ()) -> None:
        """Keep what this build used, and `also`, and nothing else, so that the file does not grow with every edit."""
        known = self._old.places.keys()
        used = self._used.union(key for key in also if key in known)
        if used == known and not self._added:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        aside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with aside.open("wb") as file:
            file.write(self._code)
            values = Values(file)
            for key in sorted(used):
                values.copy(key, self._new if key in self._added else self._old)
            values.finish()
        # A build that is killed leaves the old file whole.
        aside.replace(self._path)


class NothingKept:
    """Stands where nothing was kept before and nothing shall be."""

    def once(self, key: bytes, make: Callable[[], Any]) -> Any:  # noqa: ARG002 - as Kept has it
        return make()


NOTHING_KEPT = NothingKept()


class KeptChunks:
    """Converted pieces of pages by their fingerprints, packed: they are many."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._asked = False

    def find(self, key: bytes) -> tuple[Any, ...] | None:
        self._asked = True
        packed = self._kept.get(key)
        return None if packed is None else marshal.loads(zlib.decompress(packed))  # noqa: S302

    def keep(self, key: bytes, chunk: tuple[Any, ...]) -> None:
        self._kept.put(key, zlib.compress(marshal.dumps(chunk), QUICKLY))

    def write(self, of_pages: Iterable[bytes]) -> None:
        """Keep the chunks of these pages. A build that asked for none need not even read them."""
        if self._asked:
            self._kept.write(of_pages)
