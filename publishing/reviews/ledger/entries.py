"""The sign-off ledger: reviews/*.yml, one file per page, entries only ever added at the end."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from publishing.content.diagnostics import Problem
from publishing.content.models.field_types import INVISIBLE, Identifier, Readable, Record, ReviewClass
from publishing.content.validation import validate
from publishing.content.yaml.located import LocatedYaml, parse

FOLDER, README = "reviews", "README.md"
PARTS = re.compile(r"(?:[0-9a-f]{32} [\w./#-]+\n)+", re.ASCII)
NEXT_ENTRY, PARTS_KEY, PARTS_INDENT = "\n- ", "\n  parts: |\n", "    "
"""As `make sign-off` writes an entry and its list of parts."""
PLACEHOLDER = "FILL IN"
"""Stands in an entry for what only its reviewer can say."""


class Entry(Record):
    """One sign-off: who read which words, and when."""

    page: str = Field(description="the page's file below docs/, such as guides/solid-tumors.md, or _partials/name.md")
    date: datetime.date = Field(description="the day of the review, as 2026-12-01")
    time: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = Field(
        None, description="the time of the sign-off in UTC, in quotes, as '14:05'"
    )
    reviewer: Identifier = Field(description="the id of a reviewer in docs/_data/reviewers.yml")
    role: Readable = Field(description="the reviewer's role on that day, as in docs/_data/reviewers.yml")
    outcome: Literal["approved", "carried-over"] = Field(
        description="approved (the words were read), or carried-over (a harmless edit; the review's date stays)"
    )
    note: str = Field(description="what was checked; for an edit that is carried over, why it is harmless")
    review_class: ReviewClass | None = Field(
        None, description="safety, treatment, background or index: how soon the next review is due"
    )
    carried_from: str | None = Field(None, description="for an edit that is carried over: the digest signed before it")
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="the digest of the words, 64 signs from 0 to 9 and a to f"
    )
    commit: Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")] | None = Field(
        description="the git commit that holds the words, or null if there is none"
    )
    parts: str = Field(description="one line for each part of the page: its digest and its name")


@dataclass(frozen=True)
class LedgerFile:
    """The entries about one page, oldest first, and where each of them stands."""

    page: str
    source: LocatedYaml
    entries: tuple[Entry, ...]

    def problem(self, index: int, key: str, message: str) -> Problem:
        return self.source.problem((index, key), message)


@dataclass
class Ledger:
    """The entries about every page."""

    files: dict[str, LedgerFile] = field(default_factory=dict)
    """By the page's path below docs/."""

    def entries(self, page: str) -> tuple[Entry, ...]:
        return self.files[page].entries if page in self.files else ()


def file_name(page: str) -> str:
    """guides/solid-tumors.md is kept in guides--solid-tumors.yml"""
    return page.removesuffix(".md").replace("/", "--") + ".yml"


def read_ledger(folder: Path) -> tuple[Ledger, list[Problem]]:
    """Every ledger file of a folder, which may be missing, and what is wrong in them by themselves."""
    ledger, problems = Ledger(), list(_unread(folder))
    for path in sorted(folder.glob("*.yml")):
        name = f"{FOLDER}/{path.name}"
        if path.is_symlink() or not path.is_file():
            problems.append(
                Problem(name, 1, 1, "this is no file of its own. Put a file with the entries in its place.")
            )
            continue
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            problems.append(Problem(name, 1, 1, "this is not UTF-8. Save the file with the encoding UTF-8."))
            continue
        if not text.isascii() and (hidden := INVISIBLE.search(text)):
            place = text.count("\n", 0, hidden.start()) + 1, hidden.start() - text.rfind("\n", 0, hidden.start())
            message = f"U+{ord(hidden[0]):04X} is an invisible character. Delete it and type the place again."
            problems.append(Problem(name, *place, message))
            continue
        file, found = parse_ledger(text, name)
        problems += found
        if file:
            ledger.files[file.page] = file
    return ledger, problems


def _unread(folder: Path) -> Iterator[Problem]:
    """Files whose names hide them: a reviewer would believe that they signed."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != README and not name.startswith(".") and ("/" in name or path.suffix != ".yml"):
            wanted = f"{FOLDER}/{file_name(name.partition('.')[0])}"
            yield Problem(f"{FOLDER}/{name}", 1, 1, f"nothing reads this file. Move what stands in it to {wanted}.")


def parse_ledger(text: str, name: str) -> tuple[LedgerFile | None, list[Problem]]:
    """The entries of one file; None when it has a problem, for half a ledger would tell half the truth."""
    short, lists = _without_parts(text)
    source = parse(short, name)
    if lists and not _all_found(lists, source.value):
        source, lists = parse(text, name), {}
    if source.problems:
        return None, source.problems
    if not isinstance(source.value, list) or not source.value:
        return None, [source.problem((), "a ledger is a list of entries. Start each of them with '- page: ...'.")]
    entries: list[Entry] = []
    problems: list[Problem] = []
    for index, value in enumerate(source.value):
        if isinstance(value, dict) and value.get("parts") in lists:
            value["parts"] = lists[value["parts"]]
        entry, found = validate(Entry, source, (index,))
        problems += found
        if entry is None:
            continue
        entries.append(entry)
        if file_name(entry.page) != name.rpartition("/")[2]:
            message = f"entries about {entry.page} stand in {FOLDER}/{file_name(entry.page)}. Move this one there."
            problems.append(source.problem((index, "page"), message))
    # Older lists were the newest once; only the newest is compared and printed.
    if entries and not PARTS.fullmatch(entries[-1].parts):
        message = "this is no list of parts: one digest, a space and a name on each line. Copy it again."
        problems.append(source.problem((len(source.value) - 1, "parts"), message))
    return (None, problems) if problems else (LedgerFile(entries[0].page, source, tuple(entries)), [])


def _all_found(lists: dict[str, str], entries: Any) -> bool:
    """Whether each list was what its entry lists, and not a line that only looks so in some other text."""
    found = entries if isinstance(entries, list) else []
    named = [entry.get("parts") for entry in found if isinstance(entry, dict)]
    return [name for name in named if name in lists] == list(lists)


def _without_parts(text: str) -> tuple[str, dict[str, str]]:
    """The text with a short name for each list of parts, every other line where it was; and the lists by that name.

    The lists are nine tenths of a ledger and need no YAML parser. A list that is written otherwise stays as it is.
    """
    lists: dict[str, str] = {}
    # A review without a change signs the same list again, and it is long.
    known: dict[str, str] = {}
    short: list[str] = []
    for entry in text.split(NEXT_ENTRY):
        opening, key, block = entry.partition(PARTS_KEY)
        lines = block.removesuffix("\n").split("\n" + PARTS_INDENT)
        if key and block.startswith(PARTS_INDENT) and block.count("\n", 0, -1) == len(lines) - 1:
            name = f"list {len(lists)} of parts"
            lines[0] = lines[0].removeprefix(PARTS_INDENT)
            parts = "\n".join([*lines, ""])
            lists[name] = known.setdefault(parts, parts)
            short.append(f"{opening}\n  parts: {name}" + "\n" * len(lines))
        else:
            short.append(entry)
    return NEXT_ENTRY.join(short), lists
