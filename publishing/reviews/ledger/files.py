"""The files of the ledger: reviews/*.yml, one file per page, entries only ever added at the end."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from publishing.content.diagnostics import Problem
from publishing.content.models.field_types import INVISIBLE
from publishing.content.validation import validate
from publishing.content.yaml.located import LocatedYaml, parse
from publishing.reviews.ledger.entry import Entry

FOLDER, README = "reviews", "README.md"
NEXT_ENTRY = "\n- "
"""How every entry but the first begins."""


@dataclass(frozen=True)
class LedgerFile:
    """The entries about one page, oldest first, and where each of them stands."""

    page: str
    source: LocatedYaml
    entries: tuple[Entry, ...]

    def problem(self, index: int, key: str, message: str) -> Problem:
        return self.source.problem((index, key), message)

    def text(self, index: int) -> str:
        """The text of one entry as it was written."""
        return self._texts[index]

    @cached_property
    def _texts(self) -> list[str]:
        """Of all entries: each is asked for several times."""
        return entry_texts(self.source.text)


@dataclass(frozen=True)
class Placed:
    """An entry and its place in the ledger."""

    file: LedgerFile = field(repr=False)
    index: int

    @property
    def entry(self) -> Entry:
        return self.file.entries[self.index]

    @property
    def key(self) -> tuple[str, int]:
        return self.file.source.path, self.index

    @property
    def name(self) -> tuple[str, str]:
        """Its file and its text: an entry is its own text, wherever in the file it stands."""
        return self.file.source.path, self.file.text(self.index)

    def problem(self, key: str, message: str) -> Problem:
        return self.file.problem(self.index, key, message)


@dataclass
class Ledger:
    """The entries about every page."""

    files: dict[str, LedgerFile] = field(default_factory=dict)
    """By the path below docs/ that the page had when its file was begun."""

    def of(self, *paths: str) -> list[Placed]:
        """The entries about a page, by the paths it had one after the other."""
        return [Placed(self.files[path], index) for path in paths if path in self.files
                for index in range(len(self.files[path].entries))]  # fmt: skip

    @property
    def placed(self) -> list[Placed]:
        """Every entry."""
        return self.of(*self.files)


def file_name(page: str) -> str:
    """guides/solid-tumors.md is kept in guides--solid-tumors.yml"""
    return page.removesuffix(".md").replace("/", "--") + ".yml"


def entry_texts(text: str) -> list[str]:
    """The entries of a file as they were written, without the blanks around them."""
    parts = f"\n{text}".replace("\r\n", "\n").split(NEXT_ENTRY)[1:]
    return [part.strip() for part in parts]


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
    source = parse(text, name)
    if source.problems:
        return None, source.problems
    if not isinstance(source.value, list) or not source.value:
        return None, [source.problem((), "a ledger is a list of entries. Start each of them with '- page: ...'.")]
    entries: list[Entry] = []
    problems: list[Problem] = []
    for index in range(len(source.value)):
        entry, found = validate(Entry, source, (index,))
        problems += found
        if entry is None:
            continue
        entries.append(entry)
        if file_name(entry.page) != name.rpartition("/")[2]:
            message = f"entries about {entry.page} stand in {FOLDER}/{file_name(entry.page)}. Move this one there."
            problems.append(source.problem((index, "page"), message))
    if not problems and len(entry_texts(text)) != len(entries):
        problems.append(source.problem((), "write each entry from the start of its line, beginning with '- page: '."))
    return (None, problems) if problems else (LedgerFile(entries[0].page, source, tuple(entries)), [])
