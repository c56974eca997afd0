"""What data says of a product: approved somewhere, or still in trials."""

from pydantic import Field

from publishing.content.models.checked_fact import CheckedFact
from publishing.content.models.field_types import Identifier, Line, Prose, Record, SourceIds
from publishing.content.models.source import PartialDate


class Approval(Record):
    """A regulator's first approval of a product."""

    regulator: Identifier = Field(description="a regulator named in docs/_data/names.yml")
    approved: PartialDate | None = Field(description="when, in quotes: '2024-08', or null if no source gives the date")
    note: Line | None = Field(None, description="a short remark, such as accelerated approval")


class Product(CheckedFact):
    """What approved products and products in trials have in common."""

    other_names: list[Line] = Field(description="other names people search for")
    kind: Identifier = Field(description="a kind named in docs/_data/names.yml")
    target: Line | None = Field(None, description="what it targets, or the gene it carries")
    markers: list[Identifier] = Field([], description="a list of markers in docs/_data/markers.yml that it looks for")
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


class Candidate(Product):
    """A product still in trials or under review."""

    name: Line = Field(description="the name people know it by")
    stage: Identifier = Field(description="a stage named in docs/_data/names.yml")
    position: Prose = Field(description="what is known of it, and what is not")
