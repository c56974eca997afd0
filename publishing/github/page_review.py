"""What `make reviews FORMAT=json` says of a page, as far as somebody is to be asked for a review."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from publishing.content.models.field_types import ReviewClass

Status = Literal[
    "current", "due-soon", "overdue", "partly-reviewed", "changed-since-review", "withdrawn", "never-reviewed"
]


def source_path(page: object) -> object:
    """'docs/guides/solid-tumors.md' as 'guides/solid-tumors.md': one name per page, so one issue per page."""
    return page.removeprefix("docs/") if isinstance(page, str) else page


class PageReview(BaseModel):
    """One page and the state of its review. Other keys are passed over."""

    model_config = ConfigDict(frozen=True)

    page: Annotated[str, BeforeValidator(source_path), Field(pattern=r"^[^\s<>`]+$")]
    status: Status
    reviewer: str | None = None
    """Who answers for the page, by id."""
    reviewed_by: str | None = None
    last_reviewed: date | None = None
    next_review: date | None = None
    changed_on: date | None = None
    """The day the words changed after their review, where that is known."""
    changed_parts: tuple[str, ...] = ()
    changed_in_words: tuple[str, ...] = ()
    """The same in plain words."""
    waits_for: tuple[str, ...] = ()
    """Professions of which one must still review the words."""
    title: str | None = None
    review_class: ReviewClass | None = None
    scheduled: bool = True
    """False for a page that only leads to others."""
    expired_facts: tuple[str, ...] = ()
    address: str | None = None
    """Of the page below the site's root; None for a shared block."""
    difference: str | None = None
    """The address of what changed since the review, below the site's root."""
    digest: str = ""
    """Of today's words."""

    @property
    def heading(self) -> str:
        """The page's title, or its path when the record has none."""
        return self.title or self.page


class UnreadableRecordsError(Exception):
    """The records are not what `make reviews FORMAT=json` prints; the message is one line for people."""


def read_reviews(text: str) -> list[PageReview]:
    """The records of a JSON text.

    Raises UnreadableRecordsError, also for an empty list: taken as it is, it would close every issue.
    """
    try:
        records = TypeAdapter(list[PageReview]).validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = "".join(f" {step}:" for step in first["loc"])
        raise UnreadableRecordsError(f"the review records cannot be read:{where} {first['msg']}.") from error
    if not records:
        raise UnreadableRecordsError("the list of review records is empty. A site without pages has no reviews.")
    return records
