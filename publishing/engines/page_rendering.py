"""How MkDocs gets a page: as it was built before, or chunk by chunk, or whole where its parts depend on one another."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from publishing.engines.page_cache import MadePage, PageCache
from publishing.engines.page_links import PageLinks
from publishing.markdown.converter import ChunkConverter
from publishing.postbuild.minify import lean

KEPT, KEEPING, MAKE = "kept_html", "keeping", "make"
"""Attributes that a page of the engine carries through the build: how to read its HTML of before; where to keep the new
one, and how to make it."""
PAGE_TEMPLATE = "main.html"


def restore(page: Any, kept: PageCache, facts: tuple[object, ...]) -> bool:
    """Take the page as it was built before, if all that feeds it is as it was. Else remember where to keep it."""
    keys = kept.keys(page, facts)
    found = kept.find(keys)
    if found is None:
        setattr(page, KEEPING, (kept, keys))
        return False
    name, ids, links = found
    setattr(page, KEPT, partial(kept.html, name))
    page.render = partial(_without_rendering, page, ids, links)
    return True


def take_over(page: Any, make_text: Callable[[], str], kept: PageCache) -> None:
    """Have the page made here, when its turn comes to be written: so the HTML of one page is held at a time."""
    page.render = partial(_later, page, make_text, kept.converter)


def _later(page: Any, make_text: Callable[[], str], converter: ChunkConverter, config: Any, files: Any) -> None:
    page.content, page.toc = "", TableOfContents([])
    setattr(page, MAKE, partial(_make, page, make_text, converter, config, files))


def _make(page: Any, make_text: Callable[[], str], converter: ChunkConverter, config: Any, files: Any) -> list[str]:
    """Give the page its content, and give the fingerprints of its chunks."""
    page.markdown = make_text()
    links = PageLinks(page.file, files)
    found = converter.convert(page.markdown, cache(links.address))
    if found is None:
        Page.render(page, config, files)
        return []
    page.content, page.toc = found.html, get_toc(found.headings)
    page.present_anchor_ids, page.links_to_anchors = found.ids, links.to_anchors
    return found.chunks


class _Template:
    """The template of pages, which renders only those that are not kept."""

    def __init__(self, template: Any) -> None:
        self._template = template

    def render(self, context: dict[str, Any]) -> str:
        page = context["page"]
        if read := getattr(page, KEPT, None):
            return read()
        chunks = getattr(page, MAKE)()
        html = lean(self._template.render(context))
        kept, keys = getattr(page, KEEPING)
        found = page.links_to_anchors.items()
        links = [[file.src_uri, anchor, url] for file, anchors in found for anchor, url in anchors.items()]
        kept.keep(keys, MadePage(page.markdown, html, sorted(page.present_anchor_ids), links, chunks))
        page.content, page.markdown, page.toc = "", "", TableOfContents([])
        return html


def with_kept_pages(environment: Any) -> Any:
    """The engine's environment of templates, which renders no page that is kept."""
    get_template = environment.get_template

    def find(name: Any, parent: str | None = None, *rest: Any) -> Any:
        template = get_template(name, parent, *rest)
        return _Template(template) if name == PAGE_TEMPLATE and parent is None else template

    environment.get_template = find
    return environment


def _without_rendering(page: Any, ids: list[str], links: list[list[str]], _config: Any, files: Any) -> None:
    page.content, page.toc = "", TableOfContents([])
    page.present_anchor_ids, page.links_to_anchors = ids, {}
    for path, anchor, url in links:
        if file := files.get_file_from_path(path):
            page.links_to_anchors.setdefault(file, {})[anchor] = url
