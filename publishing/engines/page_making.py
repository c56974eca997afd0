"""Pages that are made anew in one build, each by itself, on as many cores as there are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from mkdocs.commands.build import get_context
from mkdocs.structure.toc import TableOfContents

from publishing.cache.keys import digest
from publishing.cache.store import pack
from publishing.content.diagnostics import Problem
from publishing.markdown.converter import ConvertedPage
from publishing.postbuild.amend import mended
from publishing.postbuild.minify import minified
from publishing.styles.used_names import names_of
from publishing.views.page_markdown import UnprintableError
from publishing.workers.in_order import in_order

HTML, TEXT, NAMES = "html", "text", "names"
"""What is kept of a page, each for itself: its HTML, its Markdown, and what a style sheet can find on it."""

Convert = Callable[[], ConvertedPage | None]
Links = Sequence[tuple[str, dict[str, str]]]
"""Links to anchors: each page that is led to, with the address of each anchor."""


class Packed(NamedTuple):
    """A value as a cache keeps it: packed where the page is made, on all cores."""

    packed: bytes
    digest: str
    """Of what is packed, by which damage is told without unpacking it."""

    @classmethod
    def of(cls, value: Any) -> "Packed":
        packed = pack(value)
        return cls(packed, digest(packed))


class Kept(NamedTuple):
    """What a later build asks of a page before it reads it."""

    ids: list[str]
    links: Links
    chunks: list[str]
    """The keys of its sections."""
    digests: dict[str, str]
    """Those of its parts."""


@dataclass(frozen=True)
class MadePage:
    """A page that was made anew, as far as a later build asks for it."""

    path: str
    kept: Kept
    packed: bytes
    """What is kept, as a cache keeps it."""
    parts: dict[str, Packed]
    new: dict[str, bytes]
    """Those sections that were converted for it, packed."""
    problem: Problem | None = None
    """Why its templates cannot be rendered, if so."""


class PagesToMake:
    """The pages of one build of which nothing is kept, in the order in which the engine writes them."""

    def __init__(self) -> None:
        self._convert: list[tuple[Any, Convert]] = []
        self._made: Iterator[MadePage] | None = None
        self.files: Any = None
        """All files of the engine's site."""

    def add(self, page: Any, convert: Convert, files: Any) -> None:
        """One more page, and what gives it its content."""
        self.files = files
        self._convert.append((page, convert))

    def take(self, page: Any, template: Any, context: dict[str, Any]) -> MadePage:
        """A page, made. The engine asks for each once; `context` is what it hands to the template of any page."""
        if self._made is None:
            self._made = in_order([partial(_made, one, convert, template, context) for one, convert in self._convert])
        # Of all pages, a template takes one alone for the one it renders, and others may be made meanwhile.
        page.active = False
        made = next(self._made)
        page.active = True
        if made.path != page.file.src_uri:
            raise RuntimeError(f"{made.path} was made in the place of {page.file.src_uri}: see engines/page_making.py.")
        return made


def _made(page: Any, convert: Convert, template: Any, around: dict[str, Any]) -> MadePage:
    config, navigation = around["config"], around["nav"]
    page.active = True
    context = get_context(navigation, around["pages"], config, page)
    context = config.plugins.on_page_context(context, page=page, config=config, nav=navigation)
    found, problem = None, None
    try:
        found = convert()
    except UnprintableError as error:
        problem = error.problem
        page.markdown, page.present_anchor_ids, page.links_to_anchors = "", set(), {}
    html = minified(template.render(context))
    try:
        html = mended(page.file.dest_uri, html)
    except ValueError as error:
        problem = problem or Problem("overrides/main.html", 1, 1, str(error))
    parts = {part: Packed.of(value) for part, value in ((HTML, html), (TEXT, page.markdown), (NAMES, names_of(html)))}
    kept = Kept(
        ids=sorted(page.present_anchor_ids),
        links=[(file.src_uri, anchors) for file, anchors in page.links_to_anchors.items()],
        chunks=found.chunks if found else [],
        digests={part: value.digest for part, value in parts.items()},
    )
    new = {key: pack(chunk) for key, chunk in found.new.items()} if found else {}
    made = MadePage(page.file.src_uri, kept, pack(kept), parts, new, problem)
    page.content, page.markdown, page.toc = "", "", TableOfContents([])
    page.active = False
    return made
