"""A fact that was checked on a day, and holds for a while."""

from datetime import date
from typing import Annotated

from pydantic import Field

from publishing.content.dates import months_later
from publishing.content.models.field_types import Identifier, Record


class CheckedFact(Record):
    """A record that was checked on a day, and holds for a while."""

    id: Identifier = Field(description="a short name of small letters, digits and single hyphens")
    checked: date = Field(description="the day it was last checked, as 2026-11-21")
    holds_months: Annotated[int, Field(ge=1, le=60)] = Field(description="for how many months the check holds")

    @property
    def holds_until(self) -> date:
        """The last day on which the check still counts."""
        return months_later(self.checked, self.holds_months)

    def has_run_out(self, today: date) -> bool:
        return self.holds_until < today
