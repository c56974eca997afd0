"""Each page as readers get it, looked at once: against the allow-list, and against the sources that it was made from.

Both looks at one page are one job, done where the page has just been written: so no page is read twice, on all cores.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from publishing.cache.keys import digest
from publishing.cache.store import Cache
from publishing.postbuild.audit.finding import Finding
from publishing.postbuild.audit.run import Blank, check_page
from publishing.postbuild.comparison.differences import Difference
from publishing.postbuild.comparison.run import partings
from publishing.postbuild.engine_pages import EnginePage, EnginePages
from publishing.postbuild.page_writer import PageWriter
from publishing.workers.in_order import in_order

AT_ONCE = 200
"""Pages that are held at a time, packed."""


@dataclass(frozen=True)
class Look:
    """What was found on one page."""

    name: str
    """The built file, relative to the site."""
    findings: list[Finding]
    """What it must not contain."""
    parted: list[Difference]
    """Where it says otherwise than its sources."""
    clean: list[str]
    """The keys of what was found to be right, in this build or in an earlier one."""


@dataclass(frozen=True)
class LastLook:
    """Writes pages and looks at them; what was found right in an earlier build is not looked at again."""

    writer: PageWriter
    url: str
    blank: Blank
    pages: EnginePages
    cache: Cache

    def at(self, names: Iterable[str]) -> Iterator[Look]:
        """Each of the built pages, in their order."""
        names = iter(names)
        while some := list(islice(names, AT_ONCE)):
            for look in in_order([partial(self._look, name, self.pages.page(name)) for name in some]):
                for key in look.clean:
                    self.cache.once(key, lambda: True)
                yield look

    def _look(self, name: str, page: EnginePage) -> Look:
        raw = self.writer.write(name, page.html())
        looks: list[tuple[str, Callable[[], list[Finding] | list[Difference]]]] = [
            (digest(name, self.url, raw), lambda: check_page(name, raw, self.url, self.blank)),
        ]
        if page.text_digest:
            looks.append((digest("compared", name, page.text_digest, raw), lambda: partings(page.text(), raw)))
        found = [[] if self.cache.get(key) else look() for key, look in looks]
        clean = [key for (key, _), wrong in zip(looks, found, strict=True) if not wrong]
        return Look(name, found[0], found[1] if page.text_digest else [], clean)
