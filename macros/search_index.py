"""Writes the search index of a built site: many small files, of which a search fetches the few it needs."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path

from macros.content import Content
from macros.kept import NOTHING_KEPT, Kept, NothingKept, digest
from macros.search_concepts import LONGEST, cancer_names, concepts, groups, names_of_things
from macros.search_records import SearchRecord, excluded, page_records, without_common
from macros.search_scores import LEVEL_SCORES, Postings, postings
from macros.search_terms import CAPITALS, ENDINGS, IRREGULAR, LEAST, POSSESSIVE, SMALL, SOUNDS, term, words

FOLDER = "search"
NOT_FOUND = "404.html"
PRODUCTS = "approved-therapies/"
GLOSSARY = "glossary/"
FIND = "find/"
SHELF = 12_000
"""Characters in a file of terms; gzip makes a third of it."""
TEXTS = 6
"""Records in a file of texts."""
WORDS = 6000
"""The most words that a misspelt one is compared with: those of names and headings first, then the frequent ones."""
SHORTEST_WORD = 4


def site_records(site: Path, content: Content, kept: Kept | NothingKept = NOTHING_KEPT) -> list[SearchRecord]:
    """The records of all pages of a built site, in the order of their addresses."""
    left_out, records = excluded(content), []
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name != NOT_FOUND:
            page, html = name.removesuffix("index.html"), path.read_text(encoding="utf-8")
            key = digest("records", page, html, sorted(left_out))
            found = kept.once(key, lambda page=page, html=html: [*map(astuple, page_records(page, html, left_out))])
            records += [SearchRecord(*fields) for fields in found]
    return without_common(records)


def names_by_place(content: Content) -> dict[tuple[str, str], list[str]]:
    """The names of glossary words, products, cancers and markers, by the page and anchor where each is told."""
    names = {(GLOSSARY, one.id): [one.term, *one.other_names] for one in content.data["glossary"].values()}
    for product in content.data["therapies"].values():
        names[PRODUCTS, product.id] = [product.brand, product.generic, *product.other_names]
    for product in content.data["pipeline"].values():
        names[PRODUCTS, product.id] = [product.name, *product.other_names]
    names |= {(FIND, cancer): found for cancer, found in cancer_names(content).items()}
    for marker in content.data["markers"].values():
        names[FIND, f"marker-{marker.id}"] = [marker.name, *marker.other_names]
    return names


def write_search(site: Path, content: Content, kept: Kept | NothingKept = NOTHING_KEPT) -> None:
    """Write the index into the built site. The same pages and data give the same bytes."""
    records = site_records(site, content, kept)
    known = concepts(groups(content))
    index = postings(records, names_by_place(content), known, kept)
    shelves = list(_shelves(index))
    files = {f"terms-{number}.json": f"{{{','.join(shelf.values())}}}" for number, shelf in enumerate(shelves)}
    for number, start in enumerate(range(0, len(records), TEXTS)):
        files[f"texts-{number}.json"] = _json([_shown(record) for record in records[start : start + TEXTS]])
    spelled, named = spelled_words(records, content)
    files["words.json"] = _json(spelled)
    # Under a name made of their content, files of two builds never mix in a reader's cache.
    parts = hashlib.sha256("".join(files.values()).encode()).hexdigest()[:8]
    files = {f"{parts}/{name}": text for name, text in files.items()}
    files["index.json"] = _json(
        {
            "parts": parts,
            "texts": TEXTS,
            "pages": list(Counter(record.page for record in records).values()),
            "shelves": [next(iter(shelf)) for shelf in shelves],
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
    )
    for name, text in files.items():
        target = site / FOLDER / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _shelves(index: Postings) -> Iterator[dict[str, str]]:
    """The terms in their order with their line of JSON, cut into files of about one size."""
    shelf: dict[str, str] = {}
    size = 0
    for one, levels in index.items():
        # Python writes lists of whole numbers as JSON does, but for the spaces.
        line = f"{_json(one)}:{str(levels).replace(' ', '')}"
        if shelf and size + len(line) > SHELF:
            yield shelf
            shelf, size = {}, 0
        shelf[one] = line
        size += len(line)
    if shelf:
        yield shelf


def _shown(record: SearchRecord) -> list[str | int]:
    return [record.page, record.anchor, record.title, record.heading, record.text, int(record.folded)]


def spelled_words(records: Iterable[SearchRecord], content: Content) -> tuple[list[str], int]:
    """The words that a misspelt one may have meant, the likeliest first: those of names, and how many these are."""
    frequent: Counter[str] = Counter()
    for record in records:
        frequent.update(words(record.text))
        # A word of a heading, and more so of a name, is likelier to be looked for.
        frequent.update(words(record.heading) * 5)
    for names in groups(content):
        frequent.update([word for name in names for word in words(name)] * 20)
    in_names = {word for names in names_of_things(content) for name in names for word in words(name)}
    found: dict[str, str] = {}
    for word in sorted(frequent, key=lambda word: (word not in in_names, -frequent[word], word)):
        if len(word) >= SHORTEST_WORD and word.isalpha() and word.isascii() and word not in SMALL:
            # Slips are counted in letters, so names stand in each of their spellings.
            found.setdefault(word if word in in_names else term(word), word)
            if len(found) == WORDS:
                break
    spelled = list(found.values())
    return spelled, sum(word in in_names for word in spelled)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
