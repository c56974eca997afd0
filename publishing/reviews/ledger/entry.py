"""One sign-off as it stands in the ledger: about ten lines that a person can read."""

import datetime
import re
from typing import Annotated, Literal

from pydantic import Field

from publishing.content.models.field_types import Digest, Identifier, Line, Readable, Record, ReviewClass
from publishing.content.models.reviewers import Profession
from publishing.reviews.ledger.remark import Remark
from publishing.reviews.ledger.scope import Scope, Subject

SIGNED_COMMIT, WEBSITE, FORM = "signed-commit", "website", "form"
PROOF = rf"^({SIGNED_COMMIT}|{WEBSITE}|{FORM} [1-9]\d*)$"
MOMENT = "%Y-%m-%d %H:%M"


class Entry(Record):
    """Who says what of which words, when, and how they prove that it was them."""

    page: str = Field(description="the page's file below docs/, such as guides/solid-tumors.md, or _partials/name.md")
    outcome: Literal["approved", "carried-over", "withdrawn"] = Field(
        description="approved (the words were read), carried-over (a harmless edit; the review's date stays), or "
        "withdrawn (the reviewer takes it back)"
    )
    signed: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d$")] = Field(
        description="day and time of the sign-off in UTC, as 2026-12-01 14:05"
    )
    read_on: datetime.date | None = Field(
        None, description="the day the words were read, if it was not the day of the sign-off"
    )
    reviewer: Identifier = Field(description="the id of a reviewer in docs/_data/reviewers.yml")
    name: Line = Field(description="the reviewer's name on that day, as readers see it")
    role: Line = Field(description="the reviewer's role on that day")
    counts_as: Profession | None = Field(None, description="doctor, nurse, pharmacist or lay-reader, as on that day")
    interests: Line | None = Field(None, description="the reviewer's interests, as stated on that day")
    note: Readable = Field(description="what was checked, why an edit is harmless, or why it is taken back")
    review_class: ReviewClass = Field(description="safety, treatment, background or index, as the page had it")
    only_sections: Annotated[list[Identifier], Field(min_length=1)] | None = Field(
        None, description="the ids of the only sections that were read, if it was not the whole page"
    )
    only_subject: Subject | None = Field(None, description="the only subject that was looked at, if not everything was")
    remarks: Annotated[list[Remark], Field(min_length=1)] | None = Field(
        None, description="what the editors should look at in sections of the page, though its words are approved"
    )
    carried_from: Digest | None = Field(
        None, description="for an edit that is carried over: the words signed before it"
    )
    words: Digest = Field(
        description="the digest of the page's words as they are typed, 64 signs from 0 to 9 and a to f"
    )
    part_words: Digest | None = Field(None, description="for only_sections: the digest of their typed words")
    reads: Digest | None = Field(
        None, description="the digest of the article, or of only_sections, as it reads when built; none for a partial"
    )
    commit: Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")] = Field(description="the git commit that holds the words")
    proof: Annotated[str, Field(pattern=PROOF)] = Field(
        description="what shows who signed: signed-commit, website, or form and the number of its issue"
    )

    @property
    def moment(self) -> datetime.datetime:
        """When it was signed, in UTC."""
        return datetime.datetime.strptime(self.signed, MOMENT).replace(tzinfo=datetime.UTC)

    @property
    def date(self) -> datetime.date:
        """The day of the review: when the words were read."""
        return self.read_on or self.moment.date()

    @property
    def scope(self) -> Scope | None:
        """What alone was reviewed; None if it was the whole page."""
        if self.only_sections is None and self.only_subject is None:
            return None
        return Scope(tuple(self.only_sections or ()), self.only_subject)

    @property
    def text(self) -> str:
        """The name of the words that the entry is about: its page, or sections of it."""
        return self.scope.text(self.page) if self.scope else self.page

    @property
    def bound_words(self) -> str:
        """The digest of the words that it stands or falls with."""
        return self.part_words or self.words

    @property
    def form(self) -> int | None:
        """The number of the issue that is the filled-in form, if the entry comes from one."""
        found = re.fullmatch(rf"{FORM} (\d+)", self.proof)
        return int(found[1]) if found else None
