"""One record per page: what `make reviews FORMAT=json` prints and what reviews.json publishes."""

import datetime
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from publishing.content.models.field_types import ReviewClass
from publishing.reviews.ledger.entries import file_name
from publishing.reviews.state import Reviews
from publishing.reviews.status import Standing, Status

NOT_FOUND = "404.md"
"""Shown in place of pages that do not exist, so it has no address of its own."""


class ReviewRecord(BaseModel):
    """Where one page stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    page: str = Field(description="the page's file below docs/; a partial with a sign-off of its own: _partials/...")
    title: str = Field(description="the page's title")
    address: str | None = Field(
        description="the page's address below the site's root; null for a partial and for the 404 page"
    )
    review_class: ReviewClass = Field(description="how often the page is reviewed: every 6, 12 or 36 months, or never")
    scheduled: bool = Field(description="false for pages that only lead to others: they have no date for a review")
    status: Literal["current", "due-soon", "overdue", "changed-since-review", "never-reviewed"] = Field(
        description="the state of the page on the day of the feed"
    )
    reviewer: str | None = Field(description="the id of who answers for the page, if the page names one")
    reviewed_by: str | None = Field(description="the id of who reviewed it last")
    reviewed_by_name: str | None = Field(description="the name of who reviewed it last")
    last_reviewed: datetime.date | None = Field(description="the day of the last review")
    next_review: datetime.date | None = Field(
        description="the day the next review is due; null if it has no such day, was never reviewed, or is due at once "
        "because the text changed"
    )
    carried_over: datetime.date | None = Field(
        description="the day on which a reviewer carried the sign-off over to an edit judged harmless"
    )
    changed_on: datetime.date | None = Field(description="for changed-since-review: the day the text changed, if known")
    entry: str = Field(description="the file with an entry for signing today's words, below the site's root")
    digest: str = Field(description="SHA-256 of today's words, in hex")
    changed_parts: list[str] = Field(
        description="for changed-since-review: the files that changed, with the part inside the file after a #"
    )
    worse_partials: list[str] = Field(
        description="partials with a sign-off of their own that pull the page's state down"
    )
    expired_facts: list[str] = Field(
        description="facts on the page whose check no longer holds: the data file, a # and the record's id"
    )
    marks: list[Literal["many-pages-at-once", "empty-note", "self-review"]] = Field(
        description="signs that the newest sign-off was given without reading"
    )


def entry_path(page: str) -> str:
    """Where the site keeps the entry to fill in for a page."""
    return f"review-entries/{file_name(page)}.txt"


OVERDUE_FIRST = (
    *(Status.OVERDUE, Status.CHANGED_SINCE_REVIEW, Status.NEVER_REVIEWED),
    *(Status.DUE_SOON, Status.CURRENT),
)


def records(reviews: Reviews) -> list[ReviewRecord]:
    """Every page, overdue first; pages without a schedule that nobody signed stand last."""
    ordered = sorted(reviews.standings.values(), key=_urgency)
    return [_record(standing, reviews) for standing in ordered]


def _urgency(standing: Standing) -> tuple[bool, int, datetime.date, str]:
    idle = standing.status is Status.NEVER_REVIEWED and not standing.scheduled
    return (idle, OVERDUE_FIRST.index(standing.status), standing.next_review or datetime.date.max, standing.page)


def _record(standing: Standing, reviews: Reviews) -> ReviewRecord:
    content, review = reviews.content, standing.review
    page = content.pages.get(standing.page)
    signed = standing.signed
    return ReviewRecord(
        page=standing.page,
        title=reviews.title(standing.page),
        address=page.address if page and standing.page != NOT_FOUND else None,
        review_class=standing.review_class,
        scheduled=standing.scheduled,
        status=str(standing.status),
        reviewer=getattr(page.meta, "reviewer", None) if page else None,
        reviewed_by=review.reviewer if review else None,
        reviewed_by_name=content.data["reviewers"][review.reviewer].name if review else None,
        last_reviewed=review.date if review else None,
        next_review=standing.next_review,
        carried_over=signed.date if signed and signed.outcome == "carried-over" else None,
        changed_on=reviews.text_changed_on(standing.page),
        entry=entry_path(standing.page),
        digest=standing.digest.digest,
        changed_parts=list(standing.changed_parts),
        worse_partials=list(standing.worse_partials),
        expired_facts=[fact.name for fact in reviews.expired_facts(standing.page)],
        marks=reviews.marks.get(standing.page, []),
    )


def as_json(found: Iterable[ReviewRecord]) -> list[dict[str, object]]:
    """The records as JSON knows them."""
    return [record.model_dump(mode="json") for record in found]
