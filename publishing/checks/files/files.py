"""The files in docs/: only what the site publishes or reads, under names and sizes that work everywhere."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from publishing.checks.files.pictures import picture_problems
from publishing.content.diagnostics import Problem

PUBLISHED = {
    ".md": 200_000,
    ".css": 100_000,
    ".js": 100_000,
    ".svg": 100_000,
    ".png": 400_000,
    ".jpg": 400_000,
    ".jpeg": 400_000,
    ".webp": 400_000,
    ".ico": 50_000,
    ".woff2": 100_000,
}
"""Kinds of files with the most bytes each may have: readers pay for every one, on old phones and slow lines."""

NAME = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")
MAX_NAME = 80
RULE = re.compile(r"(?P<selectors>[^{}]+)\{(?P<declarations>[^{}]*)\}")
QUOTED = re.compile(r"[\"'`]([^\"'`\n]*)[\"'`]")
HIDES = re.compile(
    r"display:\s*none|visibility:\s*hidden|opacity:\s*0\s*[;}]?$|clip(?:-path)?:|content-visibility:\s*hidden"
)
ONE_CLASS = re.compile(r"(?:[\w-]+ )*\.([A-Za-z][\w-]*)")
FOR_PAPER = "print.css"
ASSETS, PARTIALS, DATA = "assets", "_partials", "_data"
IMAGES = "assets/images/"
WHERE = {
    ".css": "Move it to docs/assets/stylesheets, or delete it.",
    ".js": "Move it to docs/assets/javascripts, or delete it.",
}
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".ico")


def problems(docs: Path) -> list[Problem]:
    """Every file that must not be there, or not in that way."""
    return sorted(_walk(docs))


def asset_names(docs: Path) -> frozenset[str]:
    """Every file below docs/assets, relative to docs/."""
    return frozenset(path.relative_to(docs).as_posix() for path in (docs / ASSETS).rglob("*") if path.is_file())


def style_classes(docs: Path) -> frozenset[str]:
    """Every class that our style sheets or scripts know."""
    styles, scripts = (
        [path.read_text("utf-8", "replace") for path in (docs / ASSETS).rglob(kind) if _is_own_file(path)]
        for kind in ("*.css", "*.js")
    )
    selectors = (found[1] for text in scripts for found in QUOTED.finditer(text))
    return frozenset(
        (
            *(name for text in styles for name in re.findall(r"\.([A-Za-z][\w-]*)(?=[^{}]*\{)", text)),
            *(name for text in selectors for name in re.findall(r"(?:^|\.)([A-Za-z][\w-]*)", text)),
        )
    )


def hiding_classes(docs: Path) -> frozenset[str]:
    """Every class that a style sheet for screens gives a rule of its own that hides what has it."""
    sheets = (path for path in (docs / ASSETS).rglob("*.css") if _is_own_file(path) and path.name != FOR_PAPER)
    texts = (path.read_text("utf-8", "replace") for path in sheets)
    rules = (rule for text in texts for rule in RULE.finditer(text) if HIDES.search(rule["declarations"]))
    selectors = (selector.strip() for rule in rules for selector in rule["selectors"].split(","))
    return frozenset(found[1] for selector in selectors if (found := ONE_CLASS.fullmatch(selector)))


def _is_own_file(path: Path) -> bool:
    """Whether it is neither a link nor a folder with the name of a file."""
    return path.is_file() and not path.is_symlink()


def _walk(docs: Path) -> Iterator[Problem]:
    for folder, folders, files in os.walk(docs):
        here = Path(folder)
        for name in sorted([*folders, *files]):
            path = here / name
            relative = path.relative_to(docs).as_posix()
            shown = f"docs/{relative}".encode("utf-8", "backslashreplace").decode()
            for message in _entry(path, relative):
                yield Problem(shown, 1, 1, message)
            if path.is_file() and not path.is_symlink() and path.suffix in PUBLISHED:
                yield from picture_problems(path, shown)


def _entry(path: Path, relative: str) -> Iterator[str]:
    if path.is_symlink():
        yield "this is a link to another file. Put the file itself here."
    elif path.is_dir():
        if not NAME.fullmatch(path.name.removeprefix("_")):
            yield "a folder's name has small letters, digits and hyphens only. Rename it."
    elif not path.is_file():
        yield "this is no file. Delete it."
    else:
        yield from _file(path, relative)


def _file(path: Path, relative: str) -> Iterator[str]:
    top = relative.split("/", 1)[0]
    if path.name.casefold() in ("readme.md", "index.markdown"):
        yield "a page of this name would replace the folder's index.md, or be dropped. Rename it."
    elif path.name.startswith("."):
        yield "hidden files do not belong here. Delete it."
    elif not NAME.fullmatch(path.name):
        yield "a file's name has small letters, digits and single hyphens only, such as solid-tumors.md. Rename it."
    elif len(path.name) > MAX_NAME:
        yield f"the name is longer than {MAX_NAME} characters. Shorten it."
    elif top == DATA:
        return  # told by the reader of data files
    elif path.suffix not in PUBLISHED:
        yield f"files of this kind are not published. Use one of {', '.join(PUBLISHED)}, or delete it."
    elif path.suffix == ".md" and top == ASSETS:
        yield "pages do not stand among the assets. Move it to docs/guides or docs/about."
    elif path.suffix != ".md" and top != ASSETS:
        yield "pictures, styles and scripts are kept in docs/assets. Move it there."
    elif relative.startswith(IMAGES) and path.suffix not in PICTURES:
        instead = WHERE.get(path.suffix, "Delete it.")
        yield f"{path.name} is no picture, and this folder is for pictures alone. {instead}"
    elif (size := path.stat().st_size) > PUBLISHED[path.suffix]:
        yield f"the file has {size // 1000} kB; at most {PUBLISHED[path.suffix] // 1000} kB fit. Make it smaller."
    elif not size and path.suffix not in (".css", ".js"):
        yield "the file is empty. Write it, or delete it."
