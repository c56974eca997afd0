"""What the entries about a page add up to: whose review still stands for which words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.scope import Scope


@dataclass(frozen=True)
class Approval:
    """The newest review of one reviewer, and the harmless edits that were let through since."""

    seals: tuple[Entry, ...]
    """The review, then each entry that carried it over. The last one names the words that it stands for."""
    withdrawn: Entry | None = None
    """The entry by which the reviewer took it back."""

    @property
    def review(self) -> Entry:
        """The entry for which somebody read the words."""
        return self.seals[0]

    @property
    def carried(self) -> Entry | None:
        """The newest entry that carried it over."""
        return self.seals[-1] if len(self.seals) > 1 else None

    def stands_for(self, words: str, reads: str | None) -> bool:
        """Whether it is a review of these words, as typed and as they read when built, where that is known."""
        seal = self.seals[-1]
        return (
            self.withdrawn is None
            and seal.bound_words == words
            and (None in (reads, seal.reads) or seal.reads == reads)
        )


def approvals(entries: Iterable[Entry]) -> list[Approval]:
    """The newest approval of the whole page by each reviewer, in the order they were given; `entries` begins with the
    oldest."""
    found: dict[str, Approval] = {}
    for entry in entries:
        if entry.scope:
            continue  # who read a part says nothing of the whole
        if entry.outcome == "approved":
            found.pop(entry.reviewer, None)
            found[entry.reviewer] = Approval((entry,))
        elif entry.outcome == "carried-over":
            for reviewer, approval in found.items():
                if approval.withdrawn is None and approval.seals[-1].words == entry.carried_from:
                    found[reviewer] = replace(approval, seals=(*approval.seals, entry))
        else:
            _take_back(found, entry)
    return list(found.values())


def approvals_of_parts(entries: Iterable[Entry]) -> list[Approval]:
    """The newest approval of each part of the page by each reviewer, in the order they were given.

    Who later reviews the whole page, or takes a review back, leaves none of parts.
    """
    found: dict[tuple[str, Scope], Approval] = {}
    for entry in entries:
        if entry.scope:
            found.pop((entry.reviewer, entry.scope), None)
            found[entry.reviewer, entry.scope] = Approval((entry,))
        elif entry.outcome != "carried-over":
            found = {key: approval for key, approval in found.items() if key[0] != entry.reviewer}
    return list(found.values())


def _take_back(found: dict[str, Approval], entry: Entry) -> None:
    """Who withdraws takes back their own review, and what they carried over of the reviews of others."""
    for reviewer, approval in found.items():
        if reviewer == entry.reviewer:
            found[reviewer] = replace(approval, withdrawn=approval.withdrawn or entry)
        else:
            places = [place for place, seal in enumerate(approval.seals) if place and seal.reviewer == entry.reviewer]
            found[reviewer] = replace(approval, seals=approval.seals[: min(places)]) if places else approval


def missing(groups: Iterable[frozenset[str]], given: Iterable[Approval]) -> list[frozenset[str]]:
    """The groups of professions of which nobody gave an approval; nobody counts for two groups."""
    wanted, people = list(groups), [approval.review.counts_as or "" for approval in given]
    best = _assigned(wanted, people)
    return [group for place, group in enumerate(wanted) if place not in best]


def _assigned(wanted: list[frozenset[str]], people: list[str], place: int = 0) -> frozenset[int]:
    """The places of the groups that people can stand for, as many as possible; there are never more than a few."""
    if place == len(wanted):
        return frozenset()
    without = _assigned(wanted, people, place + 1)
    for number, profession in enumerate(people):
        if profession in wanted[place]:
            rest = _assigned(wanted, people[:number] + people[number + 1 :], place + 1) | {place}
            without = max(without, rest, key=len)
    return without
