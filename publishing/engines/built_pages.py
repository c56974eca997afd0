"""The pages of a build by MkDocs: in the cache, whether they were made now or before, but for what it wrote itself."""

from dataclasses import dataclass

from publishing.engines.page_cache import PageCache
from publishing.postbuild.engine_pages import EnginePage, PagesOnDisk
from publishing.settings.not_found import MOVED
from publishing.styles.used_names import PageNames


@dataclass(frozen=True)
class BuiltPages:
    """Pages by their built files."""

    kept: PageCache
    written: PagesOnDisk

    def all(self) -> list[str]:
        return sorted({*self.written.all(), *filter(self._is_kept, self.written.sources)})

    def names(self, name: str) -> PageNames:
        return self.kept.names(self._path(name)) if self._is_kept(name) else self.written.names(name)

    def digests(self, name: str) -> tuple[str, str]:
        return self.kept.digests(self._path(name)) if self._is_kept(name) else self.written.digests(name)

    def page(self, name: str) -> EnginePage:
        return self.kept.page(self._path(name)) if self._is_kept(name) else self.written.page(name)

    def _is_kept(self, name: str) -> bool:
        # A page that is moved when it is built is another than was kept.
        return name in self.written.sources and name not in MOVED.values() and self.kept.has(self._path(name))

    def _path(self, name: str) -> str:
        return self.written.sources[name].path
