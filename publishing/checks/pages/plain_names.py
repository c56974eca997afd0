"""Titles and descriptions of pages: tabs, menus and search engines print them as they are, marks and all."""

import re
from collections.abc import Iterable, Iterator

from publishing.content.diagnostics import Problem
from publishing.content.model import SourcePage

KEYS = ("title", "description")
MARKED = re.compile(
    r"(?<![\w*])(?P<star>\*{1,3})(?=[^\s*])[^*\n]*(?<=[^\s*])(?P=star)(?![\w*])"
    r"|(?<![\w_])(?P<line>_{1,2})(?=[^\s_])[^_\n]*(?<=[^\s_])(?P=line)(?![\w_])"
)


def problems(pages: Iterable[SourcePage]) -> Iterator[Problem]:
    """Every title and description with words in bold or italics."""
    for page in pages:
        for key in KEYS:
            text = page.front_matter.value.get(key)
            if isinstance(text, str) and (found := MARKED.search(text)):
                message = f"tabs and menus print {found[0]!r} with its marks. Delete them."
                line, column = page.front_matter.place((key,), text, found.start())
                yield Problem(page.front_matter.path, line, column, message)
