"""What readers are told of a page's review: facts that stay true if the site is never built again."""

import datetime
from dataclasses import dataclass
from typing import Literal

from publishing.reviews.digests import short
from publishing.reviews.ledger.approvals import Approval
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.reports.remarks import open_remarks
from publishing.reviews.reports.reviewed_parts import headings
from publishing.reviews.state.reviews import Reviews
from publishing.reviews.state.status import Status

State = Literal["reviewed", "overdue", "partly", "changed", "withdrawn", "parts", "never", "unscheduled"]

STATES: dict[Status, State] = {
    Status.CURRENT: "reviewed",
    Status.DUE_SOON: "reviewed",
    Status.OVERDUE: "overdue",
    Status.PARTLY_REVIEWED: "partly",
    Status.CHANGED_SINCE_REVIEW: "changed",
    Status.WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True)
class Person:
    """Who reviewed, as they were on the day they signed: what the register says today changes nothing of it."""

    name: str
    role: str
    kind: Literal["person", "organization"]
    interests: str
    date: datetime.date
    """The day they read the words; for one who took a review back, the day of that."""


@dataclass(frozen=True)
class ReviewOfPart:
    """A review of named parts of a page alone."""

    person: Person
    sections: tuple[tuple[str, str], ...]
    """The id and the heading of each; none if the page was looked at for one subject."""
    subject: str
    """The one subject that was looked at; empty if everything in the sections was."""


@dataclass(frozen=True)
class ReadersReview:
    """The review of one page."""

    state: State
    digest: str
    """The first signs of the digest, enough to tell two prints apart."""
    people: tuple[Person, ...] = ()
    """Who reviewed today's words; for words that changed, who reviewed the earlier ones last."""
    missing: tuple[tuple[str, ...], ...] = ()
    """Professions of which one has still to review the words."""
    next_review: datetime.date | None = None
    changed_on: datetime.date | None = None
    """The day the text changed after its review, or null where nobody knows it."""
    carried_by: Person | None = None
    """Who judged a later edit harmless, and when."""
    of_parts: tuple[ReviewOfPart, ...] = ()
    """Who reviewed parts of today's words alone."""
    has_remarks: bool = False
    """Whether a reviewer asked for changes, and the words they asked for them in still stand."""
    taken_back: tuple[Person, ...] = ()
    """Who took their review of this page back, and has not signed again."""

    @property
    def date(self) -> datetime.date | None:
        """The day of the last review."""
        return max((person.date for person in self.people), default=None)

    @property
    def in_force(self) -> bool:
        return self.state in ("reviewed", "overdue")


def review_for_readers(reviews: Reviews, page: str) -> ReadersReview:
    """What the page says below its title. Raises KeyError for an unknown page."""
    standing = reviews.standings[page]
    digest = short(standing.digest.digest)
    taken_back = tuple(_person(one.withdrawn, reviews) for one in standing.approvals if one.withdrawn)
    of_parts = tuple(_of_part(one, page, reviews) for one in standing.parts_standing)
    last = standing.last
    if last is None:
        state: State = "parts" if of_parts else "never" if standing.scheduled else "unscheduled"
        return ReadersReview(state, digest, of_parts=of_parts)
    told = standing.standing or ((last,) if last.withdrawn is None else ())
    carried = max((one.carried for one in told if one.carried), key=lambda entry: entry.moment, default=None)
    return ReadersReview(
        STATES[standing.status],
        digest,
        tuple(_reviewer(one, reviews) for one in told),
        tuple(tuple(sorted(group)) for group in standing.missing),
        standing.next_review,
        reviews.text_changed_on(page),
        _person(carried, reviews) if carried and standing.standing else None,
        of_parts,
        any(open_remarks(standing, reviews)),
        taken_back,
    )


def _reviewer(approval: Approval, reviews: Reviews) -> Person:
    return _person(approval.review, reviews)


def _of_part(approval: Approval, page: str, reviews: Reviews) -> ReviewOfPart:
    named = tuple(headings(approval, page, reviews))
    return ReviewOfPart(_reviewer(approval, reviews), named, approval.review.only_subject or "")


def _person(entry: Entry, reviews: Reviews) -> Person:
    known = reviews.content.data["reviewers"].get(entry.reviewer)
    return Person(entry.name, entry.role, known.kind if known else "person", entry.interests or "", _day(entry))


def _day(entry: Entry) -> datetime.date:
    return entry.date if entry.outcome == "approved" else entry.moment.date()
