"""Texts that an earlier build looked at and found nothing wrong in, and that nothing could have made wrong since."""

import re
from pathlib import Path

from publishing.assembly.anchors import written_ids
from publishing.cache.keys import digest, digest_of_code
from publishing.cache.store import Cache
from publishing.content.model import Content, SourcePage
from publishing.content.passages import partial_file

INCLUDE = re.compile(r"\{%-?\s*include[^%]*%\}")


class CheckedTexts:
    """The pages, partials and data files of a content that could be read, against those that were checked before."""

    def __init__(self, project: Path, docs: Path, content: Content) -> None:
        self._cache = Cache(project, "checked", digest_of_code(project))
        around = digest(
            *(path.read_bytes() for path in sorted((docs / "_data").glob("*.yml")) if path.is_file()),
            *sorted(content.partials.items()),
            sorted(content.assets),
            sorted(content.classes),
            *((path, _places(page)) for path, page in sorted(content.pages.items())),
        )
        self._keys = {path: digest(around, path, page) for path, page in content.pages.items()}
        # Partials and data files are all in what stands around.
        shared = (*map(partial_file, content.partials), *(source.path for source in content.located.values()))
        self._keys |= {path: digest(around, path) for path in shared}
        self.paths = frozenset(path for path, key in self._keys.items() if self._cache.get(key))

    def keep_all(self) -> None:
        """All were found sound."""
        for key in self._keys.values():
            self._cache.put(key, True)
        self._cache.save()


def _places(page: SourcePage) -> list[object]:
    """What another page may link to on this one: its headings, those of its partials, its core."""
    ids = [name for name, _ in written_ids(page.body)]
    core = getattr(page.meta, "core", None)
    subject = [getattr(page.meta, key, None) for key in ("product", "cancer")]
    return [ids, INCLUDE.findall(page.body), core.id if core else None, subject]
