"""The digests of articles as they were built: what a sign-off seals beside the words as they are typed."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from publishing.cache.keys import digest
from publishing.cache.store import Cache
from publishing.content.model import Content, address_of
from publishing.reviews.article import read_article
from publishing.reviews.digests import short
from publishing.reviews.moves import Moves
from publishing.reviews.state.status import Standing
from publishing.settings.not_found import MOVED
from publishing.workers.in_order import in_order


def digest_of_article(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def built_file(page: str) -> str:
    """Where a page is built, below the site's root."""
    name = f"{address_of(page)}index.html"
    return MOVED.get(name, name)


def read_digests(site: Path, content: Content, site_url: str, hiding: Iterable[str], cache: Cache) -> dict[str, str]:
    """The digest of the article of every page of a built site, by the page's path."""
    moves, hiding = Moves(content), sorted(hiding)
    firsts = {address_of(page): address_of(first) for page, first in moves.addresses.items()}
    around = digest("reads", site_url, hiding, *sorted(firsts.items()))

    def article(page: str, path: Path) -> str:
        return digest_of_article(read_article(path.read_text("utf-8"), site_url, address_of(page), firsts, hiding))

    files = {page: path for page in content.pages if (path := site / built_file(page)).is_file()}
    jobs = [
        (digest(around, page, path.read_text("utf-8")), partial(article, page, path)) for page, path in files.items()
    ]
    return dict(zip(files, cache.once_each(jobs, in_order), strict=True))


def reading_otherwise(standings: Mapping[str, Standing], reads: Mapping[str, str]) -> list[str]:
    """The pages that somebody vouches for whose article is not the one that was signed."""
    found = []
    for page, read in reads.items():
        kept = [approval.seals[-1] for approval in standings[page].standing]
        if any(seal.reads not in (None, read) for seal in kept):
            found.append(page)
    return found


def is_of(html: str, words: str) -> bool:
    """Whether a built page was made from words of this digest: its foot names it."""
    return f"Text {short(words)}." in html
