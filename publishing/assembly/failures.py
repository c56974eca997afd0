"""What went wrong while a template was rendered, at its line and in an editor's words."""

import re
from pathlib import PurePath
from types import TracebackType

from jinja2 import TemplateError, TemplateSyntaxError

from publishing.bounds.time_limit import TooSlowError
from publishing.content.diagnostics import Problem
from publishing.content.model import SourcePage

OF_A_STRING = "<template>"
"""What Jinja calls a template that is in no file: a page's body."""
UNDEFINED = re.compile(r"^'(?P<name>[^']+)' is undefined$")
NO_KEY = re.compile(r"has no (?:attribute|element) (?P<name>'?[^']+'?)$")
NO_FILTER = re.compile(r"No (?P<kind>filter|test) named '(?P<name>[^']+)'")
FAILURES = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template can end in: its own errors, and those of what it prints."""


class TooLongError(ValueError):
    """A template printed more than a page can hold."""


def template_problem(error: Exception, page: SourcePage, partials: set[str] | frozenset[str]) -> Problem:
    """What to mend, where the template failed; at the page's first line where nobody can tell."""
    place = _place(error, page, partials)
    return Problem(*place, 1, _message(error))


def _place(error: Exception, page: SourcePage, partials: set[str] | frozenset[str]) -> tuple[str, int]:
    if isinstance(error, TemplateSyntaxError) and error.name in partials:
        return f"docs/_partials/{error.name}", error.lineno
    found = page.file, page.body_line
    traceback: TracebackType | None = error.__traceback__
    while traceback is not None:
        path = PurePath(traceback.tb_frame.f_code.co_filename)
        if name := next((name for name in partials if str(path).endswith(f"/_partials/{name}")), None):
            found = f"docs/_partials/{name}", traceback.tb_lineno
        elif str(path) == OF_A_STRING:
            found = page.file, page.body_line + traceback.tb_lineno - 1
        traceback = traceback.tb_next
    return found


def _message(error: Exception) -> str:
    text = str(error)
    if found := UNDEFINED.search(text):
        return f"{found['name']!r} is no name that templates know. Look for it in a partial that works, or delete it."
    if found := NO_KEY.search(text):
        name = found["name"].strip("'")
        return f"{name!r} is no key of what stands before it. Write one of its keys, or delete it."
    if found := NO_FILTER.search(text):
        kind, name = found["kind"], found["name"]
        return f"{name!r} is no {kind} that templates know. Look for one in a partial that works, or delete it."
    if isinstance(error, TooSlowError):
        return f"this template does not come to an end: {text}. Loop over less."
    if isinstance(error, MemoryError | TooLongError):
        return "this template prints more than a page can hold. Loop over less."
    return f"this template cannot be rendered ({text or type(error).__name__}). Undo the last change to it."
