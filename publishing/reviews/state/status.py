"""Where each page stands: computed from the ledger, today's words and the day, never typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from publishing.content.models.field_types import ReviewClass
from publishing.reviews.classes import INTERVAL_MONTHS, NEEDED, next_review, strictest
from publishing.reviews.digests import Digests, PageDigest
from publishing.reviews.ledger.approvals import Approval, approvals, approvals_of_parts, missing
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.words import PARTIALS_FOLDER

DUE_SOON = timedelta(days=60)
"""How long before its date a page asks for its next review."""


class Status(IntEnum):
    """The states of a page, from the best to the worst."""

    CURRENT = 0
    DUE_SOON = 1
    OVERDUE = 2
    PARTLY_REVIEWED = 3
    CHANGED_SINCE_REVIEW = 4
    WITHDRAWN = 5
    NEVER_REVIEWED = 6

    def __str__(self) -> str:
        return self.name.lower().replace("_", "-")


IN_FORCE = (Status.CURRENT, Status.DUE_SOON, Status.OVERDUE)
"""The states in which everybody who must have read today's words has."""

STANDS_FOR_PARTS = (Status.CURRENT, Status.DUE_SOON, Status.PARTLY_REVIEWED)
"""The states of a shared block beside which a review of a part of the page may be told."""


@dataclass(frozen=True)
class Standing:
    """Where one page, or one partial with a ledger of its own, stands on one day."""

    page: str
    review_class: ReviewClass
    status: Status
    digest: PageDigest
    approvals: tuple[Approval, ...] = ()
    """The newest of each reviewer, the oldest first, also of earlier words and taken back."""
    standing: tuple[Approval, ...] = ()
    """Those of today's words."""
    of_parts: tuple[Approval, ...] = ()
    """Those of named parts of the page alone, the oldest first. They change nothing of where the page stands."""
    parts_standing: tuple[Approval, ...] = ()
    """Those of parts that read today as they were signed, and are not due again."""
    missing: tuple[frozenset[str], ...] = ()
    """Professions of which one must still review the words that others have reviewed."""
    next_review: date | None = None
    """Null without a review in force, and for pages without an interval."""
    worse_partials: tuple[str, ...] = ()
    """Partials with a sign-off of their own that pull the page's status down, or its next review forward."""

    @property
    def scheduled(self) -> bool:
        """Whether pages of this class are reviewed at intervals at all."""
        return INTERVAL_MONTHS[self.review_class] is not None

    @property
    def in_force(self) -> bool:
        """Whether everybody who must have read today's words has, all of them."""
        return self.status in IN_FORCE

    @property
    def last(self) -> Approval | None:
        """The newest approval of today's words; without one, of earlier words; without one, one that was taken back."""
        kept = [approval for approval in self.approvals if approval.withdrawn is None]
        return next((group[-1] for group in (self.standing, kept, self.approvals) if group), None)

    @property
    def signed(self) -> Entry | None:
        """The newest entry about words that somebody vouches for: what today's words are compared with."""
        return self.last.seals[-1] if self.last else None


def standings(
    entries: Mapping[str, Sequence[Entry]], digests: Digests, today: date, reads: Mapping[str, str] | None
) -> dict[str, Standing]:
    """Where every page stands, and every partial that has a ledger, by path.

    `entries` are those that count, oldest first, by the page they are about; `reads` the digests of the articles as
    they were built, where it is known.
    """
    content, built = digests.words.content, reads or {}
    signed = (page for page, counting in entries.items() if counting and page.startswith(PARTIALS_FOLDER))
    partials = {page: _own(page, entries[page], digests, today, None) for page in signed}
    pages = {page: _own(page, entries.get(page, ()), digests, today, built.get(page)) for page in content.pages}
    for page, counting in entries.items():
        if page in pages and (of_parts := approvals_of_parts(counting)):
            pages[page] = _with_parts(pages[page], of_parts, digests, today, built)
    for path, standing in pages.items():
        reached = digests.words.assemblies[path].partials
        if printed := [partials[name] for name in partials if name.removeprefix(PARTIALS_FOLDER) in reached]:
            pages[path] = _with_partials(standing, printed)
    return pages | partials


def _own(page: str, entries: Sequence[Entry], digests: Digests, today: date, reads: str | None) -> Standing:
    digest, review_class = digests.of(page), digests.words.review_class(page)
    given = approvals(entries)
    standing = [approval for approval in given if approval.stands_for(digest.digest, reads)]
    kept = [approval for approval in given if approval.withdrawn is None]
    # A partial's class is its reviewer's to say. A page's may become stricter at once, and looser with the next review.
    signed = [approval.review.review_class for approval in standing or kept]
    review_class = strictest(signed if page.startswith(PARTIALS_FOLDER) and signed else (*signed, review_class))
    common = {"approvals": tuple(given), "standing": tuple(standing)}
    if standing:
        lacking = missing(NEEDED[review_class], standing)
        if lacking:
            common["missing"] = tuple(lacking)
            return Standing(page, review_class, Status.PARTLY_REVIEWED, digest, **common)
        due = next_review(_reviewed_on(review_class, standing), review_class)
        return Standing(page, review_class, _by_date(due, today), digest, **common, next_review=due)
    status = Status.CHANGED_SINCE_REVIEW if kept else Status.WITHDRAWN if given else Status.NEVER_REVIEWED
    return Standing(page, review_class, status, digest, **common)


def _with_parts(
    page: Standing, of_parts: Sequence[Approval], digests: Digests, today: date, built: Mapping[str, str]
) -> Standing:
    standing = []
    for approval in of_parts:
        review = approval.review
        text = review.scope.text(page.page) if review.scope else page.page
        due = next_review(review.date, strictest((page.review_class, review.review_class)))
        if (due is None or due >= today) and approval.stands_for(digests.digest(text) or "", built.get(text)):
            standing.append(approval)
    return replace(page, of_parts=tuple(of_parts), parts_standing=tuple(standing))


def _reviewed_on(review_class: ReviewClass, given: Iterable[Approval]) -> date:
    """The day of the oldest review that the class cannot do without."""
    newest_first = sorted(given, key=lambda approval: approval.review.date, reverse=True)
    for count in range(1, len(newest_first) + 1):
        if not missing(NEEDED[review_class], newest_first[:count]):
            return newest_first[count - 1].review.date
    return newest_first[-1].review.date


def _by_date(due: date | None, today: date) -> Status:
    if due is None or due - today > DUE_SOON:
        return Status.CURRENT
    return Status.OVERDUE if today > due else Status.DUE_SOON


def _with_partials(page: Standing, partials: list[Standing]) -> Standing:
    """The page with the worst of its parts: a warning that is due makes every page due that prints it."""
    if any(partial.status not in STANDS_FOR_PARTS for partial in partials):
        page = replace(page, parts_standing=())
    if page.status is Status.NEVER_REVIEWED:
        return page
    status = max(page.status, *(partial.status for partial in partials))
    dates = [day for day in (page.next_review, *(partial.next_review for partial in partials)) if day]
    due = min(dates, default=None) if status in IN_FORCE else None
    sooner = [partial for partial in partials if due and partial.next_review == due != page.next_review]
    worse = {partial.page for partial in partials if partial.status > page.status} | {item.page for item in sooner}
    return replace(page, status=status, next_review=due, worse_partials=tuple(sorted(worse)))
