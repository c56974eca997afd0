"""What stood at commits: their heads, the register, the class of a page. Of a commit it never becomes another."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from publishing.cache.store import Cache, NoCache
from publishing.cache.together import Together
from publishing.content.models.field_types import ReviewClass
from publishing.content.models.reviewers import Reviewer
from publishing.git.repository import Repository
from publishing.reviews.history.known_reviewers import REGISTER, reviewers_in
from publishing.reviews.history.past_classes import class_at

WHOLE_NAME = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
"""The name of a commit that is made from all that it holds. What HEAD or a branch names becomes another."""


class Head(NamedTuple):
    """What tells where a commit comes from."""

    parents: Sequence[str]
    author: str
    """The address that the commit names."""


class AtCommits:
    """Asks git, and keeps what it found; what it did not find may have come by the next command."""

    def __init__(self, repository: Repository, kept: Cache | NoCache) -> None:
        self._repository = repository
        self._heads, self._registers, self._classes = (Together(kept, key) for key in ("heads", "registers", "classes"))
        self.kept = (self._heads, self._registers, self._classes)
        self._reviewers_in = cache(lambda blob: reviewers_in(repository.text_of(blob) or ""))

    def head(self, commit: str) -> Head | None:
        """What stands at the head of a commit, or None if there is none of that name."""

        def asked() -> Head | None:
            found = self._repository.read_commit(commit)
            return Head(found.parents, found.author) if found else None

        told = self._found(self._heads, commit, "", asked)
        return Head(*told) if told else None

    def reviewers(self, commit: str) -> dict[str, Reviewer]:
        """The reviewers by id as they stood in the register; none where there was none."""
        place = f"{commit}:./{REGISTER}"
        blob = self._found(self._registers, commit, "", lambda: self._repository.name_of(place))
        return self._reviewers_in(blob) if blob else {}

    def class_of(self, commit: str, page: str) -> ReviewClass | None:
        """The class of a page, or None where there was no such page, or no class in it."""
        return self._found(self._classes, commit, page, lambda: class_at(self._repository, commit, page))

    def _found(self, kept: Together, commit: str, inside: str, ask: Callable[[], Any]) -> Any:
        return kept.found(f"{commit} {inside}", ask) if WHOLE_NAME.fullmatch(commit) else ask()
