"""What the files in docs/_data may say: one model per file, one sentence per key."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from macros.field_types import Identifier, Line, Prose, Readable, Record, SourceIds

HTTPS = re.compile(r"^https?://[^\s<>\"()]+$")
PARTIAL_DATE = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")


def web_address(text: str) -> str:
    if not HTTPS.match(text):
        raise ValueError("is not a web address. Write it whole, as https://..., without spaces or brackets.")
    return text


def partial_date(text: str) -> str:
    if not PARTIAL_DATE.match(text):
        raise ValueError("is not a date. Write '2024', '2024-08' or '2024-08-02', in quotes.")
    return text


class CheckedFact(Record):
    """A record that was checked on a day, and holds for a while."""

    id: Identifier = Field(description="a short name in lower case with hyphens")
    checked: date = Field(description="the day it was last checked, as 2026-11-21")
    holds_months: Annotated[int, Field(ge=1, le=60)] = Field(description="for how many months the check holds")


class Source(CheckedFact):
    """A source that claims are cited to."""

    kind: Literal["label", "regulator", "trial", "review", "hospital", "news", "industry", "reference"] = Field(
        description="what kind of source it is"
    )
    publisher: Readable = Field(description="who published it")
    title: Readable = Field(description="its title")
    year: int | None = Field(description="the year it was published, or null if that is not known")
    url: Annotated[str, AfterValidator(web_address)] = Field(description="its address")
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = Field(None, description="its DOI")
    pmid: Annotated[str, Field(pattern=r"^\d+$")] | None = Field(None, description="its PubMed number, in quotes")
    primary: bool = Field(description="true if it is the original, false if it reports on one")
    stands_for: Readable | None = Field(None, description="the original it should be replaced with")
    supports: Readable = Field(description="what we use it for")


class Approval(Record):
    """A regulator's first approval of a product."""

    regulator: Identifier = Field(description="a regulator named in docs/_data/names.yml")
    approved: Annotated[str, AfterValidator(partial_date)] | None = Field(
        description="when, in quotes: '2024-08', or null if no source gives the date"
    )
    note: Line | None = Field(None, description="a short remark, such as accelerated approval")


class Product(CheckedFact):
    """What approved products and products in trials have in common."""

    other_names: list[Line] = Field(description="other names people search for")
    kind: Identifier = Field(description="a kind named in docs/_data/names.yml")
    target: Line | None = Field(None, description="what it targets, or the gene it carries")
    cancers: list[Identifier] = Field(min_length=1, description="a list of cancers named in docs/_data/names.yml")
    what_it_is: Prose = Field(description="one plain sentence")
    sources: SourceIds = Field(min_length=1, description="a list of source ids, the best first")


class Therapy(Product):
    """A product that a regulator has approved."""

    brand: Line = Field(description="the name people know it by")
    generic: Line = Field(description="its generic name")
    gene_modified: bool = Field(description="false for cell products and viruses that are not gene therapy")
    how_given: Prose = Field(description="one plain sentence")
    for_whom: Prose = Field(description="for whom, in plain words")
    approvals: list[Approval] = Field(description="a list of approvals, in order of date")
    status: Identifier = Field(description="a state named in docs/_data/names.yml")
    state: Prose = Field(description="its present state, and what could not be confirmed")
    safety: Prose | None = Field(None, description="its main warning")

    @property
    def first_year(self) -> str:
        """Year of the first dated approval, for sorting; empty when there is none."""
        return min((approval.approved[:4] for approval in self.approvals if approval.approved), default="")


class Candidate(Product):
    """A product still in trials or under review."""

    name: Line = Field(description="the name people know it by")
    stage: Identifier = Field(description="a stage named in docs/_data/names.yml")
    position: Prose = Field(description="what is known of it, and what is not")


class Term(Record):
    """A word of the glossary."""

    id: Identifier = Field(description="a short name in lower case with hyphens")
    term: Line = Field(description="the word itself")
    other_names: list[Line] = Field(description="other spellings and names people search for")
    definition: Prose = Field(description="one to three plain sentences")
    sources: SourceIds = Field(description="a list of source ids, may be empty")


Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Duration(CheckedFact):
    """How long something takes: kept once, printed everywhere."""

    text: Line = Field(description="the words as they stand in a sentence")
    shortest: Amount = Field(description="the shortest, as a number", strict=False)
    longest: Amount = Field(description="the longest, as a number", strict=False)
    unit: Literal["minutes", "hours", "days", "weeks", "months", "years"] = Field(description="the unit")
    typical: Amount | None = Field(None, description="the usual or middle value, if known", strict=False)
    note: Prose = Field(description="where it comes from, in whom, and how it varies")
    sources: SourceIds = Field(description="a list of source ids")

    @model_validator(mode="after")
    def in_order(self) -> "Duration":
        """The shortest comes before the longest, and the typical between them."""
        if not self.shortest <= (self.typical if self.typical is not None else self.shortest) <= self.longest:
            raise ValueError("the numbers are not in order: shortest, typical, longest.")
        return self


class Reviewer(Record):
    """A person or team that may sign texts off."""

    id: Identifier = Field(description="a short name in lower case with hyphens")
    name: Line = Field(description="the name readers see")
    kind: Literal["person", "organization"] = Field(description="person or organization")
    role: Line = Field(description="what makes them fit to review")
    github: Annotated[str, Field(pattern=r"^[A-Za-z0-9](-?[A-Za-z0-9]){0,38}$")] | None = Field(
        None, description="their login on GitHub, without @"
    )
    second: Identifier | None = Field(None, description="the id of who is asked when a review is 30 days late")


class Names(Record):
    """The plain words for the short names that other records use."""

    kinds: dict[Identifier, Line] = Field(description="kinds of treatment")
    cancers: dict[Identifier, Line] = Field(description="groups of cancers")
    regulators: dict[Identifier, Line] = Field(description="who approves products, and where")
    states: dict[Identifier, Line] = Field(description="the state of an approved product")
    stages: dict[Identifier, Line] = Field(description="how far a product in trials is")


NAMES_FILE = "names"
NAMED_BY = {"kind": "kinds", "cancers": "cancers", "regulator": "regulators", "status": "states", "stage": "stages"}
"""Which group of names each key of a product refers to."""

DATA_FILES: dict[str, type[Record]] = {
    "sources": Source,
    "therapies": Therapy,
    "pipeline": Candidate,
    "glossary": Term,
    "durations": Duration,
    "reviewers": Reviewer,
}
