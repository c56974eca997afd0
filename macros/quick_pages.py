"""How MkDocs gets the HTML of a page: chunk by chunk, and whole where the page's parts depend on one another."""

import json
from functools import cache, lru_cache, partial
from typing import Any

from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from macros.chunk_converter import ChunkConverter


def take_over(page: Any, config: Any) -> None:
    """Have the page rendered here when its time comes."""
    settings = config["mdx_configs"] or {}
    page.render = partial(_render, page, _converter(json.dumps([config["markdown_extensions"], settings])))


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
