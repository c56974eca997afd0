"""The words a reviewer signs: what readers see of a page, part by part."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from publishing.assembly.parts import Assembly, assemble, follow, sources_of, terms_of
from publishing.assembly.topics import listed_guides, topic_pages
from publishing.content.beside import PICTURES, names_beside, names_of_pictures
from publishing.content.model import Content, SourcePage
from publishing.content.models.field_types import ReviewClass
from publishing.content.models.records import NAMED_BY, Record
from publishing.reviews.classes import strictest
from publishing.reviews.moves import Moves
from publishing.reviews.sections import BETWEEN, Section, page_and_sections, sections
from publishing.text.normalize import normalized

DOCS, PARTIALS_FOLDER = "docs/", "_partials/"

HOUSEKEEPING_KEYS = frozenset(("review_class", "reviewer", "order", "topics", "topic"))
"""Front matter that sorts and schedules a page. Everything else is words, the description for search engines too."""

CHECKED_AGAIN = ("checked", "checked_by", "holds_months")

HOUSEKEEPING_FIELDS: dict[str, frozenset[str]] = {
    "sources": frozenset((*CHECKED_AGAIN, "kind", "supports")),
    # Its numbers count: bars are drawn from them.
    "durations": frozenset((*CHECKED_AGAIN, "note")),
    "reviewers": frozenset(
        ("id", "kind", "url", "signs", "signers", "left", "away", "github", "second", "keys", "counts_as", "interests")
    ),
}
"""Fields of a record that no reader sees, or that only say when it was last checked: a check that finds nothing
new must not void a sign-off. A field that is not named here counts as words, so a new one is never overlooked."""


def housekeeping(stem: str) -> frozenset[str]:
    """The fields of a data file's records that are not words."""
    return HOUSEKEEPING_FIELDS.get(stem, frozenset(CHECKED_AGAIN))


KEY_OF_GUIDE = re.compile(r"\bguide\.meta\.(\w+)")
"""What a template prints of a guide that it lists."""

CARD = ("series", "title", "card")
"""What a page that lists the guides prints of each."""

ALSO_NAMED = {"regulators": ("places",)}
"""Groups of names that are printed for the same short name."""

KEY_OF_PAGE = re.compile(r"\bfront_matter\.(\w+)")
"""What a template prints of the front matter of its own page."""

NAMED_BY_VARIABLE = {"timeline": "core", "therapy": "product", "concern": "cancer"}
"""Template variables that are worked out from one key of the front matter."""

TITLES_OF_GUIDES = frozenset(("guide_titles", "scored_guides", "cited_claims", "concerns", "concern"))
"""Template variables that print the titles of guides."""

EMPTY = (None, [], ())
"""What prints nothing. A zero and a no are words."""


