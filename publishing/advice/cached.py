"""The advice on each page, worked out again only where the page, a word list or a glossary changed."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from publishing.advice.missing_evidence import missing_evidence
from publishing.advice.plain_text import sentences
from publishing.advice.spelling import Spelling
from publishing.advice.style import advice, read_lists
from publishing.cache.keys import digest, digest_of_code
from publishing.cache.store import Cache
from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage

LISTS = Path("writing")
NAMED_IN_ADVICE = ("glossary", "therapies", "pipeline")
"""Data files whose names are no unknown words."""
TOOLS = ("textstat", "pyphen", "pyspellchecker")


@dataclass(frozen=True)
class PageAdvice:
    """What is worth a second look on one page, and how many years of school it asks for."""

    problems: list[Problem]
    grade: float | None
    """None if there are too few words to tell."""
    too_high: dict[str, float]
    """Sections, by heading or key, that ask for more than patients should need."""


def advice_on_pages(content: Content, project: Path) -> dict[str, PageAdvice]:
    """The advice on every page, by its path below docs/."""
    cache = Cache(project, "advice", digest_of_code(project, TOOLS))
    lists = read_lists(project / LISTS)
    files = sorted((project / LISTS).glob("*.txt"))
    around = digest(
        *(content.located[stem].text for stem in NAMED_IN_ADVICE if stem in content.located),
        *((one.name, one.read_bytes()) for one in files),
    )
    words = digest("words", around)
    spelling = lru_cache(lambda: Spelling(content, lists.words, cache.get(words) or {}))

    def make(page: SourcePage) -> list[object]:
        # It loads a list of syllables, which takes longer than the rest.
        from publishing.advice.reading_grade import HIGHEST, grade, grades  # noqa: PLC0415

        said = list(sentences(page))
        found = [*advice(page, content, lists), *spelling().problems(said)]
        high = {name: value for name, value in grades(said).items() if value and value > HIGHEST}
        return [[(one.line, one.column, one.message) for one in sorted(found)], grade(said), high]

    result = {}
    for path, page in content.pages.items():
        key = digest(around, page)
        found, years, high = cache.once(key, lambda page=page: make(page))
        # Not kept: it changes with the register of sources, which would have the words looked at again.
        unsure = missing_evidence(page, content)
        result[path] = PageAdvice([*(Problem(page.file, *one) for one in found), *unsure], years, high)
    if spelling.cache_info().currsize:
        cache.put(words, spelling().judged)
    cache.get(words)
    cache.save()
    return result
