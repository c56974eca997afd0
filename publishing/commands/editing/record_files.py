"""Data files as texts: a new record in its place, with all that stands there untouched."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

RECORD = re.compile(r"(?m)^- id: *(?P<id>\S+).*\n(?:(?!- id:).*\n?)*")
EMPTY = re.compile(r"(?m)^\[\]\s*$")
COLUMN = 120


def record_text(values: Mapping[str, object]) -> str:
    """The record as a data file writes it, without the keys that have no value (None)."""
    lines = "".join(_key(key, value) for key, value in values.items() if value is not None)
    return "- " + lines.replace("\n", "\n  ").rstrip(" ")


def with_record(text: str, record: str, before: Callable[[str], bool] | None = None) -> str:
    """The file's text with one record more: above the first record for whose text `before` holds, else at the end."""
    text = EMPTY.sub("", text)
    for found in RECORD.finditer(text):
        if before and before(found[0]):
            return f"{text[: found.start()]}{record}\n{text[found.start() :]}"
    return f"{text.rstrip()}\n\n{record}" if RECORD.search(text) else f"{text}{record}"


def ids(text: str) -> list[str]:
    """The ids of a file's records, in their order."""
    return [found["id"] for found in RECORD.finditer(text)]


def change_file(path: Path, change: Callable[[str], str]) -> None:
    """Write the file anew if the change makes a difference."""
    before = path.read_text("utf-8")
    after = change(before)
    if after != before:
        path.write_text(after, "utf-8", newline="\n")


def _key(key: str, value: object) -> str:
    in_one_line = isinstance(value, list) and not any(isinstance(item, dict) for item in value)
    written = yaml.safe_dump(
        value if in_one_line else {key: value},
        sort_keys=False,
        allow_unicode=True,
        width=COLUMN,
        default_flow_style=in_one_line,
    )
    return f"{key}: {written}" if in_one_line else written
