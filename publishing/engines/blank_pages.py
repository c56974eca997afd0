"""Pages as the theme makes them without a word of their own: the measure of what the theme itself writes."""

from copy import copy
from functools import cache
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.structure.toc import TableOfContents

from publishing.assembly.compiled_templates import OF_THEME
from publishing.settings.not_found import MOVED


class BlankPages:
    """The pages of one build, each rendered again on demand with nothing in it that an editor wrote."""

    def __init__(self, config: Any, navigation: Any, files: Any) -> None:
        self._config, self._navigation, self._files = config, navigation, files
        pages = {file.dest_uri: file.page for file in files.documentation_pages() if file.page}
        self._pages = {MOVED.get(name, name): page for name, page in pages.items()}
        self._environment = config.theme.get_env()
        self._environment.bytecode_cache = OF_THEME
        self.html = cache(self._html)

    def _html(self, built: str) -> str:
        """The blank page of a built file, named relative to the site; empty if no page is built there."""
        original = self._pages.get(built)
        if original is None:
            return ""
        page = copy(original)
        page.title, page.content, page.toc = "Blank", "", TableOfContents([])
        page.meta = {key: value for key, value in original.meta.items() if key == "hide"}
        context = get_context(self._navigation, self._files, self._config, page)
        return self._environment.get_template("main.html").render(context)
