"""What must hold between the files before anything is built."""

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError

from macros.assembly import CITATION, RECORD_MACROS, TERM_LINK, assemble, duration_ids
from macros.content import Content, SourcePage
from macros.field_types import RAW_HTML
from macros.front_matter import CORE_COUNTS, Guide
from macros.guide_sections import HEADING, SAFETY_TERMS, missing_sections
from macros.problems import Problem, unknown
from macros.records import NAMED_BY
from macros.templates import forbidden, uses

DEFINITION = re.compile(r"^\[\^[^\]]+\]:")
PAGE_LINK = re.compile(r"\]\((?P<page>/?[\w./-]+\.md)(?P<anchor>#[\w-]+)?\)")
ANCHORED = {"glossary.md": ("glossary",), "approved-therapies.md": ("therapies", "pipeline")}
"""Pages whose anchors are the ids of data files."""

PAGE_OPENING = "page-opening.md"
PRODUCTS = ("therapies", "pipeline")


def check(content: Content) -> list[Problem]:
    """Every problem between the files; those inside a single file were found when it was read."""
    problems: list[Problem] = []
    for page in content.pages.values():
        problems += _templates(page, content)
        problems += _lines(page.file, page.body, page.body_line, content)
        problems += _front_matter(page, content)
    for name, text in content.partials.items():
        problems += _partial(name, text, content)
    problems += _records(content)
    problems += _twins(content)
    return problems


def _templates(page: SourcePage, content: Content) -> Iterator[Problem]:
    found = forbidden(page.body)
    yield from (Problem(page.file, page.body_line + line - 1, 1, message) for line, message in found)
    if found:
        return
    used = uses(page.body)
    yield from _unknown_uses(page.file, page.body, page.body_line, content)
    includes = {name for name, _line in used.includes}
    if isinstance(page.meta, Guide):
        messages = missing_sections(page.body, includes, page.meta.core is not None)
        yield from (Problem(page.file, page.body_line, 1, message) for message in messages)
        if page.meta.review_class == "safety":
            yield from _safety_terms(page, content)
    elif PAGE_OPENING not in includes:
        message = f'the page has no heading. Write {{% include "{PAGE_OPENING}" %}} as its first line.'
        yield Problem(page.file, page.body_line, 1, message)


def _unknown_uses(file: str, text: str, first_line: int, content: Content) -> Iterator[Problem]:
    used = uses(text)
    for name, line in used.includes:
        if name not in content.partials:
            message = unknown("the partial", name, content.partials, "docs/_partials")
            yield Problem(file, first_line + line - 1, 1, message)
    for call in used.calls:
        if call.macro not in RECORD_MACROS:
            if file.startswith("docs/_partials/"):
                continue
            message = unknown("the macro", call.macro, RECORD_MACROS, "CONTRIBUTING.md")
            yield Problem(file, first_line + call.line - 1, 1, message)
        elif len(call.arguments) != 1:
            message = f'{call.macro} needs one name. Write {{{{ {call.macro}("name") }}}}.'
            yield Problem(file, first_line + call.line - 1, 1, message)
        elif call.arguments[0] not in content.data[RECORD_MACROS[call.macro]]:
            stem = RECORD_MACROS[call.macro]
            message = unknown(f"the {call.macro}", call.arguments[0], content.data[stem], f"docs/_data/{stem}.yml")
            yield Problem(file, first_line + call.line - 1, 1, message)


def _safety_terms(page: SourcePage, content: Content) -> Iterator[Problem]:
    texts = assemble(page, content).texts
    linked = {match["id"] for text in texts for match in TERM_LINK.finditer(text)}
    for term in SAFETY_TERMS:
        if term not in linked:
            message = f"a page of the class 'safety' must explain {term.upper()}. Link it: [...](/glossary.md#{term})."
            yield Problem(page.file, page.body_line, 1, message)


def _lines(file: str, text: str, first_line: int, content: Content) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=first_line):
        if DEFINITION.match(line):
            message = "footnotes are defined in docs/_data/sources.yml. Delete this line and add the source there."
            yield Problem(file, number, 1, message)
        elif found := RAW_HTML.search(line):
            message = "raw HTML is not allowed. Write it in Markdown, or 'less than' for the sign <."
            yield Problem(file, number, found.start() + 1, message)
        for column, message in _references(line, content):
            yield Problem(file, number, column, message)


