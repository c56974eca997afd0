"""Temperatures on both scales: what pages may name, and how a text tells them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field, model_validator

from publishing.content.models.checked_fact import CheckedFact
from publishing.content.models.field_types import Line, SourceIds

ROUNDING = 0.05
"""Degrees Fahrenheit by which a number with one decimal place may be off."""
BODY = {"C": (34, 43), "F": (93, 110)}
"""What a body can have, on each scale. Other temperatures, such as those of a freezer, are no limits for a call."""
DEGREES = re.compile(
    # Begins with the sign it looks for, which lets Python skip to it.
    r"(?P<number>[-\u2212\d](?<![\w.,*:-].)(?:(?<=\d)|\d)\d{0,2}(?:[.,]\d+)?)"
    r"(?:[\s\u00a0]?(?:[°º˚][\s\u00a0]?|degrees?[\s\u00a0])(?P<scale>C|F|Celsius|Fahrenheit)|(?P<bare>[CF]))(?![\w-])",
    re.IGNORECASE,
)
"""A number of degrees, such as 38 °C, 100.4 degrees Fahrenheit or 38C."""


class Temperature(CheckedFact):
    """A body temperature that our texts may name."""

    celsius: float = Field(description="degrees Celsius", strict=False)
    fahrenheit: float = Field(description="the same temperature in degrees Fahrenheit", strict=False)
    means: Line = Field(description="what it is the limit for, in a few words")
    everywhere: bool = Field(description="false if only docs/_data/danger-signs.yml may name it")
    of_hospitals: bool = Field(False, description="true if a sentence may name it as the limit of a hospital")
    of_a_study: bool = Field(False, description="true if a sentence may say how many people in a study had it")
    sources: SourceIds = Field(min_length=1, description="a list of source ids that name it")

    @model_validator(mode="after")
    def scales_agree(self) -> "Temperature":
        """Both numbers are the same temperature."""
        if not same(self.celsius, self.fahrenheit):
            raise ValueError(
                f"{number(self.celsius)} °C is {number(in_fahrenheit(self.celsius))} °F. Mend one of the two."
            )
        return self


@dataclass(frozen=True)
class Told:
    """A temperature that a text tells."""

    degrees: float
    scale: str
    """C or F."""
    start: int
    end: int

    @property
    def is_of_a_body(self) -> bool:
        low, high = BODY[self.scale]
        return low <= self.degrees <= high


def in_fahrenheit(celsius: float) -> float:
    return celsius * 9 / 5 + 32


def same(celsius: float, fahrenheit: float) -> bool:
    """Whether two numbers are one temperature: exactly for a body, to a whole degree for all others."""
    off = abs(in_fahrenheit(celsius) - fahrenheit)
    return off < ROUNDING or (off <= 0.5 and not BODY["C"][0] <= celsius <= BODY["C"][1])


def number(degrees: float) -> str:
    """The number as a text writes it: 38, 37.5."""
    return f"{degrees:.1f}".removesuffix(".0")


def temperatures_in(text: str) -> Iterator[Told]:
    """Every temperature of a text, in order."""
    for found in DEGREES.finditer(text):
        degrees = float(found["number"].replace(",", ".").replace("\u2212", "-"))
        yield Told(degrees, (found["scale"] or found["bare"])[0].upper(), found.start(), found.end())
