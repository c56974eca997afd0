"""Templates in pages and partials: only what is known, and nothing more than a page may do."""

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError

from macros.assembly import RECORD_MACROS
from macros.content import Content
from macros.problems import Problem, unknown
from macros.templates import forbidden, uses


def problems(content: Content) -> list[Problem]:
    """Everything in pages and partials that a template may not do, or that names what does not exist."""
    found: list[Problem] = []
    for page in content.pages.values():
        refused = forbidden(page.body)
        found += [Problem(page.file, page.body_line + line - 1, 1, message) for line, message in refused]
        if not refused:
            found += _unknown_names(page.file, page.body, page.body_line, content, only_known_macros=True)
    for name, text in content.partials.items():
        file = f"docs/_partials/{name}"
        try:
            found += _unknown_names(file, text, 1, content, only_known_macros=False)
        except TemplateSyntaxError as error:
            found.append(Problem(file, error.lineno, 1, f"this template cannot be read ({error.message})."))
    return found


def _unknown_names(
    file: str, text: str, first_line: int, content: Content, *, only_known_macros: bool
) -> Iterator[Problem]:
    used = uses(text)
    for name, line in used.includes:
        if name not in content.partials:
            message = unknown("the partial", name, content.partials, "docs/_partials")
            yield Problem(file, first_line + line - 1, 1, message)
    for call in used.calls:
        line = first_line + call.line - 1
        if call.macro not in RECORD_MACROS:
            if only_known_macros and call.macro not in PAGE_MACROS:
                yield Problem(file, line, 1, unknown("the macro", call.macro, PAGE_MACROS, "CONTRIBUTING.md"))
        elif only_known_macros and len(call.arguments) != 1:
            message = f'{call.macro} needs one name. Write {{{{ {call.macro}("name") }}}}.'
            yield Problem(file, line, 1, message)
        elif call.arguments and call.arguments[0] not in content.data[RECORD_MACROS[call.macro]]:
            stem = RECORD_MACROS[call.macro]
            message = unknown(f"the {call.macro}", call.arguments[0], content.data[stem], f"docs/_data/{stem}.yml")
            yield Problem(file, line, 1, message)


PAGE_MACROS = (*RECORD_MACROS, "download", "drawing")
"""Macros that a page may call."""
