"""How long something takes: kept once, printed everywhere, in words that its numbers bear out."""

import re
from typing import Annotated, Literal

from pydantic import Field, model_validator

from publishing.content.models.checked_fact import CheckedFact
from publishing.content.models.field_types import Identifier, Line, Prose, SourceIds

Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Unit = Literal["minutes", "hours", "days", "weeks", "months", "years"]
UNITS: tuple[Unit, ...] = ("minutes", "hours", "days", "weeks", "months", "years")
WRITTEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
IN_WORDS = {**{name: number for number, name in enumerate(WRITTEN, start=1)}, "a": 1, "an": 1}
"""Numbers that a text writes as words; "a week" is one."""
TELLING = re.compile(
    rf"(?P<digits>\d+(?:\.\d+)?)|\b(?P<word>{'|'.join(IN_WORDS)})\b(?= (?:{'|'.join(unit[:-1] for unit in UNITS)}))",
    re.IGNORECASE,
)


class Duration(CheckedFact):
    """How long something takes: kept once, printed everywhere."""

    text: Line = Field(description="the words as they stand in a sentence")
    shortest: Amount = Field(description="the shortest, as a number", strict=False)
    longest: Amount = Field(description="the longest, as a number", strict=False)
    unit: Unit = Field(description="the unit")
    typical: Amount | None = Field(None, description="the usual or middle value, if known", strict=False)
    about: Literal["stay-near", "no-driving", "making", "watching"] | None = Field(
        None, description="for a time that differs by product: stay-near, no-driving, making or watching"
    )
    products: list[Identifier] = Field([], description="the ids of the products in therapies.yml it holds for")
    note: Prose = Field(description="where it comes from, in whom, and how it varies")
    sources: SourceIds = Field(description="a list of source ids")

    @model_validator(mode="after")
    def in_order(self) -> "Duration":
        """The shortest comes before the longest, and the typical between them."""
        if not self.shortest <= (self.typical if self.typical is not None else self.shortest) <= self.longest:
            raise ValueError("the numbers are not in order: shortest, typical, longest.")
        return self

    @model_validator(mode="after")
    def words_fit(self) -> "Duration":
        """The text tells the unit and the numbers of the record, and no others."""
        units = {unit for unit in UNITS if re.search(rf"\b{unit[:-1]}s?\b", self.text, re.IGNORECASE)}
        if units != {self.unit}:
            told = " and ".join(sorted(units)) or "no unit"
            raise ValueError(f"'text' tells {told}, and 'unit' says {self.unit}. Write the same in both.")
        told = [_value(found) for found in TELLING.finditer(self.text)]
        known = {self.shortest, self.longest} | ({self.typical} if self.typical is not None else set())
        if strange := [number for number in told if number not in known]:
            raise ValueError(f"'text' tells {_list(strange)}, which 'shortest', 'typical' and 'longest' do not.")
        # "Up to" has no shortest.
        wanted = {self.longest} | ({self.shortest} if self.shortest else set())
        if missing := sorted(wanted - set(told)):
            raise ValueError(f"'text' does not tell {_list(missing)}, which 'shortest' or 'longest' does.")
        return self


def _value(found: re.Match[str]) -> float:
    return float(found["digits"]) if found["digits"] else float(IN_WORDS[found["word"].casefold()])


def _list(numbers: list[float]) -> str:
    return " and ".join(f"{number:g}" for number in numbers)
