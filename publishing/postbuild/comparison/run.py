"""Compares each built page with its sources, and tells every difference at the line that was typed."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from pathlib import Path

from publishing.cache.keys import digest
from publishing.cache.store import Cache
from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.postbuild.audit.finding import NOWHERE, texts_of_page
from publishing.postbuild.comparison.differences import Difference, differences
from publishing.postbuild.comparison.printed import printed_words
from publishing.postbuild.comparison.typed import TypedText
from publishing.workers.in_order import in_order

TextOf = Callable[[str], str]
"""Gives the Markdown of a page, assembled from its sources, by the page's path."""

INSTEAD = "A sign near it is read as a mark of Markdown. Write it with other signs, or in words."
LOOKED_FOR = (4, 3, 2, 1)
"""So many words, from the first that differs on, are looked for in the sources; fewer where they are not found."""
MOST_PLACES = 3
AT_ONCE = 200
"""Pages of which the texts are held at a time."""


class Comparison:
    """The comparison of all pages of one build; pages found right in an earlier one are not compared again."""

    def __init__(self, content: Content, text_of: TextOf, cache: Cache) -> None:
        self._content, self._text_of, self._cache = content, text_of, cache
        self.problems: list[Problem] = []

    def look_at(self, site: Path, built: Iterable[tuple[SourcePage, str]]) -> None:
        """Compare pages with what they were made from, on all cores; each stands in the built site under its name."""
        rest = iter(built)
        while some := list(islice(rest, AT_ONCE)):
            anew = []
            for page, name in some:
                text = self._text_of(page.path)
                key = digest("compared", page.path, text, (site / name).read_bytes())
                if not self._cache.get(key):
                    anew.append((key, page, text, site / name))
            found = in_order([partial(_compared, text, path) for _, _, text, path in anew])
            for (key, page, text, _), parting in zip(anew, found, strict=True):
                if not parting:
                    self._cache.put(key, True)
                    continue
                typed = TypedText(text)
                for difference in parting:
                    self.problems += _problems(difference, typed, page, self._content)


def _compared(text: str, built: Path) -> list[Difference]:
    return differences(TypedText(text).words(), printed_words(built.read_bytes()))


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