def _references(text: str, content: Content) -> Iterator[tuple[int, str]]:
    """Column and message of each citation or link in the text that leads nowhere."""
    for match in CITATION.finditer(text):
        if match["id"] not in content.data["sources"]:
            known = content.data["sources"]
            yield match.start() + 1, unknown("the source", match["id"], known, "docs/_data/sources.yml")
    for match in PAGE_LINK.finditer(text):
        target = match["page"].lstrip("/")
        if not match["page"].startswith("/"):
            yield match.start() + 3, f"links start at the docs folder. Write /{target} with its folder."
        elif target not in content.pages:
            yield match.start() + 3, unknown("the page", f"/{target}", [f"/{name}" for name in content.pages], "docs/")
        elif match["anchor"] and target in ANCHORED:
            known = [name for stem in ANCHORED[target] for name in content.data[stem]]
            known += [heading["id"] for heading in HEADING.finditer(content.pages[target].body)]
            if match["anchor"][1:] not in known:
                stems = " and ".join(f"docs/_data/{stem}.yml" for stem in ANCHORED[target])
                yield match.start() + 3, unknown("the entry", match["anchor"][1:], known, stems)


def _front_matter(page: SourcePage, content: Content) -> Iterator[Problem]:
    source = page.front_matter
    for location, text in _located_strings(source.value):
        for _column, message in _references(text, content):
            yield source.problem(location, message)
    if not isinstance(page.meta, Guide):
        return
    if page.meta.reviewer not in content.data["reviewers"]:
        message = unknown("the reviewer", page.meta.reviewer, content.data["reviewers"], "docs/_data/reviewers.yml")
        yield source.problem(("reviewer",), message)
    if core := page.meta.core:
        if len(core.items) != CORE_COUNTS[core.id]:
            message = f"{core.id!r} needs {CORE_COUNTS[core.id]} items, here are {len(core.items)}."
            yield source.problem(("core", "items"), message)
        for name in duration_ids(page.meta.model_dump()):
            if name not in content.data["durations"]:
                message = unknown("the duration", name, content.data["durations"], "docs/_data/durations.yml")
                yield source.problem(("core", "items"), message)


def _partial(name: str, text: str, content: Content) -> Iterator[Problem]:
    file = f"docs/_partials/{name}"
    try:
        yield from _unknown_uses(file, text, 1, content)
    except TemplateSyntaxError as error:
        yield Problem(file, error.lineno, 1, f"this template cannot be read ({error.message}).")
        return
    for number, line in enumerate(text.split("\n"), start=1):
        for column, message in _references(line, content):
            if "{{" not in line:
                yield Problem(file, number, column, message)


def _records(content: Content) -> Iterator[Problem]:
    for stem, source in content.located.items():
        for index, raw in enumerate(source.value):
            if not isinstance(raw, dict):
                continue
            for place, name in enumerate(raw.get("sources") or []):
                if name not in content.data["sources"]:
                    message = unknown("the source", str(name), content.data["sources"], "docs/_data/sources.yml")
                    yield source.problem((index, "sources", place), message)
            for location, text in _located_strings(raw):
                for _column, message in _references(text, content):
                    yield source.problem((index, *location), message)
                if group := NAMED_BY.get(_key(location)) if stem in PRODUCTS else None:
                    known = getattr(content.names, group)
                    if text not in known:
                        message = unknown(_key(location), text, known, f"docs/_data/names.yml under {group!r}")
                        yield source.problem((index, *location), message)


def _key(location: tuple[str | int, ...]) -> str:
    return str(next(step for step in reversed(location) if isinstance(step, str)))


def _twins(content: Content) -> Iterator[Problem]:
    for key in ("title", "description"):
        seen: dict[str, str] = {}
        for page in content.pages.values():
            text = getattr(page.meta, key)
            if text in seen:
                message = f"the {key} is the same as in {seen[text]}. Give each page its own."
                yield page.front_matter.problem((key,), message)
            seen.setdefault(text, page.file)


def _located_strings(value: object, location: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _located_strings(item, (*location, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _located_strings(item, (*location, index))
