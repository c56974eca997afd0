"""How often something happened, as patients read it: so many in 100 people, in which study, after how long."""

from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import Field, model_validator

from publishing.content.models.checked_fact import CheckedFact
from publishing.content.models.field_types import Line, SourceIds

FIGURES = 100
PER_ROW = 10
"""Ten rows of ten: so many in 100 can be read off."""


People = Annotated[int, Field(ge=0, le=1_000_000_000)]


class Frequency(CheckedFact):
    """A share of the people in one study, printed with a picture of 100 figures."""

    in_100: Annotated[int, Field(ge=1, le=99)] = Field(description="so many in 100 people, as a whole number")
    events: People | None = Field(description="how many people it was, or null if the source gives only the share")
    of: Annotated[People, Field(ge=1)] = Field(description="how many people were studied")
    people: Line = Field(description="who they were, as in: people with lymphoma that had resisted treatment")
    happened: Line = Field(description="what happened to them, and when, as in: were alive five years after CAR-T")
    harm: bool = Field(False, description="true if what happened is a harm: it is drawn in another shape")
    study: Line = Field(description="which study it was, and what else a reader must know of it")
    words: list[Line] = Field([], description="words by which a text tells that this happened, such as shrank")
    sources: SourceIds = Field(min_length=1, description="a list of source ids")

    @model_validator(mode="after")
    def _share_is_right(self) -> Self:
        if self.events is not None and abs(100 * self.events / self.of - self.in_100) > 0.5:
            share = round(100 * self.events / self.of)
            raise ValueError(f"{self.events} of {self.of} is {share} in 100. Correct in_100, events or of.")
        return self

    @property
    def is_rounded(self) -> bool:
        return self.events is None or 100 * self.events != self.in_100 * self.of


@dataclass(frozen=True)
class Run:
    """Figures that stand side by side in one row."""

    row: int
    column: int
    length: int


def figure_runs(first: int, count: int) -> list[Run]:
    """The rows that `count` figures take up, from the figure numbered `first`, counted from 0."""
    runs = []
    while count > 0:
        row, column = divmod(first, PER_ROW)
        length = min(count, PER_ROW - column)
        runs.append(Run(row, column, length))
        first, count = first + length, count - length
    return runs
