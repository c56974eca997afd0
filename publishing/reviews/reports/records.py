"""One record per page: what `make reviews FORMAT=json` prints and what reviews.json publishes."""

import datetime
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from publishing.content.models.field_types import ReviewClass
from publishing.reviews.plain_parts import in_plain_words
from publishing.reviews.reports import remarks, reviewed_parts
from publishing.reviews.state.difference import address_of_difference, has_difference
from publishing.reviews.state.reviews import Reviews
from publishing.reviews.state.rubber_stamps import Mark
from publishing.reviews.state.status import Standing, Status

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
    status: Literal[
        "current", "due-soon", "overdue", "partly-reviewed", "changed-since-review", "withdrawn", "never-reviewed"
    ] = Field(description="the state of the page on the day of the feed")
    reviewer: str | None = Field(description="the id of who answers for the page, if the page names one")
    reviewed_by: str | None = Field(description="the id of who reviewed it last")
    reviewed_by_name: str | None = Field(description="the names of who reviewed it, as they were on the day")
    waits_for: list[str] = Field(
        description="for partly-reviewed: professions of which one must still review it, as 'nurse or pharmacist'"
    )
    last_reviewed: datetime.date | None = Field(description="the day of the last review")
    next_review: datetime.date | None = Field(
        description="the day the next review is due; null if it has no such day, was never reviewed, or is due at once "
        "because the text changed"
    )
    carried_over: datetime.date | None = Field(
        description="the day on which a reviewer carried the sign-off over to an edit judged harmless"
    )
    changed_on: datetime.date | None = Field(description="for changed-since-review: the day the text changed, if known")
    digest: str = Field(description="SHA-256 of today's words as they are typed, in hex")
    reads: str | None = Field(description="SHA-256 of the article as it reads when built, in hex; null for a partial")
    changed_parts: list[str] = Field(
        description="for changed-since-review: the files that changed, with the part inside the file after a #"
    )
    changed_in_words: list[str] = Field(description="the same parts in plain words")
    difference: str | None = Field(
        description="for changed-since-review: the address of the page that shows what changed, below the site's root; "
        "null where nobody knows the words that were signed"
    )
    reviewed_parts: list[str] = Field(
        description="reviews of named parts alone, a sentence each; they change nothing of the page's own state"
    )
    parts_to_review_again: list[str] = Field(
        description="reviews of parts that hold no more: their words changed, or their next review is due"
    )
    remarks: list[str] = Field(
        description="what reviewers would have the editors change though they approved; open while the section stands"
    )
    worse_partials: list[str] = Field(
        description="partials with a sign-off of their own that pull the page's state down"
    )
    expired_facts: list[str] = Field(
        description="facts on the page whose check no longer holds: the data file, a # and the record's id"
    )
    marks: list[Mark] = Field(
        description="signs that the newest sign-off was given without reading, or that it counts for nothing"
    )


OVERDUE_FIRST = (
    *(Status.OVERDUE, Status.WITHDRAWN, Status.CHANGED_SINCE_REVIEW, Status.PARTLY_REVIEWED, Status.NEVER_REVIEWED),
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
    page, last = reviews.content.pages.get(standing.page), standing.last
    changed = reviews.changed_parts(standing.page)
    told = standing.standing or ((last,) if last else ())
    carried = [approval.carried.moment.date() for approval in told if approval.carried]
    return ReviewRecord(
        page=standing.page,
        title=reviews.title(standing.page),
        address=page.address if page and standing.page != NOT_FOUND else None,
        review_class=standing.review_class,
        scheduled=standing.scheduled,
        status=str(standing.status),
        reviewer=getattr(page.meta, "reviewer", None) if page else None,
        reviewed_by=last.review.reviewer if last else None,
        reviewed_by_name=", ".join(approval.review.name for approval in told) or None,
        waits_for=[" or ".join(sorted(group)) for group in standing.missing],
        last_reviewed=max((approval.review.date for approval in told), default=None),
        next_review=standing.next_review,
        carried_over=max(carried, default=None),
        changed_on=reviews.text_changed_on(standing.page),
        digest=standing.digest.digest,
        reads=reviews.reads.get(standing.page),
        changed_parts=list(changed),
        changed_in_words=[in_plain_words(part, reviews.content) for part in changed],
        difference=address_of_difference(standing.page) if has_difference(standing, reviews) else None,
        reviewed_parts=reviewed_parts.in_force(standing, reviews),
        parts_to_review_again=reviewed_parts.to_review_again(standing, reviews),
        remarks=remarks.told(standing, reviews),
        worse_partials=list(standing.worse_partials),
        expired_facts=[fact.name for fact in reviews.expired_facts(standing.page)],
        marks=reviews.marks.get(standing.page, []),
    )


def as_json(found: Iterable[ReviewRecord]) -> list[dict[str, object]]:
    """The records as JSON knows them."""
    return [record.model_dump(mode="json") for record in found]
