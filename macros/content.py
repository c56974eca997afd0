"""Reads everything an editor writes: pages, partials and data, with what is wrong in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.field_types import INVISIBLE, MOJIBAKE, Record
from macros.front_matter import Guide, Page
from macros.located_yaml import LocatedYaml, parse
from macros.problems import Problem
from macros.records import DATA_FILES, NAMES_FILE, Names
from macros.validation import validate

FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
MAX_FILE_BYTES = 200_000
FILES = (*DATA_FILES, NAMES_FILE)


@dataclass(frozen=True)
class SourcePage:
    """A Markdown page as its editor wrote it."""

    path: str
    """Relative to docs/, with forward slashes."""
    front_matter: LocatedYaml
    meta: Page
    body: str
    body_line: int
    """The line of the file on which the body begins."""

    @property
    def file(self) -> str:
        return f"docs/{self.path}"

    @property
    def is_guide(self) -> bool:
        return isinstance(self.meta, Guide)

    @property
    def address(self) -> str:
        """The address below the site's root, such as guides/solid-tumors/."""
        stem = self.path.removesuffix(".md")
        stem = "" if stem == "index" else stem.removesuffix("/index")
        return f"{stem}/" if stem else ""


@dataclass
class Content:
    """Everything the site is made from."""

    pages: dict[str, SourcePage] = field(default_factory=dict)
    partials: dict[str, str] = field(default_factory=dict)
    data: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in DATA_FILES})
    names: Names | None = None
    located: dict[str, LocatedYaml] = field(default_factory=dict)

    @property
    def guides(self) -> list[SourcePage]:
        """The guides in the order of their cards."""
        return sorted((page for page in self.pages.values() if page.is_guide), key=lambda page: page.meta.order)


def read(docs: Path) -> tuple[Content, list[Problem]]:
    """The content of a docs folder. Broken files are left out of it and named in the problems."""
    content, problems = Content(), []
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        text, found = _read_text(path, f"docs/{name}")
        problems += found
        if text is None:
            continue
        if name.startswith("_partials/"):
            content.partials[name.removeprefix("_partials/")] = text
        else:
            page, found = _read_page(name, text)
            problems += found
            if page:
                content.pages[name] = page
    problems += _read_data(docs / "_data", content)
    return content, problems


def _read_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    if path.is_symlink():
        return None, [Problem(name, 1, 1, "this is a link to another file. Put the file itself here.")]
    raw = path.read_bytes()
    if len(raw) > MAX_FILE_BYTES:
        return None, [Problem(name, 1, 1, f"the file is larger than {MAX_FILE_BYTES // 1000} kB. Split it.")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [Problem(name, line, 1, "this line is not UTF-8. Save the file with the encoding UTF-8.")]
    problems = list(_bad_characters(text, name))
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        problems.append(Problem(name, line, 1, "Windows line ends. Save the file with the line ends LF."))
    if not text.endswith("\n"):
        problems.append(Problem(name, text.count("\n") + 1, 1, "the last line has no end. Press Enter after it."))
    return text.replace("\r\n", "\n"), problems


def _bad_characters(text: str, name: str) -> Iterator[Problem]:
    for number, line in enumerate(text.replace("\r", "").split("\n"), start=1):
        for pattern, what in ((MOJIBAKE, "left over from a wrong encoding"), (INVISIBLE, "an invisible character")):
            if found := pattern.search(line):
                sign = found[0] if pattern is MOJIBAKE else f"U+{ord(found[0]):04X}"
                message = f"{sign} is {what}. Delete it and type the place again."
                yield Problem(name, number, found.start() + 1, message)


def _read_page(name: str, text: str) -> tuple[SourcePage | None, list[Problem]]:
    file = f"docs/{name}"
    match = FRONT_MATTER.match(text)
    if not match:
        message = "the page does not begin with front matter. Write --- in line 1, then the keys, then --- again."
        return None, [Problem(file, 1, 1, message)]
    source = parse(match[1], file, first_line=2)
    if source.problems:
        return None, source.problems
    model = Guide if name.startswith("guides/") and name != "guides/index.md" else Page
    meta, problems = validate(model, source)
    if meta is None:
        return None, problems
    return SourcePage(name, source, meta, text[match.end() :], match[0].count("\n") + 1), problems


def _read_data(folder: Path, content: Content) -> list[Problem]:
    problems: list[Problem] = []
    for path in sorted(folder.glob("*")):
        name = f"docs/_data/{path.name}"
        if path.suffix != ".yml" or path.stem not in FILES:
            known = ", ".join(f"{stem}.yml" for stem in FILES)
            problems.append(Problem(name, 1, 1, f"nothing reads this file. The data files are {known}."))
            continue
        text, found = _read_text(path, name)
        problems += found
        if text is not None:
            source = parse(text, name)
            reader = _read_names if path.stem == NAMES_FILE else _read_reviews
            problems += source.problems or reader(path.stem, source, content)
    missing = [stem for stem in FILES if not (folder / f"{stem}.yml").is_file()]
    return problems + [
        Problem(f"docs/_data/{stem}.yml", 1, 1, "this file is missing. Bring it back.") for stem in missing
    ]


def _read_names(_stem: str, source: LocatedYaml, content: Content) -> list[Problem]:
    content.names, problems = validate(Names, source)
    return problems


def _read_reviews(stem: str, source: LocatedYaml, content: Content) -> list[Problem]:
    if not isinstance(source.value, list):
        return [source.problem((), "the file must be a list. Start each record with '- id: ...'.")]
    content.located[stem] = source
    problems: list[Problem] = []
    model: type[Record] = DATA_FILES[stem]
    for index in range(len(source.value)):
        record, found = validate(model, source, (index,))
        problems += found
        if record is None:
            continue
        if record.id in content.data[stem]:
            problems.append(source.problem((index, "id"), f"the id {record.id!r} stands twice. Rename one."))
        content.data[stem][record.id] = record
    return problems
