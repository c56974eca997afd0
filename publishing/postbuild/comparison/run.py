"""What is told of a page that says otherwise than its sources: each difference at the line that was typed."""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.postbuild.audit.finding import NOWHERE, texts_of_page
from publishing.postbuild.comparison.differences import Difference, differences
from publishing.postbuild.comparison.printed import printed_words
from publishing.postbuild.comparison.typed import TypedText

INSTEAD = "A sign near it is read as a mark of Markdown. Write it with other signs, or in words."
LOOKED_FOR = (4, 3, 2, 1)
"""So many words, from the first that differs on, are looked for in the sources; fewer where they are not found."""
MOST_PLACES = 3


def partings(text: str, tree: LexborHTMLParser) -> list[Difference]:
    """Where a built page, which loses what nobody sees, says otherwise than the Markdown that it was made from."""
    return differences(TypedText(text).words(), printed_words(tree))


def told(parted: Iterable[Difference], text: str, page: SourcePage, content: Content) -> Iterator[Problem]:
    """What is to be said of each place where a page parts from the Markdown that it was made from."""
    typed = TypedText(text)
    for difference in parted:
        yield from _problems(difference, typed, page, content)


def _problems(difference: Difference, typed: TypedText, page: SourcePage, content: Content) -> list[Problem]:
    message = f"{difference.typed!r} is typed, and the page prints {difference.printed!r}. {INSTEAD}"
    for count in LOOKED_FOR:
        clue = _clue(typed, difference.start, count)
        for passages in texts_of_page(page, content):
            found = [
                passage.problem(match.start(), message) for passage in passages for match in clue.finditer(passage.text)
            ]
            if 0 < len(found) <= MOST_PLACES:
                return found
    return [Problem(page.file, page.body_line, 1, f"{message} {NOWHERE}")]


def _clue(typed: TypedText, start: int, count: int) -> re.Pattern[str]:
    """What finds the first words that differ in a source, marks and all, however its lines are wrapped."""
    words, places = typed.words(), typed.places()
    last = min(start + count, len(words)) - 1
    raw = typed.markdown[places[start] : places[last] + len(words[last])]
    return re.compile(r"\s+".join(map(re.escape, raw.split())) or r"(?!)")
