"""How MkDocs gets a page: as it was built before, or chunk by chunk, or whole where its parts depend on one another."""

import json
from functools import cache, lru_cache, partial
from typing import Any

from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import TableOfContents, get_toc

from macros.chunk_converter import ChunkConverter
from macros.kept_pages import KeptPages

KEPT, KEEPING = "kept_html", "keeping"
"""Attributes that a page of the engine carries through the build: its HTML of before, or where to keep the new one."""
PAGE_TEMPLATE = "main.html"


def take_over(page: Any, config: Any) -> None:
    """Have the page rendered here when its time comes."""
    settings = config["mdx_configs"] or {}
    page.render = partial(_render, page, _converter(json.dumps([config["markdown_extensions"], settings])))


def restore(page: Any, kept: KeptPages, facts: tuple[object, ...]) -> bool:
    """Take the page as it was built before, if all that feeds it is as it was. Else remember where to keep it."""
    keys = kept.keys(page, facts)
    found = kept.find(keys)
    if found is None:
        setattr(page, KEEPING, (kept, keys))
        return False
    html, ids, links = found
    setattr(page, KEPT, html)
    page.render = partial(_without_rendering, page, set(ids), links)
    return True


def keep(page: Any, html: str) -> None:
    """Keep a page that was built anew."""
    kept, keys = getattr(page, KEEPING, (None, None))
    if kept:
        found = page.links_to_anchors.items()
        links = [[file.src_uri, anchor, url] for file, anchors in found for anchor, url in anchors.items()]
        kept.keep(keys, html, sorted(page.present_anchor_ids), links)


class _Template:
    """The template of pages, which renders only those that are not kept."""

    def __init__(self, template: Any) -> None:
        self._template = template

    def render(self, context: dict[str, Any]) -> str:
        return getattr(context["page"], KEPT, None) or self._template.render(context)


def with_kept_pages(environment: Any) -> Any:
    """The engine's environment of templates, which renders no page that is kept."""
    get_template = environment.get_template

    def find(name: Any, parent: str | None = None, *rest: Any) -> Any:
        template = get_template(name, parent, *rest)
        return _Template(template) if name == PAGE_TEMPLATE and parent is None else template

    environment.get_template = find
    return environment


def _without_rendering(page: Any, ids: set[str], links: list[list[str]], _config: Any, files: Any) -> None:
    page.content, page.toc = "", TableOfContents([])
    page.present_anchor_ids, page.links_to_anchors = ids, {}
    for path, anchor, url in links:
        if file := files.get_file_from_path(path):
            page.links_to_anchors.setdefault(file, {})[anchor] = url


@lru_cache(maxsize=1)
def _converter(settings: str) -> ChunkConverter:
    """Kept while a server runs: a chunk converted once is right for ever, for it depends on its own text alone."""
    return ChunkConverter(*json.loads(settings))


def _render(page: Any, converter: ChunkConverter, config: Any, files: Any) -> None:
    links = _RelativePathTreeprocessor(page.file, files, config)
    found = converter.convert(page.markdown, cache(links.path_to_url))
    if found is None:
        Page.render(page, config, files)
        return
    page.content = found.html
    page.toc = get_toc(found.headings)
    page.present_anchor_ids = found.ids
    page.links_to_anchors = links.links_to_anchors
