"""Templates in pages: known macros with constants and known partials, and nothing else."""

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes

from publishing.assembly.parts import RECORD_MACROS, inside
from publishing.assembly.templates import ONLY, Segment, only_statement, segments, without_templates
from publishing.checks.templates.slips import closes_another, meant_call, meant_include, of_a_program
from publishing.content.diagnostics import Problem, unknown
from publishing.content.guide_sections import NOT_FOR_GUIDES, ONLY_FOR_GUIDES
from publishing.content.model import Content, SourcePage
from publishing.content.models.front_matter import Guide
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
ONE_LINE = re.compile(r"\{\{[^\n]*?\}\}|\{%[^\n]*?%\}")
HALF_QUOTED = re.compile(r"\{[{%][^\n\"'{}%]*(?P<quote>[\"'])[^\n\"'{}%]*[%}]\}")
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
    except TemplateSyntaxError:
        yield _broken(passage, content)
        return
    included: set[str] = set()
    for segment in found:
        if segment.is_comment or closes_another(segment.text, page.body[: segment.start]):
            continue
        try:
            statement = only_statement(segment.text)
        except TemplateSyntaxError:
            statement = None
        if statement is None:
            yield passage.problem(segment.start, _refused(segment.text, content))
        elif isinstance(statement, nodes.Include):
            yield from _include(passage, segment, statement, content, included)
        elif isinstance(statement, nodes.Name):
            if statement.name not in PAGE_CONSTANTS:
                yield passage.problem(segment.start, _value(statement.name))
        else:
            yield from _call(passage, segment.start, statement, content)
    yield from _printed_elsewhere(page, passage, content, included)
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
    elif line.strip() == f"{{{segment.text}}}":
        yield passage.problem(at - 1, f"one pair of braces is too many. Write {segment.text}.")
    elif line.rstrip() != segment.text.rstrip():
        yield passage.problem(at, f'{{% include "{name}" %}} must stand alone, at the start of its own line.')
    included.add(name)


def _printed_elsewhere(page: SourcePage, passage: Passage, content: Content, included: set[str]) -> Iterator[Problem]:
    """Blocks that another block of the page prints as well, and blocks made for another kind of page."""
    for name in sorted(included & content.partials.keys()):
        at = max(passage.text.find(f'"{name}"'), passage.text.find(f"'{name}'"), 0)
        at = max(passage.text.rfind("{%", 0, at), 0)
        if owner := next((other for other in sorted(included - {name}) if name in inside(other, content)), None):
            yield passage.problem(at, f"{owner!r} prints this block as well. Delete this line.")
        elif isinstance(page.meta, Guide) and name in NOT_FOR_GUIDES:
            yield passage.problem(at, f"{name!r} is for {NOT_FOR_GUIDES[name]}, not for a guide. Delete this line.")
        elif not isinstance(page.meta, Guide) and name in ONLY_FOR_GUIDES:
            yield passage.problem(
                at, f"{name!r} prints lists of a guide, which this page has none of. Delete this line."
            )


def _call(passage: Passage, at: int, node: nodes.Call, content: Content) -> Iterator[Problem]:
    assert isinstance(node.node, nodes.Name)  # noqa: S101 - only_statement() lets nothing else through
    macro = node.node.name
    arguments = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
    if macro not in PAGE_MACROS:
        include = meant_include(passage.text[at : passage.text.index("}}", at)], content.partials)
        message = f"a shared block is named in one way. Write {include}." if include else None
        yield passage.problem(at, message or unknown("the macro", macro, PAGE_MACROS, _HERE))
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


def _broken(passage: Passage, content: Content) -> Problem:
    """What keeps a page from being taken apart. Jinja stumbles lines behind a template that was never closed."""
    if unclosed := UNCLOSED.search(passage.text):
        sign = unclosed[0]
        return passage.problem(unclosed.start(), f"{sign} is never closed. Write {CLOSED_BY[sign]} after it. {ONLY}")
    if half := HALF_QUOTED.search(passage.text):
        quote = half["quote"]
        return passage.problem(half.start("quote"), f"this {quote} has no partner. Write another one behind the name.")
    for template in ONE_LINE.finditer(passage.text):
        try:
            only_statement(template[0])
        except TemplateSyntaxError:
            return passage.problem(template.start(), _refused(template[0], content))
    return passage.problem(0, f"a template of this page cannot be read. {ONLY}")


def _refused(template: str, content: Content) -> str:
    """What to write for a template that pages do not have, or that nobody can read."""
    if template.translate(CURLY_QUOTES) != template:
        return f'curly quotes do not work in a template. Type straight ones: ". {ONLY}'
    if message := of_a_program(template) or _meant(template, content):
        return message
    try:
        only_statement(template)
    except TemplateSyntaxError:
        return f"this template cannot be read. Delete it. {ONLY}"
    return f"this template is not allowed. Delete it. {ONLY}"


def _meant(template: str, content: Content) -> str | None:
    """What to write where it can be told what an editor meant."""
    if include := meant_include(template, content.partials):
        return f"a shared block is named in one way. Write {include}."
    if call := meant_call(template, PAGE_MACROS):
        return f"{call.split('(')[0].removeprefix('{{ ')} is written in one way, with its name in quotes. Write {call}."
    return None if template.strip("{}%-+ ") else f"these braces hold nothing. Delete them. {ONLY}"


def _value(name: str) -> str:
    if name in PAGE_MACROS:
        return f'{name} needs a name. Write {{{{ {name}("name") }}}}.'
    return unknown("the value", name, PAGE_CONSTANTS, _HERE)
