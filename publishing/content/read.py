"""Reads everything an editor writes: pages, partials and data, with what is wrong in them."""

from collections.abc import Iterator
from pathlib import Path

from publishing.content.beside import read_beside, read_settings
from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.content.models.field_types import Record
from publishing.content.models.front_matter import Guide, Page
from publishing.content.models.records import DATA_FILES, NAMES_FILE, Names
from publishing.content.page_parts import Slip, parted
from publishing.content.source_text import read_text
from publishing.content.validation import validate
from publishing.content.yaml.located import LocatedYaml, parse_once

FILES = (*DATA_FILES, NAMES_FILE)
_LAST: dict[str, SourcePage] = {}
"""The sound page that was read last under each path: most pages of an earlier day, or of a save, read the same."""


def read(docs: Path) -> tuple[Content, list[Problem]]:
    """The content of a docs folder. Broken files are left out of it and named in the problems."""
    content, problems = Content(), []
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        text, found = read_text(path, f"docs/{name}")
        problems += found
        if text is None:
            content.unsound.add(name)
            continue
        if name.startswith("_partials/"):
            content.partials[name.removeprefix("_partials/")] = text
        else:
            page, found = _read_page(name, text)
            problems += found
            if found:
                content.unsound.add(name)
            if page:
                (content.half_read if found else content.pages)[name] = page
    problems += _read_data(docs / "_data", content)
    content.settings = read_settings(docs)
    content.beside = read_beside(docs, _texts(content), content.settings)
    return content, problems


def _texts(content: Content) -> Iterator[str]:
    for page in content.pages.values():
        yield from (page.body, page.front_matter.text)
    yield from content.partials.values()
    yield from (source.text for source in content.located.values())


def read_page(name: str, text: str) -> tuple[SourcePage | None, list[Problem]]:
    """The page of a text, or None if its front matter is not sound, and every problem of its front matter."""
    page, problems = _read_page(name, text)
    return None if problems else page, problems


def _read_page(name: str, text: str) -> tuple[SourcePage | None, list[Problem]]:
    """The page of a text, half read if its front matter is not sound; None if nobody can tell where its body begins."""
    file = f"docs/{name}"
    model = Guide if name.startswith("guides/") and name != "guides/index.md" else Page
    parts = parted(text, Guide.model_fields)
    if isinstance(parts, Slip):
        return None, [Problem(file, parts.line, 1, parts.message)]
    keys, page_body = parts
    source = parse_once(keys, file, first_line=2)
    known = _LAST.get(file)
    if known and known.front_matter is source and known.body == page_body:
        return known, []
    meta, problems = (None, source.problems)
    if source.value is not None or not source.problems:
        meta, found = validate(model, source)
        problems = _with(problems, found)
    body_line = keys.count("\n") + 3
    page = SourcePage(name, source, meta or model.model_construct(), page_body, body_line)
    if not problems:
        _LAST[file] = page
    return page, problems


def _read_data(folder: Path, content: Content) -> list[Problem]:
    problems: list[Problem] = []
    for path in sorted(folder.glob("*")):
        name = f"docs/_data/{path.name}"
        if path.suffix != ".yml" or path.stem not in FILES:
            known = ", ".join(f"{stem}.yml" for stem in FILES)
            problems.append(Problem(name, 1, 1, f"nothing reads this file. The data files are {known}."))
            continue
        text, found = read_text(path, name)
        if path.is_dir():
            found.append(Problem(name, 1, 1, "a folder stands in the place of this file. Bring the file back."))
        if text is not None:
            source = parse_once(text, name)
            reader = _read_names if path.stem == NAMES_FILE else _read_records
            judged = source.value is not None or not source.problems
            found += _with(source.problems, reader(path.stem, source, content) if judged else [])
        if found or text is None:
            content.unsound.add(path.stem)
        problems += found
    missing = [stem for stem in FILES if not (folder / f"{stem}.yml").exists()]
    content.unsound |= set(missing)
    return problems + [
        Problem(f"docs/_data/{stem}.yml", 1, 1, "this file is missing. Bring it back.") for stem in missing
    ]


def _with(told: list[Problem], found: list[Problem]) -> list[Problem]:
    """What is wrong in how a text is written, and what is wrong in what it says: one message for one line."""
    lines = {problem.line for problem in told}
    return [*told, *(problem for problem in found if problem.line not in lines)]


def _read_names(_stem: str, source: LocatedYaml, content: Content) -> list[Problem]:
    content.names, problems = validate(Names, source)
    return problems


def _read_records(stem: str, source: LocatedYaml, content: Content) -> list[Problem]:
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