class Words:
    """The words of every page and partial of one content; parts that pages share are worked out once."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.assemblies = {path: assemble(page, content) for path, page in content.pages.items()}
        self.moves = Moves(content)
        self._shared: dict[Any, Any] = {}

    def of(self, path: str) -> dict[str, Any]:
        """What readers see of a page, or of `_partials/name.md`, by the name of each part.

        A part is named by its file, with what is meant inside it after a `#`. `page.md#one+two` stands for two sections
        of a page. Raises KeyError for an unknown path or section.
        """
        path, names = page_and_sections(path)
        if path.startswith(PARTIALS_FOLDER):
            text = self.content.partials[path.removeprefix(PARTIALS_FOLDER)]
            assembly = follow(text, {}, self.content)
            return self._parts(f"docs/{path}", assembly, prints_sources=True)
        page = self.content.pages[path]
        file = self._file(page)
        if names:
            assembly = self._assembly_of(path, names)
            parts = self._parts(f"{file}#section {BETWEEN.join(names)}", assembly, prints_sources=True)
        else:
            assembly = self.assemblies[path]
            parts = self._parts(file, assembly, prints_sources="cited" in assembly.names)
        if "listed_guides" in assembly.names:
            parts |= self._lists(page, assembly)
        if not assembly.names.isdisjoint(TITLES_OF_GUIDES):
            parts |= self._titles
        if "timeline" in assembly.names and (core := assembly.meta.get("core")):
            kinds = [kind for item in core["items"] for kind in item["other_durations"]]
            parts |= dict(self._names({"kind": kinds}, {"kind": "kinds"}))
        parts[f"{file}#front-matter"] = self._seen(assembly.meta, HOUSEKEEPING_KEYS)
        if "reviewers" in assembly.names and (name := assembly.meta.get("reviewer")):
            parts |= self._records("reviewers", [self.content.data["reviewers"].get(name)])
        return parts

    def sections(self, path: str) -> dict[str, Section]:
        """The sections of a page that can be signed alone, by the ids of their headings."""
        page = self.content.pages[path]
        return sections(page.body, self.assemblies[path].meta, self.content.partials)

    def _assembly_of(self, path: str, names: list[str]) -> Assembly:
        """What these sections are assembled from, with the keys of the front matter that they print."""
        known, meta = self.sections(path), self.assemblies[path].meta
        text = "\n\n".join(known[name].text for name in names)
        reached = follow(text, {}, self.content)
        keys = {key for template in (text, *reached.partials.values()) for key in KEY_OF_PAGE.findall(template)}
        keys |= reached.names & meta.keys()
        keys |= {key for variable, key in NAMED_BY_VARIABLE.items() if variable in reached.names}
        return follow(text, {key: value for key, value in meta.items() if key in keys}, self.content)

    def pages_that_reach(self, partial: str) -> list[SourcePage]:
        """The pages that print the partial, directly or through another one."""
        return [page for path, page in self.content.pages.items() if partial in self.assemblies[path].partials]

    def review_class(self, path: str) -> ReviewClass:
        """The class a page names; for a partial, the strictest of the pages that print it."""
        if not path.startswith(PARTIALS_FOLDER):
            return self.content.pages[path].meta.review_class
        pages = self.pages_that_reach(path.removeprefix(PARTIALS_FOLDER))
        return strictest(page.meta.review_class for page in pages)

    def today(self, part: str) -> str:
        """The name of a part by its file of today: those of a page that moved are named by its first path."""
        file, mark, inside = part.partition("#")
        return f"{DOCS}{self.moves.now(file.removeprefix(DOCS))}{mark}{inside}" if file.startswith(DOCS) else part

    def _file(self, page: SourcePage) -> str:
        """The name of the page's own part, which stays when the page moves."""
        return f"{DOCS}{self.moves.first(page.path)}"

    def _text(self, text: str) -> str:
        return normalized(self.moves.with_first_paths(text))

    def _seen(self, value: Any, hidden: frozenset[str] = frozenset()) -> Any:
        return seen(value, hidden, self._text)

    def _parts(self, file: str, assembly: Assembly, *, prints_sources: bool) -> dict[str, Any]:
        parts = {file: self._text(assembly.body), **self._partials(tuple(assembly.partials))}
        by_file: dict[str, list[Any]] = {}
        for (stem, _), record in assembly.records.items():
            by_file.setdefault(stem, []).append(record)
        if prints_sources:
            by_file["sources"] = sources_of(assembly, self.content)
        if "terms" in assembly.names:
            by_file.setdefault("glossary", []).extend(terms_of(assembly, self.content))
        for stem, records in by_file.items():
            parts |= self._records(stem, records)
        return parts | self._beside(assembly)

    def _beside(self, assembly: Assembly) -> dict[str, Any]:
        """Pictures, drawings and addresses. Most guides show what their shared partials show, and no picture."""
        drawings = tuple(name for stem, name in assembly.records if stem == "drawings")
        key = ("beside", assembly.names, tuple(assembly.partials), drawings)
        if key not in self._shared:
            shown = names_beside(assembly.names, assembly.partials.values(), drawings)
            self._shared[key] = self._known_beside(shown)
        pictures = names_of_pictures(assembly.texts) if self._has_pictures else ()
        return self._shared[key] | self._known_beside(pictures)

    @cached_property
    def _has_pictures(self) -> bool:
        return any(name.startswith(PICTURES) for name in self.content.beside)

    def _known_beside(self, names: Iterable[str]) -> dict[str, Any]:
        return {name: self.content.beside[name] for name in names if name in self.content.beside}

    def _lists(self, page: SourcePage, assembly: Assembly) -> dict[str, Any]:
        """What a page prints of the guides that it lists, or the topics that it leads to."""
        topics = [] if page.meta.topic else topic_pages(self.content)
        if topics:
            names = [f"{self._file(topic.page)}#title" for topic in topics]
            shown = {name: self._titles[name] for name in names}
        else:
            shown = {f"{self._file(guide)}#card": self._card(guide) for guide in listed_guides(page, self.content)}
        read = {key for text in (assembly.body, *assembly.partials.values()) for key in KEY_OF_GUIDE.findall(text)}
        for key in sorted(read - {*CARD, *HOUSEKEEPING_KEYS}):
            for guide in listed_guides(page, self.content):
                shown[f"{self._file(guide)}#{key}"] = self._seen(getattr(guide.meta, key))
        return shown

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The titles of guides, and of pages that list the guides of a topic, as other pages print them."""
        named = (page for page in self.content.pages.values() if page.is_guide or page.meta.topic)
        return {f"{self._file(page)}#title": self._seen(page.meta.title) for page in named}

    def _card(self, guide: SourcePage) -> dict[str, Any]:
        if guide.file not in self._shared:
            self._shared[guide.file] = self._seen({key: getattr(guide.meta, key) for key in CARD})
        return self._shared[guide.file]

    def _partials(self, names: tuple[str, ...]) -> dict[str, Any]:
        """Most guides print the same partials."""
        if names not in self._shared:
            self._shared[names] = {f"docs/{PARTIALS_FOLDER}{name}": self._partial(name) for name in names}
        return self._shared[names]

    def _partial(self, name: str) -> str:
        if name not in self._shared:
            self._shared[name] = self._text(self.content.partials[name])
        return self._shared[name]

    def _records(self, stem: str, records: list[Record | None]) -> dict[str, Any]:
        parts: dict[str, Any] = {}
        shared = self._shared.setdefault(stem, {})
        for record in filter(None, records):
            if record.id not in shared:
                shared[record.id] = self._record(stem, record)
            parts.update(shared[record.id])
        return parts

    def _record(self, stem: str, record: Record) -> dict[str, Any]:
        words = self._seen(record.model_dump(), housekeeping(stem))
        named = self._names(words, NAMED_BY.get(stem, {}))
        return {f"docs/_data/{stem}.yml#{record.id}": words, **dict(named)}

    def _names(self, words: Any, groups: dict[str, str]) -> Iterator[tuple[str, str]]:
        """The plain words printed for the short names in a record."""
        for key, value in words.items():
            if key in groups:
                for name in [value] if isinstance(value, str) else value:
                    for group in (groups[key], *ALSO_NAMED.get(groups[key], ())):
                        known = getattr(self.content.names, group)
                        if name in known:
                            yield f"docs/_data/names.yml#{group}.{name}", known[name]
            elif isinstance(value, list):
                for item in value:
                    if isinstance(item, dict):
                        yield from self._names(item, groups)


def seen(value: Any, hidden: frozenset[str] = frozenset(), text: Callable[[str], str] = normalized) -> Any:
    """The value without hidden and empty keys, its texts normalized, its dates as text."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return {
            key: seen(item, text=text)
            for key, item in value.items()
            if key not in hidden and (item or item not in EMPTY)
        }
    if isinstance(value, list | tuple):
        return [seen(item, text=text) for item in value]
    return value if isinstance(value, bool | int | float) else str(value)
