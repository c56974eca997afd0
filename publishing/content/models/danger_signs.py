"""Emergency advice: signs of danger in two tiers, the rules that go with them, and what comes later by product."""

from typing import Literal

from pydantic import Field, model_validator

from publishing.content.models.checked_fact import CheckedFact
from publishing.content.models.field_types import Identifier, Line, Prose, SourceIds

Part = Literal["ambulance", "center", "child", "when", "do", "do-not", "late"]
TIERS: tuple[Part, ...] = ("ambulance", "center")
"""Parts whose records are signs that a text can tell a second time."""


class DangerSign(CheckedFact):
    """One line of the emergency advice."""

    part: Part = Field(description="where it is printed: ambulance, center, child, when, do, do-not or late")
    text: Prose = Field(description="the words readers see, the sign itself in bold")
    title: Line | None = Field(None, description="for 'late', the products by name, as in 'After Carvykti'")
    products: list[Identifier] = Field([], description="for 'late', the ids of the products in therapies.yml")
    words: list[Line] = Field([], description="words by which a text tells this sign, * for a word's rest")
    sources: SourceIds = Field(description="a list of source ids; [] only for a rule of plain prudence")

    @model_validator(mode="after")
    def fits_its_part(self) -> "DangerSign":
        """A late danger names its products; a sign of the two tiers has a source, and words to know it by."""
        if {self.part == "late"} != {bool(self.products), bool(self.title)}:
            raise ValueError("'title' and 'products' belong to the part 'late', and each record of it needs both.")
        if (self.part in TIERS) != bool(self.words):
            raise ValueError("'words' belongs to the signs of 'ambulance' and 'center', and each of them needs it.")
        if not self.sources and self.part not in ("do", "do-not"):
            raise ValueError("a sign of danger needs a source. Name the text that tells it.")
        return self
