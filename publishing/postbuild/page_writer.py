"""Writes a page as readers get it: with the sizes of its pictures, the names of its files and its policy."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from publishing.cache.keys import digest
from publishing.cache.site_files import SiteFiles
from publishing.postbuild.content_security_policy import with_policy
from publishing.postbuild.fingerprints import with_new_names
from publishing.postbuild.pictures import Sizes
from publishing.styles.bundle import with_one_link


@dataclass(frozen=True)
class PageWriter:
    """What all pages of one site are written with."""

    files: SiteFiles
    sheet: str
    """The address of the one style sheet, below the site's root."""
    names: Mapping[str, str]
    """The new name of each file that is named after its content."""
    sizes: Sizes
    is_preview: bool

    @cached_property
    def key(self) -> str:
        """The digest of all of it: with the HTML of a page it tells what is written."""
        return digest(self.sheet, sorted(self.names.items()), self.sizes.key(), self.is_preview)

    def write(self, name: str, html: str) -> bytes:
        """Write the HTML of a built file, named below the site's root, and give its bytes.

        Raises ValueError if there is no place for its policy.
        """
        html = self.sizes.fill_in(name, html)
        html = with_new_names(with_one_link(html, self.sheet), self.names)
        # A policy would refuse the script that a preview adds to each page.
        raw = (html if self.is_preview else _with_policy(name, html)).encode()
        self.files.write(name, raw)
        return raw


def _with_policy(name: str, html: str) -> str:
    try:
        return with_policy(html)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
