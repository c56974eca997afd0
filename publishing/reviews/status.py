"""Where each page stands: computed from the ledger, today's words and the day, never typed."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from publishing.content.dates import months_later
from publishing.content.models.field_types import ReviewClass
from publishing.reviews.digests import Digests, PageDigest
from publishing.reviews.ledger.entries import Entry, Ledger
from publishing.reviews.words import PARTIALS_FOLDER, strictest

INTERVAL_MONTHS: dict[ReviewClass, int | None] = {"safety": 6, "treatment": 12, "background": 36, "index": None}
"""After how many months a review is due again; pages that only lead to others have no date."""

DUE_SOON = timedelta(days=60)
"""How long before its date a page asks for its next review."""


class Status(IntEnum):
    """The states of a page, from the best to the worst."""

    CURRENT = 0
    DUE_SOON = 1
    OVERDUE = 2
    CHANGED_SINCE_REVIEW = 3
    NEVER_REVIEWED = 4

    def __str__(self) -> str:
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True)
class Standing:
    """Where one page, or one partial with a ledger of its own, stands on one day."""

    page: str
    review_class: ReviewClass
    status: Status
    digest: PageDigest
    signed: Entry | None
    """The newest entry: the one whose words are compared with today's."""
    review: Entry | None
    """The newest entry for which somebody read the words; its day is the day of the review."""
    next_review: date | None
    """Null without a review, after a change, and for pages without an interval."""
    changed_parts: tuple[str, ...]
    worse_partials: tuple[str, ...] = ()
    """Partials with a sign-off of their own that pull the page's status down, or its next review forward."""

    @property
    def scheduled(self) -> bool:
        """Whether pages of this class are reviewed at intervals at all."""
        return INTERVAL_MONTHS[self.review_class] is not None

    @property
    def in_force(self) -> bool:
        """Whether the signed words are today's words, all of them."""
        return self.status < Status.CHANGED_SINCE_REVIEW


def standings(ledger: Ledger, digests: Digests, today: date) -> dict[str, Standing]:
    """Where every page stands, and every partial that has a ledger, by path."""
    content = digests.words.content
    partials = {page: _own(page, ledger, digests, today) for page in ledger.files if page.startswith(PARTIALS_FOLDER)}
    pages = {page: _own(page, ledger, digests, today) for page in content.pages}
    for path, standing in pages.items():
        reached = digests.words.assemblies[path].partials
        signed = [partials[name] for name in partials if name.removeprefix(PARTIALS_FOLDER) in reached]
        if signed:
            pages[path] = _with_partials(standing, signed)
    return pages | partials


def next_review(reviewed: date, review_class: ReviewClass) -> date | None:
    """The day the next review is due; the last day of a month that is too short."""
    months = INTERVAL_MONTHS[review_class]
    return months_later(reviewed, months) if months else None


def _own(page: str, ledger: Ledger, digests: Digests, today: date) -> Standing:
    digest = digests.of(page)
    entries = ledger.entries(page)
    review = next((entry for entry in reversed(entries) if entry.outcome == "approved"), None)
    review_class = digests.words.review_class(page)
    if review is None:
        return Standing(page, review_class, Status.NEVER_REVIEWED, digest, None, None, None, ())
    # A partial's class is its reviewer's to say. A page's may become stricter at once, and looser with the next review.
    is_partial = page.startswith(PARTIALS_FOLDER)
    own = () if is_partial and review.review_class else (review_class,)
    review_class = strictest((review.review_class, *own))
    signed = entries[-1]
    if digest.digest != signed.digest:
        changed = tuple(digest.changed_since(signed.parts))
        return Standing(page, review_class, Status.CHANGED_SINCE_REVIEW, digest, signed, review, None, changed)
    due = next_review(review.date, review_class)
    return Standing(page, review_class, _by_date(due, today), digest, signed, review, due, ())


def _by_date(due: date | None, today: date) -> Status:
    if due is None or due - today > DUE_SOON:
        return Status.CURRENT
    return Status.OVERDUE if today > due else Status.DUE_SOON


def _with_partials(page: Standing, partials: list[Standing]) -> Standing:
    """The page with the worst of its parts: a warning that is due makes every page due that prints it."""
    status = max(page.status, *(partial.status for partial in partials))
    dates = [day for day in (page.next_review, *(partial.next_review for partial in partials)) if day]
    in_force = status < Status.CHANGED_SINCE_REVIEW
    due = min(dates, default=None) if in_force and page.review else None
    sooner = [partial for partial in partials if due and partial.next_review == due != page.next_review]
    worse = {partial.page for partial in partials if partial.status > page.status} | {item.page for item in sooner}
    changed = {*page.changed_parts, *(part for partial in partials for part in partial.changed_parts)}
    return Standing(
        page.page,
        page.review_class,
        status,
        page.digest,
        page.signed,
        page.review,
        due,
        tuple(sorted(changed)) if status is Status.CHANGED_SINCE_REVIEW else (),
        tuple(sorted(worse)),
    )
