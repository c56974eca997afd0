"""The state of all reviews on one day: everything that feeds, pages and commands print is taken from here."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from jinja2 import TemplateSyntaxError

from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.read import read
from publishing.reviews.digests import Digests, changed_parts
from publishing.reviews.history.judged_entries import Judged, judged
from publishing.reviews.history.past import NO_PAST, Past
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.files import FOLDER, Ledger, read_ledger
from publishing.reviews.state.expired_facts import ExpiredFact, expired_facts, expired_on
from publishing.reviews.state.rubber_stamps import rubber_stamps
from publishing.reviews.state.status import Standing, Status, standings
from publishing.reviews.words import PARTIALS_FOLDER, Words

COUNTS_FOR_NOTHING = "in sign-offs that therefore count for nothing"
"""How the list of `Reviews.set_aside` is told."""


@dataclass(frozen=True)
class Reviews:
    """The ledger of one day held against the words of that day."""

    today: date
    ledger: Ledger
    digests: Digests
    standings: dict[str, Standing]
    judged: dict[str, list[Judged]]
    """Every entry about each page of today, the oldest first, with what is wrong with it."""
    expired: dict[str, ExpiredFact]
    marks: dict[str, list[str]]
    past: Past
    reads: Mapping[str, str] = field(default_factory=dict)
    """The digests of the articles as they were built, by page, as far as they are known."""
    modified: dict[str, date | None] = field(default_factory=dict)
    """The days that `modified_on` gave: a build asks three times."""
    differing: dict[tuple[str, ...], tuple[str, ...] | None] = field(default_factory=dict)
    """What `since_signed` gave, by the entry and by today's words: as often."""

    @property
    def content(self) -> Content:
        return self.digests.words.content

    @cached_property
    def set_aside(self) -> list[Problem]:
        """What is wrong with entries that therefore count for nothing, but of those that were given again."""
        return sorted({problem for page in self.judged.values() for one in _open(page) for problem in one.problems})

    def title(self, page: str) -> str:
        return self.content.pages[page].meta.title if page in self.content.pages else page

    def expired_facts(self, page: str) -> list[ExpiredFact]:
        """The expired facts that a page prints or cites."""
        if page.startswith(PARTIALS_FOLDER):
            return []
        return expired_on(self.digests.words.assemblies[page], self.content, self.expired)

    def changed_parts(self, page: str) -> tuple[str, ...]:
        """The parts of a page that are not as they were signed, by their names of today; none where nobody knows."""
        standing = self.standings[page]
        if standing.status is not Status.CHANGED_SINCE_REVIEW:
            return ()
        found: set[str] = set()
        for name in (page, *standing.worse_partials):
            found.update(self.since_signed(name) or ())
        return tuple(sorted(map(self.digests.words.today, found)))

    def since_signed(self, text: str) -> tuple[str, ...] | None:
        """The parts of a page or partial that are not as they were signed, by the names they have in digests.

        None if nobody signed it, or nobody knows the words that were signed.
        """
        signed, today = self.standings[text].signed, self.standings[text].digest
        if signed is None:
            return None
        key = (signed.page, signed.commit, signed.words, today.digest)
        if key not in self.differing:
            before = self.past.parts_of(signed)
            self.differing[key] = None if before is None else tuple(changed_parts(before, today.parts))
        return self.differing[key]

    def text_changed_on(self, page: str) -> date | None:
        """The day on which the signed words became others, or None where nobody knows."""
        return _newest(map(self._changed_on, self.changed_parts(page)))

    def modified_on(self, page: str) -> date | None:
        """The day the words of a page, or of sections of it, were last changed, or None where nobody knows."""
        if page not in self.modified:
            self.modified[page] = _newest(map(self._day_of_line, self.digests.of(page).lines))
        return self.modified[page]

    @cached_property
    def _day_of_line(self) -> Callable[[str], date | None]:
        """The day of a part by its line in a digest: pages share most of their lines, and a page has two hundred."""
        return cache(lambda line: self._changed_on(self.digests.words.today(line.split(" ", 1)[1])))

    def _changed_on(self, part: str) -> date | None:
        return self.past.changed_on(part, self.content)


def review(
    content: Content, folder: Path, today: date, past: Past = NO_PAST, reads: Mapping[str, str] | None = None
) -> tuple[Reviews, list[Problem]]:
    """The state of the reviews of a content that was read without problems, and what cannot be read in the ledger.

    What is wrong with an entry that can be read sets the entry aside, and stops nothing.
    """
    ledger, problems = read_ledger(folder)
    digests = Digests(Words(content))
    found = _judged(ledger, digests.words, past, today)
    counting = {page: [one.entry for one in entries if one.counts] for page, entries in found.items()}
    reviews = Reviews(
        today,
        ledger,
        digests,
        standings(counting, digests, today, reads),
        found,
        expired_facts(content, today),
        rubber_stamps(found),
        past,
        reads or {},
    )
    return reviews, problems


def _newest(found: Iterable[date | None]) -> date | None:
    days = set(found)
    return max(days) if days and None not in days else None


def _judged(ledger: Ledger, words: Words, past: Past, today: date) -> dict[str, list[Judged]]:
    """The entries about every page and partial of today. Those about pages that are gone are history, and stay."""
    partials = (PARTIALS_FOLDER + name for name in words.content.partials)
    paths = {page: words.moves.paths(page) for page in (*words.content.pages, *partials)}
    entries = {page: placed for page, names in paths.items() if (placed := ledger.of(*names))}
    past.ask_together(one for placed in entries.values() for one in placed)
    return {page: judged(placed, past, today, paths[page]) for page, placed in entries.items()}


def _open(entries: Sequence[Judged]) -> Iterator[Judged]:
    """The entries that their reviewer has not mended by signing again: old ones can be neither edited nor deleted."""
    for place, one in enumerate(entries):
        again = (
            later.counts and later.entry.reviewer == one.entry.reviewer and later.entry.outcome == "approved"
            for later in entries[place + 1 :]
        )
        if not any(again):
            yield one


def entries_of(reviews: Reviews, page: str) -> list[Entry]:
    """The entries about a page, under whatever path, the oldest first."""
    return [one.entry for one in reviews.judged.get(page, [])]


def review_project(
    project: Path, today: date, past: Past = NO_PAST, latest: date = date.max, reads: Mapping[str, str] | None = None
) -> tuple[Reviews | None, list[Problem]]:
    """The state of the reviews of a project folder, or None and every problem in its pages, data and ledger.

    `latest` is the last day that something can have been checked on.
    """
    from publishing.checks.run import read_and_check  # noqa: PLC0415 - half the time of a command that only tells

    content, problems = read_and_check(project / "docs", latest)
    if problems:
        return None, problems
    reviews, problems = review(content, project / FOLDER, today, past, reads)
    return (None, problems) if problems else (reviews, [])


def review_readable(
    project: Path, today: date, past: Past = NO_PAST, reads: Mapping[str, str] | None = None
) -> tuple[Reviews | None, list[Problem]]:
    """The same in a third of the time, for commands that only tell: a page may cite or link what does not exist."""
    content, problems = read(project / "docs")
    if problems:
        return None, problems
    try:
        reviews, problems = review(content, project / FOLDER, today, past, reads)
    except TemplateSyntaxError:
        from publishing.checks.run import check  # noqa: PLC0415

        return None, check(content)
    return (None, problems) if problems else (reviews, [])
