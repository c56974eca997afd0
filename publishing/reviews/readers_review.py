"""What readers are told of a page's review: facts that stay true if the site is never built again."""

import datetime
from dataclasses import dataclass
from typing import Literal

from publishing.content.models.records import Reviewer
from publishing.reviews.digests import short
from publishing.reviews.state import Reviews
from publishing.reviews.status import Status

State = Literal["reviewed", "changed", "never", "unscheduled"]


@dataclass(frozen=True)
class ReadersReview:
    """The review of one page; whether it is due is left to the reader's own calendar."""

    state: State
    digest: str
    """The first signs of the digest, enough to tell two prints apart."""
    reviewer: Reviewer | None = None
    date: datetime.date | None = None
    """The day of the last review."""
    next_review: datetime.date | None = None
    changed_on: datetime.date | None = None
    """The day the text changed after its review, or null where nobody knows it."""
    carried_by: Reviewer | None = None
    carried_over: datetime.date | None = None
    """The day on which a later edit was judged harmless."""


def review_for_readers(reviews: Reviews, page: str) -> ReadersReview:
    """What the page says below its title. Raises KeyError for an unknown page."""
    standing = reviews.standings[page]
    digest = short(standing.digest.digest)
    review, signed = standing.review, standing.signed
    if review is None or signed is None or standing.status is Status.NEVER_REVIEWED:
        return ReadersReview("never" if standing.scheduled else "unscheduled", digest)
    reviewers = reviews.content.data["reviewers"]
    carried = signed if signed.outcome == "carried-over" else None
    return ReadersReview(
        "reviewed" if standing.in_force else "changed",
        digest,
        reviewers[review.reviewer],
        review.date,
        standing.next_review,
        reviews.text_changed_on(page),
        reviewers[carried.reviewer] if carried else None,
        carried.date if carried else None,
    )
