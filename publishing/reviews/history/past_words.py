"""The words of an earlier day, read from git and put together as they were."""

import tempfile
from pathlib import Path

from publishing.content.read import read
from publishing.git.repository import NoHistoryError
from publishing.reviews.digests import Digests
from publishing.reviews.history.changes import History
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.words import Words

MOST_COMMITS_TRIED = 200
"""So many commits are searched for signed words whose own commit is gone, the newest first."""


class PastWords:
    """Every state of docs/ that one command asks for, each read once."""

    def __init__(self, history: History) -> None:
        self.history = history
        self._by_words: dict[tuple[str, ...], Digests] = {}

    def at(self, commit: str) -> Digests:
        """The words at a commit. Files that today's rules cannot read are missing from them.

        Raises NoHistoryError when git does not hold the commit, or no docs/ in it.
        """
        # Most commits change no word: those with a sign-off do not.
        words = self.history.names_of_words(commit)
        if words not in self._by_words:
            with tempfile.TemporaryDirectory() as folder:
                content, _ = read(self.history.write_words_at(commit, Path(folder)))
            self._by_words[words] = Digests(Words(content))
        return self._by_words[words]

    def digest_at(self, commit: str, page: str) -> str | None:
        """The page's digest at a commit, or None if it cannot be put together there."""
        try:
            return self.at(commit).digest(page)
        except NoHistoryError:
            return None

    def signed(self, entry: Entry) -> tuple[str, Digests]:
        """The commit that holds the words of an entry, and all words at it.

        A branch that was squashed into one commit leaves its own commits behind; the words are then found by their
        digest. Raises NoHistoryError when no commit holds them.
        """
        if self.digest_at(entry.commit, entry.page) == entry.words:
            return entry.commit, self.at(entry.commit)
        for commit in self.history.commits_of_words()[:MOST_COMMITS_TRIED]:
            if self.digest_at(commit, entry.page) == entry.words:
                return commit, self.at(commit)
        raise NoHistoryError(
            f"no commit holds the words of docs/{entry.page} that were signed on {entry.moment.date()}."
        )
