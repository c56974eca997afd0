"""Writes the search index of a built site: many small files, of which a search fetches the few it needs."""

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from publishing.cache.site_files import SiteFiles
from publishing.cache.store import NO_CACHE, Cache, NoCache
from publishing.content.model import Content
from publishing.search.bm25f import LEVEL_SCORES, Holders, Levels
from publishing.search.sections import SiteSections, may_be_misspelt
from publishing.search.stemming import CAPITALS, ENDINGS, IRREGULAR, LEAST, POSSESSIVE, SMALL, SOUNDS, term, words
from publishing.search.synonyms import LONGEST, concepts, groups, names_of_things

FOLDER = "search"
UNNAMED = "parts"
"""The folder of the parts until all of them are written."""
SHELF = 12_000
"""Characters in a file of terms; gzip makes a third of it."""
TEXTS = 6
"""Records in a file of texts."""
WORDS = 6000
"""The most words that a misspelt one is compared with: those of names and headings first, then the frequent ones."""
NAMES_COUNT = 20
"""A word of a name counts like so many in a text."""


def write_search(site: SiteFiles, pages: Sequence[str], content: Content, cache: Cache | NoCache = NO_CACHE) -> None:
    """Write the index of these pages into the built site. The same pages and data give the same bytes."""
    known = concepts(groups(content))
    parts, holders, shelves = _Parts(site), Holders(), []
    sections_of: Counter[str] = Counter()
    frequent = Counter(word for names in groups(content) for name in names for word in words(name) * NAMES_COUNT)
    sections = iter(SiteSections(site, pages, content, known, cache))
    number = 0
    while together := list(islice(sections, TEXTS)):
        for section in together:
            holders.add(section.terms.split(), section.depths)
            sections_of[section.page] += 1
        frequent.update(" ".join(section.spelled for section in together).split())
        parts.write(f"texts-{number}.json", f"[{','.join(section.shown for section in together)}]")
        number += 1
    for place, shelf in enumerate(_shelves(holders.postings())):
        parts.write(f"terms-{place}.json", f"{{{','.join(shelf.values())}}}")
        shelves.append(next(iter(shelf)))
    spelled, named = spelled_words(frequent, content)
    parts.write("words.json", _json(spelled))
    index = {
        "parts": parts.finish(),
        "texts": TEXTS,
        "pages": list(sections_of.values()),
        "shelves": shelves,
        "phrases": {phrase: numbers[0] if len(numbers) == 1 else numbers for phrase, numbers in known.items()},
        "named": named,
        "levels": LEVEL_SCORES,
        "longest": LONGEST,
        "capitals": CAPITALS,
        "possessive": POSSESSIVE,
        "irregular": IRREGULAR,
        "endings": ENDINGS,
        "sounds": SOUNDS,
        "least": LEAST,
        "small": sorted(SMALL),
    }
    site.write(f"{FOLDER}/index.json", _json(index).encode())


class _Parts:
    """The files of an index, under a name made of their content: files of two builds never mix in a reader's cache."""

    def __init__(self, site: SiteFiles) -> None:
        folder = site.folder / FOLDER
        # An index of before would only lie beside this one.
        shutil.rmtree(folder, ignore_errors=True)
        self._unnamed, self._digest = folder / UNNAMED, hashlib.sha256()
        self._unnamed.mkdir(parents=True)
        self._site, self._before = site, _parts_of(site.before)

    def write(self, name: str, text: str) -> None:
        data = text.encode()
        self._digest.update(data)
        self._site.write(f"{FOLDER}/{UNNAMED}/{name}", data, f"{FOLDER}/{self._before}/{name}")

    def finish(self) -> str:
        """The name of the folder that holds them now."""
        name = self._digest.hexdigest()[:8]
        self._unnamed.rename(self._unnamed.with_name(name))
        return name


def _parts_of(site: Path | None) -> str:
    """The name of the folder that holds the parts of a site's index; empty if there is none."""
    folders = (path.name for path in sorted((site / FOLDER).glob("*/"))) if site else iter(())
    return next(folders, "")


def _shelves(postings: Iterable[tuple[str, Levels]]) -> Iterator[dict[str, str]]:
    """The terms in their order with their line of JSON, cut into files of about one size."""
    shelf: dict[str, str] = {}
    size = 0
    for one, levels in postings:
        # Python writes lists of whole numbers as JSON does, but for the spaces.
        line = f"{_json(one)}:{str(levels).replace(' ', '')}"
        if shelf and size + len(line) > SHELF:
            yield shelf
            shelf, size = {}, 0
        shelf[one] = line
        size += len(line)
    if shelf:
        yield shelf


def spelled_words(frequent: Counter[str], content: Content) -> tuple[list[str], int]:
    """The words that a misspelt one may have meant, the likeliest first: those of names, and how many these are."""
    in_names = {word for names in names_of_things(content) for name in names for word in words(name)}
    found: dict[str, str] = {}
    likely = filter(may_be_misspelt, sorted(frequent, key=lambda word: (word not in in_names, -frequent[word], word)))
    for word in likely:
        # Slips are counted in letters, so names stand in each of their spellings.
        found.setdefault(word if word in in_names else term(word), word)
        if len(found) == WORDS:
            break
    spelled = list(found.values())
    return spelled, sum(word in in_names for word in spelled)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
