"""Words that neither a dictionary, nor the site's own data, nor our list knows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from publishing.advice.plain_text import Sentence
from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.passages import located_strings

if TYPE_CHECKING:
    from spellchecker import SpellChecker

WORD = re.compile(r"(?<![\w/.@-])(?<![A-Z][’'])[A-Za-z][a-z]{3,}(?:[’'][a-z]+)?(?![\w/@-])")
"""Words in small letters: names in capitals, with digits, of one letter or behind one (O'Neill) have no dictionary."""


NEGATED = re.compile(
    r"(?i)(?:do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|should|must|need|might|ought)n[’']t"
)
"""The dictionary knows only some of them."""


class Spelling:
    """A dictionary for one content."""

    def __init__(self, content: Content, ours: Iterable[str], judged: Mapping[str, str] = MappingProxyType({})) -> None:
        """`ours` are words of this site; `judged` is what another look at the same content left in `self.judged`."""
        self._ours = frozenset(ours) | {word.casefold() for word in _own_words(content)}
        self.judged = dict(judged)
        """For each word that was looked up what to write instead, or nothing if it is right: loading takes long."""

    @cached_property
    def _dictionary(self) -> "SpellChecker":
        from spellchecker import SpellChecker  # noqa: PLC0415 - it is not needed for words that are known

        return SpellChecker(language="en", distance=1)

    def problems(self, said: Iterable[Sentence]) -> Iterator[Problem]:
        """Every word that is spelled like no known one, once a page."""
        told: set[str] = set()
        for sentence in said:
            for found in WORD.finditer(sentence.words):
                if NEGATED.fullmatch(found[0]):
                    continue
                word = re.sub(r"[’'](s|t|re|ve|ll|d|m)$", "", found[0].casefold())
                if word in told or word in self._ours or not (advice := self._advice(word)):
                    continue
                told.add(word)
                message = f"{found[0]!r} is in no dictionary. {advice} add it to writing/words.txt."
                at = max(sentence.passage.text.find(found[0], sentence.offset), sentence.offset)
                yield sentence.passage.problem(at, message)

    def _advice(self, word: str) -> str:
        if word not in self.judged:
            self.judged[word] = "" if self._dictionary.known([word]) else _suggested(self._near(word))
        return self.judged[word]

    def _near(self, word: str) -> str | None:
        ours = get_close_matches(word, self._ours, n=1, cutoff=0.8)
        near = ours[0] if ours else self._dictionary.correction(word)
        return near if near != word else None


def _suggested(near: str | None) -> str:
    return f"Did you mean {near!r}? If it is right," if near else "If it is right,"


def _own_words(content: Content) -> Iterator[str]:
    for stem in ("glossary", "therapies", "pipeline"):
        for record in content.data[stem].values():
            keys = ("term", "other_names", "searched_as", "brand", "generic", "name", "target")
            for key in keys:
                for _, text in located_strings([getattr(record, key, None)]):
                    yield from re.findall(r"[A-Za-z]+", text)
