"""How MkDocs gets a page: as it was built before, or chunk by chunk, or whole where its parts depend on one another."""

import logging
from collections.abc import Callable
from functools import cache, partial
from sys import intern
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from publishing.engines.page_cache import PageCache
from publishing.engines.page_links import PageLinks
from publishing.engines.page_making import Kept
from publishing.markdown.converter import ChunkConverter, ConvertedPage
from publishing.settings.not_found import MOVED

KEPT, KEEPING = "kept", "keeping"
"""Attributes that a page of the engine carries through the build: how to read its HTML of before; where to keep the new
one."""
LATER = "This page is written when all pages are made."
"""What the engine writes in the place of a page: the last look at all pages writes each, once. Where nobody listens to
the engine it writes nothing, for it tells of each page that is empty, and making a file takes long."""
ENGINE = logging.getLogger("mkdocs")
PAGE_TEMPLATE = "main.html"
WRITTEN_OTHERWISE = ("404.html", "sitemap.xml")
"""Pages of the theme in the place of which the site has its own."""


def restore(page: Any, kept: PageCache, facts: tuple[object, ...]) -> bool:
    """Take the page as it was built before, if all that feeds it is as it was. Else remember where to keep it."""
    keys = kept.keys(page, facts)
    found = kept.find(keys)
    if found is None:
        setattr(page, KEEPING, (kept, keys))
        return False
    setattr(page, KEPT, kept)
    page.render = partial(_without_rendering, page, found)
    return True


def take_over(page: Any, make_text: Callable[[], str], kept: PageCache) -> None:
    """Have the page made here, when its turn comes to be written: so HTML is held of few pages at a time."""
    page.render = partial(_later, page, make_text, kept)


def _later(page: Any, make_text: Callable[[], str], kept: PageCache, config: Any, files: Any) -> None:
    page.content, page.toc = "", TableOfContents([])
    kept.to_make.add(page, partial(_convert, page, make_text, kept.converter, config, files), files)


def _convert(
    page: Any, make_text: Callable[[], str], converter: ChunkConverter, config: Any, files: Any
) -> ConvertedPage | None:
    """Give the page its content; what is given back tells of its chunks, if it was made of them."""
    page.markdown = make_text()
    links = PageLinks(page.file, files)
    found = converter.convert(page.markdown, cache(links.address))
    if found is None:
        Page.render(page, config, files)
        return None
    page.content, page.toc = found.html, get_toc(found.headings)
    page.present_anchor_ids, page.links_to_anchors = found.ids, links.to_anchors
    return found


class _Template:
    """The template of pages, which renders only those that are not kept."""

    def __init__(self, template: Any) -> None:
        self._template = template

    def render(self, context: dict[str, Any]) -> str:
        page = context["page"]
        kept = getattr(page, KEPT, None)
        if kept is None:
            kept, keys = getattr(page, KEEPING)
            made = kept.to_make.take(page, self._template, context)
            kept.keep(keys, made)
            _tell(page, made.kept, kept.to_make.files)
        if page.file.dest_uri in MOVED:
            return kept.html(page.file.src_uri)
        return LATER if ENGINE.isEnabledFor(logging.INFO) else ""


def with_page_cache(environment: Any) -> Any:
    """The engine's environment of templates, which renders no page that is kept."""
    get_template = environment.get_template

    def find(name: Any, parent: str | None = None, *rest: Any) -> Any:
        if name in WRITTEN_OTHERWISE:
            return environment.from_string("")
        template = get_template(name, parent, *rest)
        return _Template(template) if name == PAGE_TEMPLATE and parent is None else template

    environment.get_template = find
    return environment


def _without_rendering(page: Any, found: Kept, _config: Any, files: Any) -> None:
    page.content, page.toc = "", TableOfContents([])
    _tell(page, found, files)


def _tell(page: Any, found: Kept, files: Any) -> None:
    """Tell the engine where a page leads and what in it can be led to: it looks whether all is there."""
    # Most pages have the same ids and links, and each would be a string of its own.
    page.present_anchor_ids, page.links_to_anchors = [*map(intern, found.ids)], {}
    for path, anchors in found.links:
        if file := files.get_file_from_path(path):
            page.links_to_anchors[file] = {intern(anchor): intern(url) for anchor, url in anchors.items()}
