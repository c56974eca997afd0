"""Sentences that assert something medical without a citation, with the place in the sources to mend them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publishing.assembly.parts import CITATION, assemble
from publishing.content.model import Content, SourcePage
from publishing.content.models.claim_patterns import ClaimTest
from publishing.evidence.built_prose import sentences

MARKUP = re.compile(r"\{[%{].*?[%}]\}|\]\([^)]*\)|\{[^}]*\}|[*_`\[\]]")
WORD = re.compile(r"[^\W_][\w'-]*")
ENOUGH_WORDS = 5
"""So many words in a row are found only once in our texts."""


@dataclass(frozen=True)
class UncitedClaim:
    """One sentence to cite, or to word as advice or as our view."""

    file: str
    line: int
    page: str
    kind: str
    sentence: str


def uncited_claims(content: Content, project: Path, site: Path) -> list[UncitedClaim]:
    """Every uncited claim in the built pages of a project, in the order of pages and sentences."""
    test = ClaimTest(content.data["claim-patterns"].values())
    found = []
    for page in content.pages.values():
        built = site / (page.address or ".") / "index.html"
        if built.is_file():
            places = [(file, _words(text)) for file, text in _texts(page, content, project)]
            for sentence in sentences(built.read_text(encoding="utf-8")):
                kind = None if sentence.cited else test.kind(sentence.text)
                if kind:
                    file, line = _place(sentence.text, places, page)
                    found.append(UncitedClaim(file, line, page.path, kind, sentence.text))
    return found


def _texts(page: SourcePage, content: Content, project: Path) -> Iterator[tuple[str, str]]:
    """The files a page is made from; the page itself first."""
    assembly = assemble(page, content)
    partials = [f"docs/_partials/{name}" for name in assembly.partials]
    data = sorted({f"docs/_data/{stem}.yml" for stem, _ in assembly.records})
    for file in (page.file, *partials, *data):
        yield file, (project / file).read_text(encoding="utf-8")


def _words(text: str) -> list[tuple[str, int]]:
    """Every word in small letters, with its line."""
    return [
        (word[0].casefold(), number)
        for number, line in enumerate(text.split("\n"), start=1)
        for word in WORD.finditer(MARKUP.sub(" ", CITATION.sub(" ", line)))
    ]


def _place(sentence: str, places: list[tuple[str, list[tuple[str, int]]]], page: SourcePage) -> tuple[str, int]:
    wanted = [word.casefold() for word in WORD.findall(sentence)][:ENOUGH_WORDS]
    for file, words in places:
        for start in range(len(words) - len(wanted) + 1):
            if all(words[start + step][0] == word for step, word in enumerate(wanted)):
                return file, words[start][1]
    return page.file, 1
