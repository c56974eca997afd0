"""What the search needs to know of each section of the built pages; that of an unchanged page is kept."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from publishing.cache.keys import digest
from publishing.cache.site_files import SiteFiles
from publishing.cache.store import Cache, NoCache
from publishing.content.model import Content
from publishing.search.bm25f import REMEMBERED, depths
from publishing.search.records import SearchRecord, excluded, page_records, without_common
from publishing.search.stemming import SMALL, words_and_line_ends
from publishing.search.synonyms import Concepts, Names, cancer_names
from publishing.workers.in_order import in_order

NOT_FOUND = "404.html"
PRODUCTS = "approved-therapies/"
GLOSSARY = "glossary/"
FIND = "find/"
TOP = ""
"""The anchor of what stands below a page's title."""
HEADINGS_COUNT = 5
"""A word of a heading is likelier to be looked for than one of a text: it counts like so many."""
SHORTEST_WORD = 4

Section = tuple[object, ...]
ReadPage = tuple[str, list[str], list[Section] | None]


class FoundSection(NamedTuple):
    """One section, with nothing in it that depends on other sections. Plain values, so that they can be kept."""

    page: str
    shown: str
    """What is shown of it, as JSON."""
    terms: str
    """Its terms, with a space between them: a text is kept and read in less time than many."""
    depths: list[int]
    """How much it is about each of these."""
    spelled: str
    """Its words that may be misspelt, with a space between them, each as often as it counts."""


class SiteSections:
    """The sections of pages of a built site, in the order of these; those of one page held at a time."""

    def __init__(
        self, files: SiteFiles, pages: Sequence[str], content: Content, known: Concepts, cache: Cache | NoCache
    ) -> None:
        self._files, self._pages, self._cache, self._names = files, pages, cache, Names(known)
        self._left_out, self._own = excluded(content), names_by_place(content)
        self._around = digest(sorted(self._left_out), sorted(known.items()))
        self._names_digest = digest(sorted(self._own.items()))

    def __iter__(self) -> Iterator[FoundSection]:
        pages = self._pages
        known = [*self._cache.once_each([(self._key(page), partial(self._said, page)) for page in pages], self._read)]
        found = iter(without_common([words for _, said in known for words in said]))
        sections = [(narrow, partial(self._sections, page)) for page, (narrow, _) in zip(pages, known, strict=True)]
        for of_page in self._cache.once_each(sections, in_order):
            for section in of_page:
                if next(found):
                    yield FoundSection(*section)

    def _read(self, jobs: Sequence[Callable[[], ReadPage]]) -> Iterator[tuple[str, list[str]]]:
        for narrow, said, sections in in_order(jobs):
            if sections is not None:
                self._cache.once(narrow, partial(list, sections))
            yield narrow, said

    def _key(self, page: str) -> str:
        return digest("page", self._around, self._names_digest, self._files.digest_of(self._name(page)))

    def _said(self, page: str) -> ReadPage:
        """The digest of all that a page says to the search, that of each section's words, and the sections, if new.

        Found by that of its HTML: a block that no search finds may change all pages, and nothing of what they say.
        """
        records = self._records(page)
        narrow = digest("sections", self._around, *map(self._own_names, records), *records)
        said = [sha256(f"{one.heading}\n{one.text}".encode()).hexdigest() for one in records]
        return narrow, said, None if self._cache.holds(narrow) else self._found(records)

    def _name(self, page: str) -> str:
        return f"{page}index.html" if (self._files.folder / page).is_dir() else page

    def _records(self, page: str) -> list[SearchRecord]:
        html = (self._files.folder / self._name(page)).read_text(encoding="utf-8")
        return page_records(page, html, self._left_out)

    def _own_names(self, record: SearchRecord) -> list[str]:
        return self._own.get((record.page, record.anchor), [])

    def _sections(self, page: str) -> list[Section]:
        return self._found(self._records(page))

    def _found(self, records: list[SearchRecord]) -> list[Section]:
        return [self._section(one) for one in records]

    def _section(self, record: SearchRecord) -> FoundSection:
        found = depths(record, self._own_names(record), self._names)
        return FoundSection(
            record.page, _json(_shown(record)), " ".join(found), [*found.values()], " ".join(_spelled_in(record))
        )


def pages_to_search(site: Path) -> list[str]:
    """The addresses of the pages of a built site, in their order."""
    files = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [name.removesuffix("index.html") for name in files if name != NOT_FOUND]


def names_by_place(content: Content) -> dict[tuple[str, str], list[str]]:
    """The names of glossary words, products, cancers and markers, by the page and anchor where each is told."""
    names = {
        (GLOSSARY, one.id): [one.term, *one.other_names, *one.searched_as] for one in content.data["glossary"].values()
    }
    subjects = {page.meta.product or page.meta.cancer: page.address for page in content.pages.values()}
    for product in content.data["therapies"].values():
        # A page of its own says more than its line in the list.
        place = (subjects[product.id], TOP) if product.id in subjects else (PRODUCTS, product.id)
        names[place] = [product.brand, product.generic, *product.other_names]
    for product in content.data["pipeline"].values():
        names[PRODUCTS, product.id] = [product.name, *product.other_names]
    for cancer, found in cancer_names(content).items():
        names[(subjects[cancer], TOP) if cancer in subjects else (FIND, cancer)] = found
    for marker in content.data["markers"].values():
        names[FIND, f"marker-{marker.id}"] = [marker.name, *marker.other_names]
    return names


def _shown(record: SearchRecord) -> list[str | int]:
    return [record.page, record.anchor, record.title, record.heading, record.text, int(record.folded)]


def _spelled_in(record: SearchRecord) -> list[str]:
    return _spelled(record.text) + _spelled(record.heading) * HEADINGS_COUNT


@lru_cache(maxsize=REMEMBERED)
def _spelled(text: str) -> list[str]:
    return list(filter(may_be_misspelt, words_and_line_ends(text)))


def may_be_misspelt(word: str) -> bool:
    """Whether a word is long and plain enough to be told from others that look like it."""
    return len(word) >= SHORTEST_WORD and word.isalpha() and word.isascii() and word not in SMALL


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
