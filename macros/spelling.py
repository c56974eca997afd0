"""Words that neither a dictionary, nor the site's own data, nor our list knows."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from spellchecker import SpellChecker

from macros.content import Content
from macros.passages import located_strings
from macros.plain_text import Sentence
from macros.problems import Problem

WORD = re.compile(r"(?<![\w/.@-])[A-Za-z][a-z]{3,}(?:[’'][a-z]+)?(?![\w/@-])")
"""Words in small letters: names in capitals, with digits or of one letter are not for a dictionary."""


class Spelling:
    """A dictionary for one content."""

    def __init__(self, content: Content, ours: Iterable[str]) -> None:
        self._ours = frozenset(ours) | {word.casefold() for word in _own_words(content)}
        self._dictionary = SpellChecker(language="en", distance=1)

    def problems(self, said: Iterable[Sentence]) -> Iterator[Problem]:
        """Every word that is spelled like no known one, once a page."""
        told: set[str] = set()
        for sentence in said:
            for found in WORD.finditer(sentence.words):
                word = re.sub(r"[’'](s|t|re|ve|ll|d|m)$", "", found[0].casefold())
                if word in told or word in self._ours or self._dictionary.known([word]):
                    continue
                told.add(word)
                near = self._near(word)
                advice = f"Did you mean {near!r}? If it is right," if near else "If it is right,"
                message = f"{found[0]!r} is in no dictionary. {advice} add it to writing/words.txt."
                at = max(sentence.passage.text.find(found[0], sentence.offset), sentence.offset)
                yield sentence.passage.problem(at, message)

    def _near(self, word: str) -> str | None:
        ours = get_close_matches(word, self._ours, n=1, cutoff=0.8)
        near = ours[0] if ours else self._dictionary.correction(word)
        return near if near != word else None


def _own_words(content: Content) -> Iterator[str]:
    for stem in ("glossary", "therapies", "pipeline"):
        for record in content.data[stem].values():
            keys = ("term", "other_names", "brand", "generic", "name", "target")
            for key in keys:
                for _, text in located_strings([getattr(record, key, None)]):
                    yield from re.findall(r"[A-Za-z]+", text)
