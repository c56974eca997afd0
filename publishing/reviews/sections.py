"""The sections of a page that can be read and signed alone: from one heading of the second level to the next."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from publishing.assembly.templates import PLAIN_TAG, TAG

HEADING = re.compile(r"## +(?P<text>.*?) *\{:? *#(?P<id>[\w-]+|\{\{[^}]*\}\})[^}]*\}$")
INCLUDE = re.compile(r"\{% include \"(?P<name>[\w./-]+)\" %\}$")
FROM_FRONT_MATTER = re.compile(r"\{\{ *front_matter\.(?P<path>[\w.]+) *\}\}")
BETWEEN = "+"


@dataclass
class Section:
    """A heading, and the lines of the page below it."""

    heading: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def text_of(page: str, names: Sequence[str]) -> str:
    """The name of the words of sections of a page: its path, and their ids behind a #. Of none, the page."""
    return f"{page}#{BETWEEN.join(names)}" if names else page


def page_and_sections(text: str) -> tuple[str, list[str]]:
    """The page that such a name names, and the ids of its sections; none for the whole page."""
    page, _, names = text.partition("#")
    return page, names.split(BETWEEN) if names else []


def sections(body: str, meta: Mapping[str, Any], partials: Mapping[str, str]) -> dict[str, Section]:
    """Each section of a page's body, by the id of its heading, in the order of the page.

    A partial that loops or branches stays whole: it begins a section if a heading is its first line, and else belongs
    to the section it stands in, with whatever headings it has.
    """
    found: dict[str, Section] = {}
    now: Section | None = None
    for line, opening in _lines(body, partials):
        if heading := HEADING.match(opening):
            name, text = (_filled_in(heading[key], meta) for key in ("id", "text"))
            now = found.setdefault(name, Section(text))
        if now is not None:
            now.lines.append(line)
    return found


def _lines(text: str, partials: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The lines of a text with those of its plain partials; and of each the line that a reader meets first."""
    for line in text.split("\n"):
        include = INCLUDE.match(line)
        partial = partials.get(include["name"], "") if include else ""
        if partial and len(PLAIN_TAG.findall(partial)) == len(TAG.findall(partial)):
            yield from _lines(partial, partials)
        else:
            yield line, partial.partition("\n")[0] if include else line


def _filled_in(text: str, meta: Mapping[str, Any]) -> str:
    def value(found: re.Match[str]) -> str:
        known: Any = meta
        for step in found["path"].split("."):
            known = known.get(step) if isinstance(known, Mapping) else None
        return str(known or "")

    return FROM_FRONT_MATTER.sub(value, text)
