"""Names of pages and records: tabs, menus, search engines and data files print them as they are, marks and all."""

import re
from collections.abc import Iterator

from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.content.passages import located_strings
from publishing.content.yaml.located import LocatedYaml, Location

KEYS = ("title", "description")
"""Of a page."""
RECORDS: dict[str, frozenset[str] | None] = {
    "therapies": frozenset(("brand", "generic", "other_names")),
    "glossary": frozenset(("term", "other_names", "searched_as")),
    "markers": frozenset(("name", "other_names")),
    "names": None,
}
"""Of the records of each file; None for all keys."""
MARKED = re.compile(
    r"(?<![\w*])(?P<star>\*{1,3})(?=[^\s*])[^*\n]*(?<=[^\s*])(?P=star)(?![\w*])"
    r"|(?<![\w_])(?P<line>_{1,2})(?=[^\s_])[^_\n]*(?<=[^\s_])(?P=line)(?![\w_])"
)


def problems_of_page(page: SourcePage) -> Iterator[Problem]:
    """Every name of a page with words in bold or italics."""
    for key in KEYS:
        yield from _marked(page.front_matter, (key,), page.front_matter.value.get(key))


def problems_of_records(content: Content) -> Iterator[Problem]:
    """The same of all records."""
    for stem, keys in RECORDS.items():
        if source := content.located.get(stem):
            for location, text in located_strings(source.value):
                if keys is None or not keys.isdisjoint(location):
                    yield from _marked(source, location, text)


def _marked(source: LocatedYaml, location: Location, text: object) -> Iterator[Problem]:
    if isinstance(text, str) and not source.is_refused(location) and (found := MARKED.search(text)):
        message = f"tabs, menus and data print {found[0]!r} with its marks. Delete them."
        line, column = source.place(location, text, found.start())
        yield Problem(source.path, line, column, message)
