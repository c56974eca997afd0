"""How often CRS and effects on the nerves come after a product: never without how often they are severe."""

from typing import Annotated

from pydantic import Field, model_validator

from publishing.content.models.checked_fact import CheckedFact
from publishing.content.models.field_types import Identifier, Line, Prose, Record, SourceIds

Share = Annotated[int, Field(ge=0, le=100)]
Day = Annotated[int, Field(ge=0, le=365)]


class Rate(Record):
    """Shares of 100 people, and the days after the cells on which it began."""

    any: Share = Field(description="so many in 100 had it at all")
    severe: Share = Field(description="so many in 100 had it severely, grade 3 or higher")
    middle_day: Day | None = Field(None, description="the day by which half of those who had it had it")
    first_day: Day | None = Field(None, description="the first day on which it began")
    last_day: Day | None = Field(None, description="the last day on which it began")

    @model_validator(mode="after")
    def in_order(self) -> "Rate":
        """Severe cases are among all cases, and the days follow each other."""
        if self.severe > self.any:
            raise ValueError(f"{self.severe} severe of {self.any} in 100 cannot be. Look the two numbers up again.")
        days = [day for day in (self.first_day, self.middle_day, self.last_day) if day is not None]
        if days != sorted(days):
            raise ValueError("the days are not in order: first_day, middle_day, last_day.")
        return self


class ReactionRate(CheckedFact):
    """What one study counted after one product."""

    product: Identifier = Field(description="the id of the product in docs/_data/therapies.yml")
    name: Line = Field(description="the product's name, as readers see it")
    people: Line = Field(description="who they were, as it stands after the product's name")
    of: int = Field(ge=1, description="how many people were studied")
    crs: Rate = Field(description="CRS: any, severe, and the days")
    nerves: Rate | None = Field(None, description="effects on the brain and nerves: any, severe, and the days")
    note: Prose | None = Field(None, description="what else a reader must know, in a sentence or two")
    sources: SourceIds = Field(min_length=1, description="a list of source ids")
