"""Templates in pages: known macros with constants and known partials, and nothing else."""

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes

from publishing.assembly.parts import RECORD_MACROS
from publishing.assembly.templates import ONLY, Segment, only_statement, segments, without_templates
from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content, SourcePage
from publishing.content.passages import Passage, body

NAMES = {
    "download": (
        *("approved-therapies.csv", "approved-therapies.json", "approved-therapies.schema.json"),
        *("sources.bib", "sources.json"),
    ),
}
"""What pages may name that is no record: files made after the build."""

PAGE_MACROS = (*RECORD_MACROS, *NAMES)
"""Macros that a page may call, each with one name."""

PAGE_CONSTANTS = ("reading_minutes",)
"""Values that a page may print by their bare name."""

BLOCKS = ("drawing", "number")
"""Macros that print a whole paragraph: inside a sentence they would tear it."""

CLOSED_BY = {"{{": "}}", "{%": "%}", "{##": "##}"}
UNCLOSED = re.compile(r"\{\{(?![^\n]*\}\})|\{%(?![^\n]*%\})|\{##(?![\s\S]*?##\})")
HALF_QUOTED = re.compile(r"\{[{%][^\n\"'{}%]*(?P<quote>[\"'])[^\n\"'{}%]*[%}]\}")
MISWRITTEN_BLOCK = re.compile(
    r"\{[{%]-?\s*(?!extends|import|from)[a-z]+\s+[\"']?(?P<name>[\w-]+?)(?:\.md)?[\"']?\s*-?[%}]\}"
)
UNQUOTED = re.compile(r"\{\{\s*(?P<macro>\w+)\(\s*(?P<name>[\w.-]+)\s*\)\s*\}\}")
CURLY_QUOTES = str.maketrans("“”„‘’", '"""\'\'')


def problems(content: Content) -> Iterator[Problem]:
    """Everything in pages that a template may not do, or that names what does not exist."""
    for page in content.pages.values():
        yield from page_problems(page, content)


def page_problems(page: SourcePage, content: Content) -> Iterator[Problem]:
    """The templates of one page."""
    passage = body(page)
    try:
        found = segments(page.body)
    except TemplateSyntaxError as error:
        yield _broken(page, passage, error)
        return
    included: set[str] = set()
    for segment in found:
        if segment.is_comment:
            continue
        try:
            statement = only_statement(segment.text)
        except TemplateSyntaxError as error:
            block = _meant_block(segment.text, content)
            yield passage.problem(segment.start, block or _unreadable(error, segment.text))
            continue
        if statement is None:
            yield passage.problem(segment.start, _meant_block(segment.text, content) or _not_allowed(segment))
        elif isinstance(statement, nodes.Include):
            yield from _include(passage, segment, statement, content, included)
        elif isinstance(statement, nodes.Name):
            if statement.name not in PAGE_CONSTANTS:
                yield passage.problem(segment.start, unknown("the value", statement.name, PAGE_CONSTANTS, _HERE))
        else:
            yield from _call(passage, segment.start, statement, content)
    blank = without_templates(page.body)
    for sign in ("{{", "}}", "{%", "%}"):
        if (at := blank.find(sign)) >= 0:
            yield passage.problem(at, f"{sign} has no partner. {ONLY}")


_HERE = f"this list: {', '.join((*PAGE_MACROS, *PAGE_CONSTANTS))}"


def _include(
    passage: Passage, segment: Segment, node: nodes.Include, content: Content, included: set[str]
) -> Iterator[Problem]:
    assert isinstance(node.template, nodes.Const)  # noqa: S101 - only_statement() lets nothing else through
    name, at = node.template.value, segment.start
    line_start = passage.text.rfind("\n", 0, at) + 1
    line_end = passage.text.find("\n", at)
    line = passage.text[line_start : line_end if line_end >= 0 else None]
    if name not in content.partials:
        yield passage.problem(at, unknown("the partial", name, content.partials, "docs/_partials"))
    elif name in included:
        yield passage.problem(at, f"the partial {name!r} is included twice. Delete one of the two lines.")
    elif line.rstrip() != segment.text.rstrip():
        yield passage.problem(at, f'{{% include "{name}" %}} must stand alone, at the start of its own line.')
    included.add(name)


def _call(passage: Passage, at: int, node: nodes.Call, content: Content) -> Iterator[Problem]:
    assert isinstance(node.node, nodes.Name)  # noqa: S101 - only_statement() lets nothing else through
    macro = node.node.name
    arguments = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
    if macro not in PAGE_MACROS:
        yield passage.problem(at, unknown("the macro", macro, PAGE_MACROS, _HERE))
        return
    if len(arguments) != 1 or not isinstance(arguments[0], str):
        yield passage.problem(at, f'{macro} needs one name in quotes. Write {{{{ {macro}("name") }}}}.')
        return
    if macro in BLOCKS and not _stands_alone(passage.text, at):
        message = f"{macro} is a paragraph of its own. Put it in its own line, with an empty line above and below it."
        yield passage.problem(at, message)
    stem = RECORD_MACROS.get(macro)
    known = content.data[stem] if stem else NAMES[macro]
    where = f"docs/_data/{stem}.yml" if stem else f"this list: {', '.join(known)}"
    if stem not in content.unsound and arguments[0] not in known:
        yield passage.problem(at, unknown(f"the {macro}", arguments[0], known, where))


def _stands_alone(text: str, at: int) -> bool:
    """Whether the template that begins at an offset has a paragraph of its own."""
    start = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
    end = text.find("\n\n", at)
    paragraph = text[start : end if end >= 0 else len(text)].strip()
    return paragraph.startswith("{{") and paragraph.endswith("}}") and paragraph.count("{{") == 1


def _broken(page: SourcePage, passage: Passage, error: TemplateSyntaxError) -> Problem:
    """What keeps a page from being taken apart. Jinja stumbles lines behind a template that was never closed."""
    if unclosed := UNCLOSED.search(page.body):
        sign = unclosed[0]
        return passage.problem(unclosed.start(), f"{sign} is never closed. Write {CLOSED_BY[sign]} after it. {ONLY}")
    if half := HALF_QUOTED.search(page.body):
        quote = half["quote"]
        return passage.problem(half.start("quote"), f"this {quote} has no partner. Write another one behind the name.")
    return Problem(page.file, *_place(page, error.lineno), _unreadable(error, page.body))


def _place(page: SourcePage, line: int) -> tuple[int, int]:
    text = page.body.split("\n")[line - 1 : line] or [""]
    columns = [at for at in (text[0].find("{{"), text[0].find("{%"), text[0].find("{##")) if at >= 0]
    return page.body_line + line - 1, min(columns, default=0) + 1


def _not_allowed(segment: Segment) -> str:
    found = UNQUOTED.fullmatch(segment.text)
    if found and found["macro"] in PAGE_MACROS:
        return f'{found["macro"]} needs its name in quotes. Write {{{{ {found["macro"]}("{found["name"]}") }}}}.'
    return f"this template is not allowed. {ONLY}"


def _meant_block(text: str, content: Content) -> str | None:
    """What to write for a template that names a shared block in another way than pages do."""
    found = MISWRITTEN_BLOCK.fullmatch(text)
    name = f"{found['name']}.md" if found else ""
    return f'a shared block is named in one way. Write {{% include "{name}" %}}.' if name in content.partials else None


def _unreadable(error: TemplateSyntaxError, text: str) -> str:
    if text.translate(CURLY_QUOTES) != text and "unexpected char" in str(error.message):
        return f'curly quotes do not work in a template. Type straight ones: ". {ONLY}'
    return f"this template cannot be read ({error.message}). {ONLY}"
