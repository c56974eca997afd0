"""Sentences about reviews that may stand in our texts, word for word."""

import datetime
from typing import Annotated

from pydantic import Field

from publishing.content.models.field_types import Identifier, Readable, Record


class ReviewSentence(Record):
    """A sentence that speaks of reviews and claims none that is not printed from the sign-offs."""

    id: Identifier = Field(description="a short name of small letters, digits and single hyphens")
    says: Readable = Field(description="the sentence without marks and links, with {} for what a template fills in")
    material_reviewed: dict[Readable, datetime.date] = Field(
        default_factory=dict,
        description="for what a guide says of its older material: each guide, and the day it may name",
    )
    files: Annotated[tuple[Readable, ...], Field(strict=False, min_length=1)] = Field(
        description="the files it may stand in, named below docs/, such as _partials/parts/review-line.md"
    )
