"""Built pages of earlier builds, for MkDocs: what feeds a page has not changed, so neither has its HTML."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from publishing.assembly.parts import assemble, sources_of, terms_of
from publishing.assembly.topics import listed_guides
from publishing.cache.keys import digest, digest_of_code
from publishing.cache.store import Cache, unpack
from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.engines.page_making import HTML, NAMES, TEXT, Kept, MadePage, PagesToMake
from publishing.markdown.converter import ChunkConverter
from publishing.outputs.structured_data import pages_above
from publishing.postbuild.engine_pages import EnginePage
from publishing.reviews.words import CARD
from publishing.settings.variables import said_by_environment
from publishing.styles.used_names import PageNames
from publishing.views.template_values import TemplateValues

OF_ONE_RECORD = frozenset(("time", "drawing", "duration", "download", "number"))
"""Macros that read nothing but what they are called with and records that an assembly knows."""


@dataclass(frozen=True)
class Keys:
    """Two keys of what feeds one page."""

    path: str
    wide: str
    """With everything that pages share: quick to make, and another one after any edit of a partial or data file."""
    narrow: Callable[[], str]
    """With what the page reaches and nothing else."""


class PageCache:
    """The pages of one build and those of the builds before it."""

    def __init__(self, project: Path, values: TemplateValues, config: Any, navigation: Any) -> None:
        code = digest_of_code(project)
        self._pages, self._chunks = Cache(project, "pages", code), Cache(project, "chunks", code)
        self.converter = ChunkConverter(config["markdown_extensions"], config["mdx_configs"] or {}, self._chunks)
        self.to_make = PagesToMake()
        self.unprintable: list[Problem] = []
        """Why pages cannot be made: told when all have been tried."""
        self._chunks_used: set[str] = set()
        self._narrow: dict[str, str] = {}
        """The narrow key of each page of this build that was found or kept, by its path."""
        self._digests: dict[str, dict[str, str]] = {}
        """The digests of the parts of each of them, by the same."""
        self.values, self._navigation = values, navigation
        content = values.whole.content
        # Settings are what mkdocs.yml says, which counts as code, and the environment; a preview has its own address.
        self._settings = digest(config["site_url"], *said_by_environment(content.settings, os.environ))
        data = sorted((Path(config["docs_dir"]) / "_data").glob("*.yml"))
        shared = [path.read_bytes() for path in data]
        self._wide = digest(self._settings, *sorted(content.partials.items()), *shared)
        self._to_read = {one.cancer.id: one.to_read for one in values.variables["concerns"].by_cancer}
        self._lines = cache(self._lines_of)
        self._variable = cache(lambda name: digest(values.variables[name]))
        self._record = cache(lambda stem, name: digest(content.data[stem][name].model_dump()))

    def keys(self, page: Any, facts: tuple[object, ...]) -> Keys:
        """The keys of a page of the engine; `facts` are what else it prints of itself."""
        pages = self.values.whole.content.pages
        source = pages[page.file.src_uri]
        # Each page tells machines the titles of those above it.
        above = [other.meta.title for other in pages_above(source, pages)]
        own = digest(source, *facts, *above, *self._menu(page), *self._lists(source))
        narrow = cache(lambda: digest(self._settings, own, *self._reached(source)))
        return Keys(source.path, digest(self._wide, own), narrow)

    def find(self, keys: Keys) -> Kept | None:
        """What is kept of a page of these keys, or None."""
        if self._pages.is_new:
            return None
        known = self._pages.get(keys.wide)
        narrow = known or keys.narrow()
        found = self._pages.get(narrow)
        if found is None:
            return None
        kept = Kept(*found)
        # All of it is read when the page is written, and then it is too late to make the page again.
        if any(digest(self._pages.packed(_of(part, narrow))) != whole for part, whole in kept.digests.items()):
            return None
        if not known:
            self._pages.put(keys.wide, narrow)
        self._chunks_used.update(kept.chunks)
        self._narrow[keys.path], self._digests[keys.path] = narrow, kept.digests
        return kept

    def has(self, path: str) -> bool:
        """Whether a page is one of this build."""
        return path in self._narrow

    def html(self, path: str) -> str:
        """The HTML of a page of this build: read when it is written, for all pages together are large."""
        return self._pages.get(_of(HTML, self._narrow[path]))

    def text(self, path: str) -> str | None:
        """The Markdown that a page of this build was made from; None if the page was not found and not kept."""
        narrow = self._narrow.get(path)
        return self._pages.get(_of(TEXT, narrow)) if narrow else None

    def digests(self, path: str) -> tuple[str, str]:
        """The digests of the HTML and of the Markdown of a page of this build."""
        return self._digests[path][HTML], self._digests[path][TEXT]

    def page(self, path: str) -> EnginePage:
        """A page of this build, such that another process can read it."""
        narrow = self._narrow[path]
        html, text = (self._pages.packed(_of(part, narrow)) for part in (HTML, TEXT))
        return EnginePage(partial(unpack, html), partial(unpack, text), self._digests[path][TEXT])

    def names(self, path: str) -> PageNames:
        """What a style sheet can find on a page of this build."""
        return PageNames(*self._pages.get(_of(NAMES, self._narrow[path])))

    def keep(self, keys: Keys, made: MadePage) -> None:
        self._chunks_used.update(made.kept.chunks)
        for key, chunk in made.new.items():
            self._chunks.put_packed(key, chunk)
        if made.problem:
            self.unprintable.append(made.problem)
        narrow = self._narrow[keys.path] = keys.narrow()
        self._digests[keys.path] = made.kept.digests
        for part, value in made.parts.items():
            self._pages.put_packed(_of(part, narrow), value.packed)
        self._pages.put(keys.wide, narrow)
        self._pages.put_packed(narrow, made.packed)

    def write(self) -> None:
        self._pages.save()
        self._chunks.save(self._chunks_used)

    def _menu(self, page: Any) -> Iterator[object]:
        """What the page can show of the navigation: its neighbors, and what stands beside each section it is in."""
        yield from (self._line(other) for other in (page.previous_page, page.next_page))
        yield self._lines(None)
        for section in page.ancestors:
            yield self._lines(section)
        # The foot of every page names the pages of the last section.
        yield self._lines(self._navigation.items[-1])

    def _lines_of(self, section: Any) -> str:
        items = (section.children or ()) if section else self._navigation.items
        return digest(*(self._line(item) for item in items))

    def _line(self, item: Any) -> object:
        """What a menu shows of a page or section, and where it leads. The engine knows titles of read pages only."""
        if item is None:
            return None
        first = item
        while first.children:
            first = first.children[0]
        page = self.values.whole.content.pages.get(item.file.src_uri) if item.is_page else None
        return item.title if page is None else page.meta.title, first.url, item.is_page, len(item.children or ())

    def _lists(self, source: SourcePage) -> Iterator[object]:
        reads = self.values.texts.reads(source.body)
        if "listed_guides" in reads or "topic_pages" in reads:
            for guide in listed_guides(source, self.values.whole.content):
                yield guide.path, [getattr(guide.meta, key) for key in CARD], self.values.minutes(guide)
            for topic in self.values.variables["topic_pages"]:
                yield topic.page.path, topic.page.meta.title, len(topic.guides)
        yield from ((guide.path, guide.meta.title) for guide in self._to_read.get(source.meta.cancer, ()))
        if reads & (self.values.macros.keys() - OF_ONE_RECORD):
            yield self._wide, self._variable("review_records")
        # Whatever variable of all pages a template reads, and whoever adds one.
        yield from (self._variable(name) for name in sorted(reads & self.values.variables.keys() - {"topic_pages"}))

    def _reached(self, source: SourcePage) -> Iterator[object]:
        content: Content = self.values.whole.content
        assembly = assemble(source, content)
        yield from sorted(assembly.partials.items())
        records = set(assembly.records)
        records |= {("sources", record.id) for record in sources_of(assembly, content)}
        records |= {("glossary", record.id) for record in terms_of(assembly, content)}
        # They are hundreds: one text of them all has its digest much sooner than each for itself.
        yield "\n".join(f"{stem} {name} {self._record(stem, name)}" for stem, name in sorted(records))
        yield self._variable("durations")


def _of(part: str, narrow: str) -> str:
    """The key of a part of a page."""
    return f"{narrow} {part}"
