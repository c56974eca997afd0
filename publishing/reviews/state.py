"""The state of all reviews on one day: everything that feeds, pages and commands print is taken from here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from jinja2 import TemplateSyntaxError

from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.read import read
from publishing.reviews.digests import Digests
from publishing.reviews.expired_facts import ExpiredFact, expired_facts, expired_on
from publishing.reviews.history.self_reviews import LoggedCommit, self_reviews
from publishing.reviews.ledger import rules as ledger_rules
from publishing.reviews.ledger.entries import FOLDER, Ledger, read_ledger
from publishing.reviews.ledger.rubber_stamps import rubber_stamps
from publishing.reviews.status import Standing, Status, standings
from publishing.reviews.words import PARTIALS_FOLDER, Words


class Past(Protocol):
    """What the history of the project tells."""

    def changed_on(self, part: str, content: Content) -> date | None:
        """The day a part of a page was last changed, or None where nobody knows."""

    def log(self) -> Sequence[LoggedCommit]:
        """Every commit, the newest first."""


class NoPast:
    """Without git nobody knows when a part was changed, or by whom."""

    def changed_on(self, part: str, content: Content) -> date | None:  # noqa: ARG002 - as Past has it
        return None

    def log(self) -> Sequence[LoggedCommit]:
        return ()


NO_PAST = NoPast()


@dataclass(frozen=True)
class Reviews:
    """The ledger of one day held against the words of that day."""

    today: date
    ledger: Ledger
    digests: Digests
    standings: dict[str, Standing]
    expired: dict[str, ExpiredFact]
    marks: dict[str, list[str]]
    past: Past

    @property
    def content(self) -> Content:
        return self.digests.words.content

    def title(self, page: str) -> str:
        return self.content.pages[page].meta.title if page in self.content.pages else page

    def expired_facts(self, page: str) -> list[ExpiredFact]:
        """The expired facts that a page prints or cites."""
        if page.startswith(PARTIALS_FOLDER):
            return []
        return expired_on(self.digests.words.assemblies[page], self.content, self.expired)

    def text_changed_on(self, page: str) -> date | None:
        """The day on which the signed words became others, or None where nobody knows."""
        standing = self.standings[page]
        if standing.status is not Status.CHANGED_SINCE_REVIEW:
            return None
        return self._newest(standing.changed_parts)

    def modified_on(self, page: str) -> date | None:
        """The day the page's words were last changed in any part, or None where nobody knows."""
        lines = self.standings[page].digest.parts.splitlines()
        return self._newest(line.split(" ", 1)[1] for line in lines)

    def _newest(self, parts: Iterable[str]) -> date | None:
        days = [self.past.changed_on(part, self.content) for part in parts]
        return max(days) if days and all(days) else None


def review(content: Content, folder: Path, today: date, past: Past = NO_PAST) -> tuple[Reviews, list[Problem]]:
    """The state of the reviews of a content that was read without problems, and what is wrong in the ledger."""
    ledger, problems = read_ledger(folder)
    words = Words(content)
    problems += ledger_rules.problems(ledger, words, today)
    if problems:
        ledger = Ledger()
    by_themselves = self_reviews(ledger, content.data["reviewers"], past.log()) if ledger.files else frozenset()
    digests = Digests(words)
    found = standings(ledger, digests, today)
    reviews = Reviews(
        today, ledger, digests, found, expired_facts(content, today), rubber_stamps(ledger, by_themselves), past
    )
    return reviews, problems


def review_project(
    project: Path, today: date, past: Past = NO_PAST, latest: date = date.max
) -> tuple[Reviews | None, list[Problem]]:
    """The state of the reviews of a project folder, or None and every problem in its pages, data and ledger.

    `latest` is the last day that something can have been checked on.
    """
    from publishing.checks.run import read_and_check  # noqa: PLC0415 - half the time of starting a command that only tells

    content, problems = read_and_check(project / "docs", latest)
    if problems:
        return None, problems
    reviews, problems = review(content, project / FOLDER, today, past)
    return (None, problems) if problems else (reviews, [])


def review_readable(project: Path, today: date, past: Past = NO_PAST) -> tuple[Reviews | None, list[Problem]]:
    """The same in a third of the time, for commands that only tell: a page may cite or link what does not exist."""
    content, problems = read(project / "docs")
    if problems:
        return None, problems
    try:
        reviews, problems = review(content, project / FOLDER, today, past)
    except TemplateSyntaxError:
        from publishing.checks.run import check  # noqa: PLC0415

        return None, check(content)
    return (None, problems) if problems else (reviews, [])
