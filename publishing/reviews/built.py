"""The digests of articles as they were built: what a sign-off seals beside the words as they are typed."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from publishing.content.model import Content, address_of
from publishing.reviews.article import read_article
from publishing.reviews.digests import short
from publishing.reviews.moves import Moves
from publishing.reviews.status import Standing
from publishing.settings.not_found import MOVED

READS_OTHERWISE = "reads otherwise than it was signed"
"""What a build says of pages whose words are as they were, and whose article is not."""


def digest_of_article(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def built_file(page: str) -> str:
    """Where a page is built, below the site's root."""
    name = f"{address_of(page)}index.html"
    return MOVED.get(name, name)


def read_articles(site: Path, content: Content, site_url: str, hiding: Iterable[str] = ()) -> dict[str, str]:
    """The article of every page of a built site, by the page's path."""
    moves, hiding = Moves(content), list(hiding)
    firsts = {address_of(page): address_of(first) for page, first in moves.addresses.items()}
    found: dict[str, str] = {}
    for page in content.pages:
        path = site / built_file(page)
        if path.is_file():
            found[page] = read_article(path.read_text("utf-8"), site_url, address_of(page), firsts, hiding)
    return found


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
