"""The theme's templates without their indentation: a tenth of a page that no reader sees."""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import BaseLoader, Environment

INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
BLANK_LINES = re.compile(r"\n\s*\n")


class _LeanLoader(BaseLoader):
    def __init__(self, inner: BaseLoader) -> None:
        self._inner = inner

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, name, is_current = self._inner.get_source(environment, template)
        return (INDENT.sub("", source) if template.endswith(".html") else source), name, is_current


def lean(environment: Any) -> Any:
    """The environment, reading templates without indentation. No template of the theme writes preformatted text."""
    environment.loader = _LeanLoader(environment.loader)
    return environment


def without_blank_lines(html: str) -> str:
    """The page without the lines that templates leave empty."""
    return BLANK_LINES.sub("\n", html).lstrip()
