"""What a page is assembled from: its own words, the partials it reaches, the records it prints."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from sys import intern
from typing import Any

from jinja2 import TemplateSyntaxError
from pydantic_core import to_json

from publishing.assembly.templates import uses
from publishing.content.model import Content, SourcePage
from publishing.content.models.records import Source, Term

CITATION = re.compile(r"\[\^(?P<id>[^\]\s]+)\](?!:)")
CITATIONS = re.compile(f"(?:{CITATION.pattern})+")
"""Those that stand together: what goes before them, back to the last ones, is their claim."""
TERM_LINK = re.compile(r"\]\(/glossary\.md#(?P<id>[\w-]+)\)")

PRINTED_DATA = {
    "therapies": ("therapies",),
    "class_warnings": ("class-warnings",),
    "pipeline": ("pipeline",),
    "glossary": ("glossary",),
    "evidence_marks": ("evidence",),
    "material_corrections": ("material-corrections",),
    "own_corrections": ("own-corrections",),
    "earlier_corrections": ("own-corrections",),
    "concerns": ("cancers", "markers", "therapies", "pipeline"),
    "approvals_by_year": ("therapies",),
    "danger_signs": ("danger-signs",),
    "reaction_rates": ("reaction-rates",),
}
"""Template variables that print every record of the data files named."""

RECORD_MACROS = {"drawing": "drawings", "duration": "durations", "number": "numbers"}
"""Macros whose first argument names one record of a data file."""

NAMED_IN_ITEMS = {"duration": "durations", "pause": "durations", "measured": "durations", "picture": "numbers"}
"""Keys of a front matter item that name one record of a data file."""

SHARED_TEXTS = 4096
"""How many texts are remembered by what they cite and link to: a build asks twice, and many pages print the same."""


@dataclass(frozen=True)
class Assembly:
    """The parts of one page, each by its name."""

    body: str
    meta: dict[str, Any]
    partials: dict[str, str]
    records: dict[tuple[str, str], Any]
    """Records printed, by data file and id."""
    names: frozenset[str]
    """Template variables that the page and its partials read."""

    @property
    def texts(self) -> list[str]:
        """Every text with words of the page, in no order that matters; groups of texts as JSON."""
        return [
            self.body,
            self.meta_as_json,
            *(record.as_json for record in self.records.values()),
            *self.partials.values(),
        ]

    @cached_property
    def meta_as_json(self) -> str:
        """One text however often it is asked for: what is remembered of texts is found again."""
        return to_json(self.meta).decode()


def assemble(page: SourcePage, content: Content) -> Assembly:
    """Follow the page's includes and macros to everything it prints. Worked out once for each page of a content."""
    known = content.assemblies.get(page.path)
    if known is None or known[0] is not page:
        known = content.assemblies[page.path] = (page, follow(page.body, page.values, content))
    return known[1]


def inside(partial: str, content: Content) -> frozenset[str]:
    """The partials that a partial includes, directly or by way of others; none where its templates cannot be read."""
    try:
        return frozenset(_included(content.partials.get(partial, ""), content)) - {partial}
    except TemplateSyntaxError:
        return frozenset()


def _included(body: str, content: Content) -> dict[str, str]:
    """The partials that a text includes, directly or by way of others, each with its own text."""
    partials: dict[str, str] = {}
    waiting = [body]
    while waiting:
        for name, _line in uses(waiting.pop()).includes:
            if name not in partials and name in content.partials:
                partials[name] = content.partials[name]
                waiting.append(partials[name])
    return partials


def follow(body: str, meta: dict[str, Any], content: Content) -> Assembly:
    """Follow the includes and macros of a text, a page's or a partial's, to everything it prints."""
    partials = _included(body, content)
    records: dict[tuple[str, str], Any] = {}
    names: set[str] = set()
    for used in map(uses, (body, *partials.values())):
        names |= used.names
        for variable in used.names & PRINTED_DATA.keys():
            for stem in PRINTED_DATA[variable]:
                records |= {(stem, record.id): record for record in content.data[stem].values()}
        for call in used.calls:
            if (stem := RECORD_MACROS.get(call.macro)) and call.arguments:
                record = content.data[stem].get(call.arguments[0])
                records |= {(stem, record.id): record} if record else {}
    for stem, name in [*named_records(meta), *records_of_subject(meta, content)]:
        if record := content.data[stem].get(name):
            records[stem, name] = record
    return Assembly(body, meta, partials, records, frozenset(names))


