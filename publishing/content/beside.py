"""What a page shows that stands neither in its words nor in its data: pictures, drawings, addresses of the settings."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from publishing.text.normalize import normalized

FRAGMENTS, SETTINGS, PICTURES = "overrides/fragments", "mkdocs.yml", "docs/assets/"
ASSET = re.compile(r"\(/(?P<name>assets/[^)\s]+)")
READ_SETTING = re.compile(r"\bextra\.(?P<name>\w+)")
EXTRA = re.compile(r"^extra:\n(?P<lines>(?:[ #].*\n|\n)*)", re.MULTILINE)
SETTING = re.compile(r"^  (?P<name>\w+): *(?P<value>.*)$", re.MULTILINE)

FILLED_BY = {
    "time": ("time.html",),
    "number": ("number.md", "people.html"),
    "download": ("download.html",),
    "picture_of_due_reviews": ("due-months.html",),
    "picture_of_years": ("years.html",),
}
"""The fragments that each macro fills; a drawing's has its own name."""


def read_beside(docs: Path, texts: Iterable[str], settings: str) -> dict[str, str]:
    """What stands beside the texts of a docs folder, by the name of its part: words as such, pictures as digests."""
    found: dict[str, str] = {}
    for path in sorted((docs.parent / FRAGMENTS).glob("*.*")):
        raw = path.read_bytes()
        found[f"{FRAGMENTS}/{path.name}"] = normalized(raw.decode()) if path.suffix == ".md" else _picture(raw)
    for name in set().union(*map(_assets, texts)):
        if (path := docs / name).is_file():
            found[f"docs/{name}"] = _picture(path.read_bytes())
    for setting in _extra(settings):
        found[f"{SETTINGS}#extra.{setting['name']}"] = setting["value"]
    return found


def read_settings(docs: Path) -> str:
    """The text of the settings beside a docs folder, empty where there are none."""
    path = docs.parent / SETTINGS
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _extra(settings: str) -> Iterator[re.Match[str]]:
    """The settings below `extra`, which templates read."""
    extra = EXTRA.search(settings)
    return SETTING.finditer(settings, extra.start("lines"), extra.end("lines")) if extra else iter(())


def _picture(raw: bytes) -> str:
    """A picture in words: white space between its elements is not seen."""
    return f"A picture with the digest {sha256(b' '.join(raw.split())).hexdigest()[:32]}"


def names_beside(names: frozenset[str], partials: Iterable[str], drawings: Iterable[str]) -> Iterator[str]:
    """The names of fragments and settings that a page shows, by the names that its templates read, and its partials."""
    for macro in names & FILLED_BY.keys():
        yield from (f"{FRAGMENTS}/{file}" for file in FILLED_BY[macro])
    yield from (f"{FRAGMENTS}/{name}.html" for name in drawings)
    for text in partials:
        yield from (f"{SETTINGS}#extra.{name}" for name in READ_SETTING.findall(text))


def names_of_pictures(texts: Iterable[str]) -> Iterator[str]:
    """The names of pictures, and other files below docs/, that texts show or link to."""
    for text in texts:
        yield from (f"docs/{name}" for name in _assets(text))


@lru_cache(maxsize=4096)
def _assets(text: str) -> frozenset[str]:
    """The files below docs/ that a text shows or links to."""
    return frozenset(match["name"] for match in ASSET.finditer(text)) if "(/assets/" in text else frozenset()


def setting_lines(name: str, settings: str) -> list[int]:
    """The lines of the settings, counted from 1, that hold the value of `extra.name`."""
    return [settings.count("\n", 0, one.start()) + 1 for one in _extra(settings) if f"extra.{one['name']}" == name]
