"""Something that a built page must not contain, and the way back to the line of the sources that brought it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError

from publishing.assembly.parts import assemble
from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.content.passages import Passage, body, fields, partial

NOWHERE = "(it was not found in the page, its partials or its data, so look at what they print)"
START_OF_TEXT = 40
"""Characters of a text that are looked for: its end may have been changed on the way."""


@dataclass(frozen=True)
class Finding:
    message: str
    clue: str = ""
    """A regular expression that finds what brought it in a source, in any case of letters; empty if nothing would."""


def text(words: str) -> str:
    """The clue for a text: its beginning, however its lines are wrapped."""
    return r"\s+".join(re.escape(word) for word in words[:START_OF_TEXT].split())


def attribute(key: str) -> str:
    """The clue for an attribute, as HTML and attribute lists write it."""
    return rf"(?<![\w-]){re.escape(key)}\s*="


def at_its_source(finding: Finding, built: str, page: SourcePage | None, content: Content) -> list[Problem]:
    """The finding at each place of the sources that may have brought it, the nearest file only; else at the page.

    `built` names the built file, for one that no `page` is the source of.
    """
    if page is None:
        return [Problem(built, 1, 1, finding.message)]
    clue = re.compile(finding.clue or r"(?!)", re.IGNORECASE)
    for passages in texts_of_page(page, content):
        found = [
            passage.problem(match.start(), f"on the built page, {finding.message}")
            for passage in passages
            for match in clue.finditer(passage.text)
        ]
        if found:
            return found
    return [Problem(page.file, 1, 1, f"on the built page, {finding.message} {NOWHERE}")]


def texts_of_page(page: SourcePage, content: Content) -> Iterator[list[Passage]]:
    """The texts a page is made of, the nearest first: its own, its partials', those of data files it prints from."""
    yield [body(page), *fields(page.front_matter, page.path)]
    try:
        assembly = assemble(page, content)
    except TemplateSyntaxError:
        return
    yield [partial(name, words) for name, words in assembly.partials.items()]
    stems = dict.fromkeys(["sources", *(stem for stem, _ in assembly.records)])
    yield [passage for stem in stems if stem in content.located for passage in fields(content.located[stem], None)]