def named_records(meta: dict[str, Any]) -> list[tuple[str, str]]:
    """The data file and id of each record that an item of the front matter names."""
    columns = meta.get("benefits_and_limitations") or {}
    groups = [(meta.get("core") or {}).get("items"), columns.get("benefits"), columns.get("limitations")]
    items = [item for group in groups for item in group or []]
    found = [(stem, item.get(key)) for item in items for key, stem in NAMED_IN_ITEMS.items()]
    found += [("durations", name) for item in items for name in (item.get("other_durations") or {}).values()]
    marks = [item.get("evidence") or {} for item in items]
    found += [("evidence", mark.get(key)) for mark in marks for key in ("standing", "study")]
    return [(stem, name) for stem, name in found if name]


def records_of_subject(meta: dict[str, Any], content: Content) -> list[tuple[str, str]]:
    """What the page of one product or one cancer prints: the data file and id of each record."""
    if product := content.data["therapies"].get(meta.get("product")):
        return [("therapies", product.id), ("class-warnings", product.kind)]
    cancer = meta.get("cancer")
    if cancer not in content.data["cancers"]:
        return []
    stems = ("therapies", "pipeline", "markers")
    named = [(stem, one.id) for stem in stems for one in content.data[stem].values() if cancer in one.cancers]
    looked_for = {marker for stem, name in named if stem != "markers" for marker in content.data[stem][name].markers}
    return [("cancers", cancer), *named, *(("markers", marker) for marker in sorted(looked_for))]


def strings(value: Any) -> list[str]:
    """Every text inside nested groups and lists."""
    found: list[str] = []
    _gather(value, found)
    return found


def _gather(value: Any, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, dict):
        for item in value.values():
            _gather(item, found)
    elif hasattr(value, "__iter__") and not isinstance(value, bytes):
        for item in value:
            _gather(item, found)


def cited_sources(text: str, content: Content) -> list[Source]:
    """The register's entries that a text cites, in the order of the text; unknown ids are left to the checks."""
    ids = dict.fromkeys(match["id"] for match in CITATION.finditer(text))
    return [content.data["sources"][name] for name in ids if name in content.data["sources"]]


def linked_terms(text: str, content: Content) -> list[Term]:
    """The glossary's terms that a text links to, in alphabetical order."""
    # Not remembered: this is asked of whole pages as they are printed, of each once.
    return _in_order(_links_to_terms(text), content)


def _in_order(ids: frozenset[str], content: Content) -> list[Term]:
    terms = [content.data["glossary"][name] for name in ids & content.data["glossary"].keys()]
    return sorted(terms, key=lambda term: term.term.casefold())


@lru_cache(maxsize=SHARED_TEXTS)
def cited_together(text: str) -> tuple[tuple[str, ...], ...]:
    """The ids that a text cites, those that stand together in one group."""
    if "[^" not in text:
        return ()
    groups: list[list[str]] = []
    end = 0
    # The sign it begins with lets Python skip to each citation, and not to each group of them.
    for found in CITATION.finditer(text):
        if found.start() != end or not groups:
            groups.append([])
        groups[-1].append(intern(found["id"]))
        end = found.end()
    return tuple(map(tuple, groups))


@lru_cache(maxsize=SHARED_TEXTS)
def citations(text: str) -> frozenset[str]:
    """The ids that a text cites."""
    return frozenset(chain.from_iterable(cited_together(text)))


@lru_cache(maxsize=SHARED_TEXTS)
def links_to_terms(text: str) -> frozenset[str]:
    """The ids of the glossary that a text links to."""
    return _links_to_terms(text)


def _links_to_terms(text: str) -> frozenset[str]:
    return frozenset(match["id"] for match in TERM_LINK.finditer(text)) if "](/gl" in text else frozenset()


def sources_of(assembly: Assembly, content: Content) -> list[Source]:
    """The register's entries that a page cites anywhere, by id, without rendering it."""
    ids = set().union(*map(citations, assembly.texts))
    ids |= {name for record in assembly.records.values() for name in record.named_sources}
    register = content.data["sources"]
    return [register[name] for name in sorted(ids) if name in register]


def terms_of(assembly: Assembly, content: Content) -> list[Term]:
    """The glossary's terms that a page links to anywhere, without rendering it."""
    return _in_order(frozenset().union(*map(links_to_terms, assembly.texts)), content)
