"""For whom an approved product is, condition by condition, and the sentence a reader sees."""

from collections.abc import Mapping, Sequence

from pydantic import Field, model_validator

from publishing.content.models.field_types import Identifier, Line, Prose, Record, SourceIds

ADULT = 18
OFTEN = {
    1: "at least one earlier treatment",
    2: "two or more earlier treatments",
    3: "three or more earlier treatments",
    4: "four or more earlier treatments",
}
"""How many treatments came before, as a label counts them."""


class Use(Record):
    """One disease that a product may be given for, with the conditions of its label."""

    cancer: Identifier = Field(description="a cancer named in docs/_data/names.yml")
    kinds: list[Identifier] = Field([], description="a list of that cancer's kinds in docs/_data/cancers.yml")
    disease: Line = Field(description="the disease as it stands in a sentence, such as follicular lymphoma")
    youngest: int | None = Field(
        ge=0, le=100, description="the age from which it may be given, 0 if from birth, or null"
    )
    oldest: int | None = Field(None, ge=1, le=100, description="the age up to which, if there is one")
    relapsed_or_refractory: bool = Field(
        description="true if the disease must have come back or not responded, else false"
    )
    lines: int | None = Field(ge=0, le=10, description="how many treatments at least came before, or null if not found")
    conditions: list[Prose] = Field([], description="a list of further conditions, each a plain sentence")
    where: list[Identifier] = Field([], description="a list of regulators, if this holds only with some of them")
    sources: SourceIds = Field(min_length=1, description="a list of source ids")

    @model_validator(mode="after")
    def ages_in_order(self) -> "Use":
        if self.youngest is not None and self.oldest is not None and self.youngest > self.oldest:
            raise ValueError(f"youngest is {self.youngest} and oldest is {self.oldest}. Write the lower age first.")
        return self


def sentence(use: Use, places: Mapping[str, str]) -> str:
    """Who may have it and where, then each further condition, then what we do not know. `places` names regulators."""
    where = f"In {listed([places.get(one, one) for one in use.where])}: " if use.where else ""
    disease = f"{who(use)} {_whose(use)}{_after(use)}."
    unknown = [] if use.youngest is not None else ["We could not find from which age."]
    if use.lines is None:
        unknown.append("We could not find how many earlier treatments are needed.")
    return " ".join([where + disease, *use.conditions, *unknown])


def who(use: Use) -> str:
    """Adults, or people of other ages."""
    if use.oldest is not None:
        young = "Children and young adults" if use.oldest > ADULT else "Children and teenagers"
        return f"{young}{f' from age {use.youngest}' if use.youngest else ''} up to age {use.oldest}"
    if use.youngest == ADULT:
        return "Adults"
    return f"People aged {use.youngest} or older" if use.youngest else "People"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as they are listed in a sentence: one, two and three."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _whose(use: Use) -> str:
    return f"whose {use.disease} came back or did not respond" if use.relapsed_or_refractory else f"with {use.disease}"


def _after(use: Use) -> str:
    if not use.lines:
        return ""
    return f", after {OFTEN.get(use.lines) or f'{use.lines} or more earlier treatments'}"
