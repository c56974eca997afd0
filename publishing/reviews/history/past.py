"""What the history of a project tells of its words and sign-offs; without one, what is said in its place."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

from publishing.cache.keys import digest, digest_of_code
from publishing.cache.store import Cache
from publishing.cache.together import Together
from publishing.content.model import Content
from publishing.git.repository import NoHistoryError
from publishing.reviews.digests import Digests, digest_of_parts
from publishing.reviews.history.verdicts import Judge, Verdict
from publishing.reviews.identity.proof import UNPROVEN, Proof
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.files import Placed


class Past(Protocol):
    """What the history of the project tells."""

    def changed_on(self, part: str, content: Content) -> date | None:
        """The day a part of a page was last changed, or None where nobody knows."""

    def parts_of(self, entry: Entry) -> str | None:
        """The parts of the words that were signed, one a line with its digest; None where nobody knows."""

    def words_of(self, entry: Entry) -> Digests | None:
        """All words as they were when an entry was signed; None where nobody knows."""

    def ask_together(self, entries: Iterable[Placed]) -> None:
        """Look for what proves many entries, on all cores, before verdicts are asked for one by one."""

    def verdict(self, placed: Placed, earlier: Sequence[Placed]) -> Verdict:
        """What is wrong with an entry; `earlier` are those about the same page before it, the oldest first."""

    def withdrawals(self, file: str) -> list[Placed]:
        """The withdrawals that ever came into a file of the ledger, each in the file as it was then."""

    def keep(self) -> None:
        """Keep what was found out, for the next command."""


class NoPast:
    """Without git nobody knows when a part was changed, or who signed."""

    def changed_on(self, part: str, content: Content) -> date | None:  # noqa: ARG002 - as Past has it
        return None

    def parts_of(self, entry: Entry) -> str | None:  # noqa: ARG002 - as Past has it
        return None

    def words_of(self, entry: Entry) -> Digests | None:  # noqa: ARG002 - as Past has it
        return None

    def ask_together(self, entries: Iterable[Placed]) -> None:
        pass

    def verdict(self, placed: Placed, earlier: Sequence[Placed]) -> Verdict:  # noqa: ARG002 - as Past has it
        message = f"{UNPROVEN} this copy does not hold the whole history. Get it: git fetch --unshallow."
        return Verdict((placed.problem("proof", message),), Proof(why_not=message))

    def withdrawals(self, file: str) -> list[Placed]:  # noqa: ARG002 - as Past has it
        return []

    def keep(self) -> None:
        pass


class GitPast:
    """What git tells, and the website that hosts the project."""

    def __init__(self, judge: Judge) -> None:
        self._judge, self._kept = judge, judge.kept
        self._state = cache(self._state_of)
        self._changed: dict[str, date | None] = {}

    @cached_property
    def _days(self) -> Together:
        return Together(self._kept, digest("changed", self._judge.history.head))

    def changed_on(self, part: str, content: Content) -> date | None:
        """Pages share most of their parts, so each is asked for once; the content is the one that is checked out."""
        if part not in self._changed:
            self._changed[part] = self._changed_on(part, content)
        return self._changed[part]

    def _changed_on(self, part: str, content: Content) -> date | None:
        history = self._judge.history
        # Git reads the whole history of a file for this, and the places of all its lines are worked out.
        name = f"{self._state(part.partition('#')[0])} {part}"
        day = self._days.found(name, lambda: str(history.changed_on(part, content) or ""))
        return date.fromisoformat(day) if day else None

    def _state_of(self, file: str) -> str:
        path = self._judge.history.project / file
        return digest(path.read_bytes() if path.is_file() else None)

    def parts_of(self, entry: Entry) -> str | None:
        parts = self._kept.found(digest("parts", entry.page, entry.words, entry.commit), lambda: self._parts_of(entry))
        # Nothing can stand in the cache in their place: the digest that was signed is that of the parts.
        return parts if digest_of_parts(parts) == entry.words else None

    def _parts_of(self, entry: Entry) -> str:
        words = self.words_of(entry)
        return words.of(entry.page).parts if words else ""

    def words_of(self, entry: Entry) -> Digests | None:
        try:
            return self._judge.past.signed(entry)[1]
        except NoHistoryError:
            return None

    def ask_together(self, entries: Iterable[Placed]) -> None:
        self._judge.ask_together(entries)

    def verdict(self, placed: Placed, earlier: Sequence[Placed]) -> Verdict:
        return self._judge.verdict(placed, earlier)

    def withdrawals(self, file: str) -> list[Placed]:
        return self._judge.origins.withdrawals(file)

    def keep(self) -> None:
        self._kept.save([one.keep() for one in (self._days, *self._judge.kept_together)])


NO_PAST = NoPast()


def past_of(judge: Judge) -> Past:
    """What the history tells, if all of it is here: in a shallow copy everybody's words seem to be by one person.

    What an earlier command kept may be used where a change is built, never where a change is judged: it could bring a
    cache of its own.
    """
    return GitPast(judge) if judge.history.known else NO_PAST


def kept_in(project: Path) -> Cache:
    """What earlier commands found out about sign-offs."""
    return Cache(project, "sign-offs", digest_of_code(project))
