"""Who wrote the words that an entry signs: nobody signs off what they wrote themselves."""

from collections.abc import Sequence

from publishing.git.repository import NoHistoryError
from publishing.reviews.digests import changed_parts
from publishing.reviews.history.authors import authors
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.ledger.approvals import Approval, approvals
from publishing.reviews.ledger.entry import Entry


def writers_of(entry: Entry, earlier: Sequence[Entry], past: PastWords) -> set[str]:
    """The addresses of everybody who wrote at the words since other words of the page were reviewed.

    Words that another person of the same profession has reviewed already are not their author's any more. What was
    taken back is no review, and one of a part of the page is none of the whole.
    """
    given = [one for one in approvals(earlier) if one.withdrawn is None and _reviewed_for(entry, one)]
    try:
        commit, digests = past.signed(entry)
        page = digests.of(entry.page)
        if any(one.seals[-1].words == page.digest and one.review.reviewer != entry.reviewer for one in given):
            return set()
        seals = [seal for one in given for seal in one.seals]
        before = next((other for other in reversed(earlier) if other in seals and other.words != page.digest), None)
        since, old = past.signed(before) if before else (None, None)
        parts = changed_parts(old.of(before.page).parts if old and before else "", digests.of(entry.text).parts)
    except (NoHistoryError, KeyError):
        return set()
    return authors(past.history, [*map(digests.words.today, parts)], digests.words.content, since, commit)


def _reviewed_for(entry: Entry, approval: Approval) -> bool:
    """Whether a review spares an entry a look at older words. A harmless edit follows the review of anybody."""
    return entry.outcome == "carried-over" or approval.review.counts_as == entry.counts_as
