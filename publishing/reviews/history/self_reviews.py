"""Sign-offs whose signer also wrote the words, as far as one look through the history tells."""

from collections.abc import Sequence
from dataclasses import dataclass

from publishing.content.models.records import Reviewer
from publishing.reviews.digests import changed_parts
from publishing.reviews.history.known_reviewers import addresses_of
from publishing.reviews.ledger.entries import Ledger, LedgerFile


@dataclass(frozen=True)
class LoggedCommit:
    """A commit: its id, the address of its author in lower case, and the files it changed."""

    id: str
    author: str
    files: frozenset[str]


def self_reviews(
    ledger: Ledger, reviewers: dict[str, Reviewer], log: Sequence[LoggedCommit]
) -> frozenset[tuple[str, int]]:
    """Page and place of each newest entry that its signer's own words stand in; the log begins with the newest commit.

    Only pages and partials count: who wrote which record of a data file takes a closer look, which new entries get
    before they are merged.
    """
    found: set[tuple[str, int]] = set()
    for page, file in ledger.files.items() if log else ():
        if _signers(file, reviewers, log) & _authors(file, log):
            found.add((page, len(file.entries) - 1))
    return frozenset(found)


def _signers(file: LedgerFile, reviewers: dict[str, Reviewer], log: Sequence[LoggedCommit]) -> set[str]:
    """The people who sign in the reviewer's name, and whoever changed the ledger last."""
    reviewer = reviewers.get(file.entries[-1].reviewer)
    committed = next((commit.author for commit in log if file.source.path in commit.files), None)
    return (addresses_of(reviewer) if reviewer else set()) | ({committed} if committed else set())


def _authors(file: LedgerFile, log: Sequence[LoggedCommit]) -> set[str]:
    """Whoever changed a page or partial between the last two entries."""
    entry = file.entries[-1]
    before = file.entries[-2] if len(file.entries) > 1 else None
    parts = changed_parts(before.parts if before else "", entry.parts)
    files = {part.partition("#")[0] for part in parts if not part.startswith("docs/_data/")}
    places = {commit.id: place for place, commit in enumerate(log)}
    first = places.get(entry.commit or "", len(log))
    last = places.get(before.commit or "", len(log)) if before else len(log)
    return {commit.author for commit in log[first:last] if commit.files & files}
