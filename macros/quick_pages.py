"""How MkDocs gets the HTML of a page: chunk by chunk, and whole where the page's parts depend on one another."""

from functools import cache, partial
from typing import Any

from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from macros.chunk_converter import ChunkConverter


class QuickPages:
    """The pages of one build."""

    def __init__(self, config: Any) -> None:
        self.converter = ChunkConverter(config["markdown_extensions"], config["mdx_configs"] or {})

    def take_over(self, page: Any) -> None:
        """Have the page rendered here when its time comes."""
        page.render = partial(self._render, page)

    def _render(self, page: Any, config: Any, files: Any) -> None:
        links = _RelativePathTreeprocessor(page.file, files, config)
        found = self.converter.convert(page.markdown, cache(links.path_to_url))
        if found is None:
            Page.render(page, config, files)
            return
        page.content = found.html
        page.toc = get_toc(found.headings)
        page.present_anchor_ids = found.ids
        page.links_to_anchors = links.links_to_anchors
