"""What data says of a product: approved somewhere, or still in trials."""

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from publishing.content.models.checked_fact import CheckedFact
from publishing.content.models.eligibility import Use
from publishing.content.models.field_types import Identifier, Line, Prose, Record, SourceIds
from publishing.content.models.own_pages import page_of_product
from publishing.content.models.source import PartialDate

FIRST_YEAR = 2000
"""No gene or cell therapy for cancer was approved before: an earlier year is a slip."""


def year_that_can_be(text: str) -> str:
    if int(text[:4]) < FIRST_YEAR:
        raise ValueError(f"is {text}, before the first of these products. Check the year.")
    return text


NO_LONGER = frozenset(("suspended", "withdrawn", "unconfirmed"))
"""States of a product that nobody should count on: it is shown, and never counted as approved."""

ApprovalDate = Annotated[PartialDate, AfterValidator(year_that_can_be)]


class Approval(Record):
    """A regulator's first approval of a product."""

    regulator: Identifier = Field(description="a regulator named in docs/_data/names.yml")
    approved: ApprovalDate | None = Field(description="when, in quotes: '2024-08', or null if no source gives the date")
    ended: ApprovalDate | None = Field(None, description="when it ended, in quotes, if it did")
    note: Line | None = Field(None, description="a short remark, such as accelerated approval")
    sources: SourceIds = Field(min_length=1, description="a list of source ids")


class Result(Record):
    """How well a product worked in one study."""

    text: Prose = Field(description="what it brought to how many people, and against what, in plain sentences")
    sources: SourceIds = Field(min_length=1, description="a list of source ids")


class Product(CheckedFact):
    """What approved products and products in trials have in common."""

    other_names: list[Line] = Field(description="other names people search for")
    kind: Identifier = Field(description="a kind named in docs/_data/names.yml")
    target: Line | None = Field(None, description="what it targets, or the gene it carries")
    markers: list[Identifier] = Field([], description="a list of markers in docs/_data/markers.yml that it looks for")
    what_it_is: Prose = Field(description="one plain sentence")
    sources: SourceIds = Field(min_length=1, description="a list of source ids, the best first")


class Therapy(Product):
    """A product that a regulator has approved."""

    brand: Line = Field(description="the name people know it by")
    generic: Line = Field(description="its generic name")
    same_substance_as: list[Identifier] = Field([], description="a list of other records with the same generic name")
    gene_modified: bool = Field(description="true if it is a gene therapy; false for other cells and viruses")
    how_given: Prose = Field(description="one plain sentence")
    uses: list[Use] = Field(
        min_length=1, description="a list of the diseases it may be given for, each with its conditions"
    )
    results: list[Result] = Field([], description="a list of studies that tell how well it worked, the surest first")
    approvals: list[Approval] = Field(description="a list of approvals, in order of date")
    none_found: list[Identifier] = Field(
        [], description="a list of regulators whose approval we looked for and did not find"
    )
    status: Identifier = Field(description="a state named in docs/_data/names.yml")
    state: Prose = Field(description="its present state, and what could not be confirmed")
    safety: Prose | None = Field(None, description="its main warning, beside that of its kind")

    @property
    def page(self) -> str:
        """The page of its own, as a path below docs/."""
        return page_of_product(self.id, self.kind)

    @property
    def cancers(self) -> list[str]:
        """The cancers it may be given for, each once."""
        return list(dict.fromkeys(use.cancer for use in self.uses))

    @property
    def can_be_counted_on(self) -> bool:
        """False if it was suspended or withdrawn, or nobody could confirm that it can still be had."""
        return self.status not in NO_LONGER

    @property
    def standing(self) -> list[Approval]:
        """The approvals that have not ended."""
        return [approval for approval in self.approvals if not approval.ended]

    @model_validator(mode="after")
    def approvals_stand_once(self) -> "Therapy":
        regulators = [approval.regulator for approval in self.approvals]
        if twice := {one for one in regulators if regulators.count(one) > 1}:
            said = ", ".join(sorted(twice))
            raise ValueError(f"approvals name {said} twice. Keep the first approval, and say the rest in its note.")
        if both := set(regulators) & set(self.none_found):
            raise ValueError(f"none_found names {', '.join(sorted(both))}, which approved it. Delete it there.")
        return self


class Candidate(Product):
    """A product still in trials or under review."""

    name: Line = Field(description="the name people know it by")
    cancers: list[Identifier] = Field(min_length=1, description="a list of cancers named in docs/_data/names.yml")
    stage: Identifier = Field(description="a stage named in docs/_data/names.yml")
    for_whom: Prose = Field(description="for whom it is tested, in a plain sentence")
    position: Prose = Field(description="what is known of it, and what is not")


class ClassWarning(CheckedFact):
    """What can happen with every product of a kind; each record of that kind prints it."""

    text: Prose = Field(description="the warning, in plain sentences")
    sources: SourceIds = Field(min_length=1, description="a list of source ids")
