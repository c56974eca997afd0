"""What a reviewer reads before signing: the built page, or the difference since the last review."""

import sys

from publishing.cache.site_files import SiteFiles
from publishing.checks.files.hiding import hidden_on_screen
from publishing.commands.reviews.arguments import PROJECT
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.ledger.files import file_name
from publishing.reviews.ledger.scope import Scope
from publishing.reviews.reports.difference_texts import as_html, as_markdown
from publishing.reviews.reports.feeds import JSON_FEED, address_of_site, reads_in_feed
from publishing.reviews.state.built import built_file, is_of, read_digests, site_to_read
from publishing.reviews.state.difference import Difference, difference
from publishing.reviews.state.reviews import Reviews
from publishing.reviews.state.signing import RefusedError
from publishing.reviews.words import PARTIALS_FOLDER

SITE = PROJECT / "site"
FOLDER = PROJECT / ".cache" / "diff-since-review"


def article_digest(page: str, reviews: Reviews, scope: Scope | None) -> str | None:
    """The digest of the article of a page in the built site, or of sections of it; None for a partial.

    Raises RefusedError where the site is not there, or was built from other words.
    """
    if page.startswith(PARTIALS_FOLDER):
        return None
    built = SITE / built_file(page)
    if not built.is_file() or not is_of(built.read_text("utf-8"), reviews.digests.of(page).digest):
        raise RefusedError(f"{built} is not built from today's words. Build it first: make site.")
    if scope and scope.sections:
        text, url = scope.text(page), address_of_site(SITE / JSON_FEED)
        return read_digests(SiteFiles(SITE), [text], site_to_read(reviews.content, url, hidden_on_screen()))[text]
    digest = reads_in_feed(SITE / JSON_FEED).get(page)
    if digest is None:
        raise RefusedError(f"{SITE / JSON_FEED} does not say how {page} reads. Build it first: make site.")
    return digest


def difference_since_review(page: str, reviews: Reviews, past: PastWords) -> Difference:
    """The words that somebody signed last against today's.

    Raises RefusedError for a page that nobody signed, NoHistoryError where no commit holds those words.
    """
    standing = reviews.standings.get(page)
    if standing is None or standing.signed is None:
        raise RefusedError(f"docs/{page} was never signed off: read the page itself.")
    _, digests = past.signed(standing.signed)
    return difference(page, standing.signed, digests, reviews)


def show_difference(page: str, reviews: Reviews, past: PastWords) -> None:
    """Print the difference, and write it as a page to print. Raises as difference_since_review does."""
    found = difference_since_review(page, reviews, past)
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{file_name(page).removesuffix('.yml')}.html"
    path.write_text(as_html(found, PROJECT), encoding="utf-8")
    print(as_markdown(found))
    print(f"\nTo print: {path}", file=sys.stderr)
