"""Everything an editor writes, as it was read: pages, partials and data."""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from publishing.content.models.front_matter import Guide, Page
from publishing.content.models.records import DATA_FILES, Names
from publishing.content.yaml.located import LocatedYaml


@dataclass(frozen=True, repr=False)
class SourcePage:
    """A Markdown page as its editor wrote it."""

    path: str
    """Relative to docs/, with forward slashes."""
    front_matter: LocatedYaml
    meta: Page
    body: str
    body_line: int
    """The line of the file on which the body begins."""

    def __repr__(self) -> str:
        # Stands for all that the page is made from: fingerprints of what a build keeps are made of it.
        return f"SourcePage({self.path!r}, {self._digest})"

    @cached_property
    def _digest(self) -> str:
        return sha256(f"{self.front_matter.text}---\n{self.body}".encode()).hexdigest()

    @cached_property
    def values(self) -> dict[str, Any]:
        """The front matter as groups and lists, with a value for each key that was left out. Nobody may change it."""
        return self.meta.model_dump()

    @property
    def file(self) -> str:
        return f"docs/{self.path}"

    @property
    def is_guide(self) -> bool:
        return isinstance(self.meta, Guide)

    @property
    def address(self) -> str:
        """The address below the site's root, such as guides/solid-tumors/."""
        return address_of(self.path)


def address_of(path: str) -> str:
    """The address that a file below docs/ is built to, below the site's root."""
    stem = path.removesuffix(".md")
    stem = "" if stem == "index" else stem.removesuffix("/index")
    return f"{stem}/" if stem else ""


@dataclass
class Content:
    """Everything the site is made from."""

    pages: dict[str, SourcePage] = field(default_factory=dict)
    partials: dict[str, str] = field(default_factory=dict)
    data: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in DATA_FILES})
    names: Names | None = None
    located: dict[str, LocatedYaml] = field(default_factory=dict)
    unsound: set[str] = field(default_factory=set)
    """Pages by path and data files by stem that cannot be read: what refers to them cannot be judged."""
    half_read: dict[str, SourcePage] = field(default_factory=dict)
    """Pages whose front matter is not sound, without its values: their words can be judged all the same."""
    settings: str = ""
    """The text of mkdocs.yml, of which some addresses stand on pages."""
    beside: dict[str, str] = field(default_factory=dict)
    """What pages show besides their words and data, by the name of the part."""
    assets: frozenset[str] = frozenset()
    """Files below docs/assets, relative to docs/."""
    classes: frozenset[str] = frozenset()
    """Classes that the style sheets know."""
    hiding: frozenset[str] = frozenset()
    """Those of them that a style sheet keeps from being seen."""
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    """Ids of pages by path, as far as they were asked for."""
    assemblies: dict[str, tuple[SourcePage, Any]] = field(default_factory=dict)
    """Pages by path with what they are assembled from, as far as it was asked for."""

    @property
    def readable_yaml(self) -> list[LocatedYaml]:
        """The front matter of every page and every data file that YAML can read."""
        pages = (*self.pages.values(), *self.half_read.values())
        sources = [*(page.front_matter for page in pages), *self.located.values()]
        return [source for source in sources if isinstance(source.value, dict | list)]

    @property
    def guides(self) -> list[SourcePage]:
        """The guides in the order of their cards; those that say the same number by their names."""
        guides = (page for page in self.pages.values() if page.is_guide)
        return sorted(guides, key=lambda page: (page.meta.order, page.path))
