"""Who wrote the words that an entry signs: nobody signs off what they wrote themselves."""

from collections.abc import Sequence

from publishing.git.repository import NoHistoryError
from publishing.reviews.digests import changed_parts
from publishing.reviews.history.authors import authors
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.ledger.entry import Entry


def writers_of(entry: Entry, earlier: Sequence[Entry], past: PastWords) -> set[str]:
    """The addresses of everybody who wrote at the words since other words of the page were signed.

    Words that another person of the same profession has signed already are not their author's any more.
    """
    same = [other for other in earlier if other.words == entry.words and other.outcome != "withdrawn"]
    if any(other.counts_as == entry.counts_as and other.reviewer != entry.reviewer for other in same):
        return set()
    before = next((other for other in reversed(earlier) if other.words != entry.words), None)
    try:
        commit, digests = past.signed(entry)
        since, old = past.signed(before) if before else (None, None)
        parts = changed_parts(old.of(before.page).parts if old and before else "", digests.of(entry.page).parts)
    except (NoHistoryError, KeyError):
        return set()
    return authors(past.history, [*map(digests.words.today, parts)], digests.words.content, since, commit)
