"""Each page as readers get it, looked at once: against the allow-list, and against the sources that it was made from.

Both looks at one page are one job, done where the page has just been written: so no page is read twice, on all cores.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

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
    digest: str
    """Of what was written into it."""
    findings: tuple[Finding, ...] = ()
    """What it must not contain."""
    parted: tuple[Difference, ...] = ()
    """Where it says otherwise than its sources."""

    @property
    def is_clean(self) -> bool:
        return not (self.findings or self.parted)


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
        names, around = iter(names), digest(self.url, self.writer.key)
        while some := list(islice(names, AT_ONCE)):
            keys = {name: digest("right", name, around, *self.pages.digests(name)) for name in some}
            right = {name: self.cache.get(key) for name, key in keys.items()}
            same = {name for name, known in right.items() if known and self.writer.files.take_over(name, known)}
            left = [name for name in some if name not in same]
            looks = in_order([partial(self._look, name, self.pages.page(name), right[name]) for name in left])
            for name in some:
                look = Look(name, right[name]) if name in same else next(looks)
                if look.is_clean and look.digest != right[name]:
                    self.cache.put(keys[name], look.digest)
                yield look

    def _look(self, name: str, page: EnginePage, right: str | None) -> Look:
        """A page; `right` is the digest of one that was found right when all that feeds it was as it is now."""
        raw = self.writer.write(name, page.html())
        if (written := digest(raw)) == right:
            return Look(name, written)
        tree = LexborHTMLParser(raw)
        findings = check_page(name, raw, tree, self.url, self.blank)
        # Last, for it takes out of the tree what nobody sees.
        parted = partings(page.text(), tree) if page.text_digest else ()
        return Look(name, written, tuple(findings), tuple(parted))
