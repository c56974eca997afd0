"""Texts that an earlier build looked at and found nothing wrong in, and that nothing could have made wrong since."""

import re
from collections.abc import Iterable
from pathlib import Path

from jinja2 import TemplateSyntaxError

from publishing.assembly.anchors import written_ids
from publishing.assembly.parts import assemble
from publishing.cache.keys import digest, digest_of_code
from publishing.cache.store import Cache
from publishing.content.model import Content, SourcePage
from publishing.content.passages import partial_file
from publishing.markdown.sections import NOTE_PLACE

INCLUDE = re.compile(r"\{%-?\s*include[^%]*%\}")
STATEMENT = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
REGISTERS = ("glossary", "sources")
"""Data files of which other texts may name a record, and ask for nothing in it but what it is called."""
SIGNS = frozenset("{}[]#")
"""One of them stands on each line of a partial that leads somewhere, or that something leads to or depends on."""


class CheckedTexts:
    """The pages, partials and data files of a content that could be read, against those that were checked before."""

    def __init__(self, project: Path, docs: Path, content: Content) -> None:
        self._cache = Cache(project, "checked", digest_of_code(project))
        data = {path.stem: path.read_bytes() for path in sorted((docs / "_data").glob("*.yml")) if path.is_file()}
        around = digest(
            *((stem, text) for stem, text in data.items() if stem not in REGISTERS),
            *((stem, sorted(content.data[stem])) for stem in REGISTERS),
            # A heading may be in capitals if the glossary's word is.
            *((term.term, term.other_names) for term in content.data["glossary"].values()),
            *((name, shape(text)) for name, text in sorted(content.partials.items())),
            sorted(content.assets),
            sorted(content.classes),
            sorted(content.hiding),
            *((path, _places(page)) for path, page in sorted(content.pages.items())),
        )
        self._keys = {
            path: digest(around, path, page, *(data.get(stem) for stem in _printed(page, content)))
            for path, page in content.pages.items()
        }
        self._keys |= {partial_file(name): digest(around, name, text) for name, text in content.partials.items()}
        for stem, source in content.located.items():
            self._keys[source.path] = digest(around, source.path, data.get(stem))
        self.all = frozenset(self._keys)
        self.paths = frozenset(path for path, key in self._keys.items() if self._cache.get(key))

    def keep_all(self) -> None:
        """All were found sound."""
        for key in self._keys.values():
            self._cache.put(key, True)
        self._cache.save()


def shape(partial: str) -> list[object]:
    """What a page can depend on in a partial: its templates, ids, links and citations, and none of its other words."""
    lines = [line for line in partial.split("\n") if not SIGNS.isdisjoint(line)]
    return [STATEMENT.findall(partial), lines, NOTE_PLACE in partial]


def _printed(page: SourcePage, content: Content) -> Iterable[str]:
    """The registers that a page prints whole: what it says is then what stands there."""
    try:
        printed = {stem for stem, _ in assemble(page, content).records}
    except TemplateSyntaxError:
        # Nobody can tell what it prints. Its own problem is told by the checks.
        return REGISTERS
    return [stem for stem in REGISTERS if stem in printed]


def _places(page: SourcePage) -> list[object]:
    """What another page may link to on this one: its headings, those of its partials, its core."""
    ids = [name for name, _ in written_ids(page.body)]
    core = getattr(page.meta, "core", None)
    subject = [getattr(page.meta, key, None) for key in ("product", "cancer")]
    return [ids, INCLUDE.findall(page.body), core.id if core else None, subject]
