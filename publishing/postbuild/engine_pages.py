"""The pages of one build as the engine made them, before they are what readers get."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from publishing.cache.keys import digest
from publishing.content.model import SourcePage
from publishing.styles.used_names import PageNames, names_of

TextOf = Callable[[str], str]
"""Gives the Markdown of a page, assembled from its sources, by the page's path."""


class EnginePage(NamedTuple):
    """One page, read when it is asked for: all of them together are large."""

    html: Callable[[], str]
    text: Callable[[], str]
    """The Markdown that it was made from."""
    text_digest: str
    """Of that Markdown; empty for a page that has none."""


class EnginePages(Protocol):
    """Pages by their built files, relative to the site."""

    def all(self) -> list[str]:
        """The built files of all pages, in their order."""

    def names(self, name: str) -> PageNames:
        """What a style sheet can find on a page."""

    def digests(self, name: str) -> tuple[str, str]:
        """The digests of a page's HTML and of the Markdown that it was made from, which is empty where it has none."""

    def page(self, name: str) -> EnginePage:
        """A page as the engine made it."""


@dataclass(frozen=True)
class PagesOnDisk:
    """Those that the engine wrote into the site; `sources` are the pages of docs/ by their built files."""

    site: Path
    sources: Mapping[str, SourcePage]
    text_of: TextOf

    def all(self) -> list[str]:
        return sorted(path.relative_to(self.site).as_posix() for path in self.site.rglob("*.html"))

    def names(self, name: str) -> PageNames:
        return names_of(self._html(name))

    def digests(self, name: str) -> tuple[str, str]:
        return digest(self._html(name)), self.page(name).text_digest

    def page(self, name: str) -> EnginePage:
        source = self.sources.get(name)
        text = self.text_of(source.path) if source else ""
        return EnginePage(partial(self._html, name), lambda: text, digest(text) if source else "")

    def _html(self, name: str) -> str:
        return (self.site / name).read_text("utf-8")
