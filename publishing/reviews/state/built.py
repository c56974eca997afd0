"""The digests of articles as they were built: what a sign-off seals beside the words as they are typed."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from publishing.cache.keys import digest
from publishing.cache.site_files import SiteFiles
from publishing.cache.store import NO_CACHE, Cache, NoCache
from publishing.content.model import Content, address_of
from publishing.reviews.article import ReadSite, read_article
from publishing.reviews.digests import short
from publishing.reviews.moves import Moves
from publishing.reviews.sections import page_and_sections
from publishing.reviews.state.status import Standing
from publishing.settings.not_found import MOVED
from publishing.workers.in_order import in_order


def digest_of_article(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def built_file(page: str) -> str:
    """Where a page is built, below the site's root."""
    name = f"{address_of(page)}index.html"
    return MOVED.get(name, name)


def site_to_read(content: Content, url: str, hiding: Iterable[str]) -> ReadSite:
    """How the articles of a site are read that is made from a content."""
    firsts = {address_of(page): address_of(first) for page, first in Moves(content).addresses.items()}
    return ReadSite(url, firsts, tuple(sorted(hiding)))


def read_digests(
    files: SiteFiles, texts: Iterable[str], site: ReadSite, cache: Cache | NoCache = NO_CACHE
) -> dict[str, str]:
    """The digests of articles of a built site, by their names: the paths of pages, with sections of them behind a #."""
    around = digest("reads", site.url, site.hiding, *sorted(site.firsts.items()))

    def article(text: str, path: Path) -> str:
        page, names = page_and_sections(text)
        return digest_of_article(read_article(path.read_text("utf-8"), address_of(page), site, names))

    names = {text: built_file(page_and_sections(text)[0]) for text in texts}
    built = {text: name for text, name in names.items() if (files.folder / name).is_file()}
    jobs = [
        (digest(around, text, files.digest_of(name)), partial(article, text, files.folder / name))
        for text, name in built.items()
    ]
    return dict(zip(built, cache.once_each(jobs, in_order), strict=True))


def signed_parts(standings: Mapping[str, Standing]) -> list[str]:
    """The names of the sections of pages that somebody reviewed alone."""
    scopes = {(page, one.review.scope) for page, standing in standings.items() for one in standing.of_parts}
    return sorted({scope.text(page) for page, scope in scopes if scope and scope.sections})


def reading_otherwise(standings: Mapping[str, Standing], reads: Mapping[str, str]) -> list[str]:
    """The pages that somebody vouches for whose article is not the one that was signed."""
    found = []
    for page, standing in standings.items():
        seals = [(page, approval.seals[-1]) for approval in standing.standing]
        parts = [approval.review for approval in standing.parts_standing]
        seals += [(part.scope.text(page), part) for part in parts if part.scope]
        if any(text in reads and seal.reads not in (None, reads[text]) for text, seal in seals):
            found.append(page)
    return found


def is_of(html: str, words: str) -> bool:
    """Whether a built page was made from words of this digest: its foot names it."""
    return f"Text {short(words)}." in html
