"""The list of approved therapies as data for others: JSON with a schema, and CSV."""

import csv
import io
import json
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from publishing.content.model import Content
from publishing.content.models.eligibility import sentence
from publishing.content.models.products import Therapy
from publishing.content.models.records import Names
from publishing.content.places import not_known
from publishing.text.spreadsheet_cells import safe_cell

SCHEMA_NAME = "approved-therapies.schema.json"
LICENSE = "undecided"
"""The owner's to decide; the page that offers the files says so."""
CSV_COLUMNS = (
    "id",
    "brand",
    "generic",
    "kind",
    "gene_modified",
    "target",
    "cancers",
    "regulator",
    "approved",
    "ended",
    "note",
)
CSV_LAST_COLUMNS = ("not_known", "state", "for_whom", "checked", "sources")
CELL_SEPARATOR = "; "


class Published(BaseModel):
    """A group of keys of the published file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PublishedSource(Published):
    """Where the entry comes from."""

    id: str = Field(description="the name of the source in sources.json")
    title: str
    url: str
    primary: bool = Field(description="false if it reports what others published")


class PublishedApproval(Published):
    """A regulator's first approval of the product."""

    regulator: str = Field(description="country or region and regulator, in words")
    approved: str | None = Field(description="year, month or day as far as known, in ISO 8601; null if not found")
    ended: str | None = Field(description="when it ended, as far as known; null while it stands")
    note: str | None


class PublishedTherapy(Published):
    """A product that at least one regulator has approved for cancer."""

    id: str = Field(description="a name that does not change")
    brand: str
    generic: str
    other_names: list[str]
    kind: str = Field(description="kind of treatment, in words")
    gene_modified: bool = Field(description="false for cell products and viruses that are not gene therapy")
    target: str | None = Field(description="what it targets, or the gene it carries")
    cancers: list[str] = Field(description="groups of cancers, in words")
    for_whom: str = Field(description="for whom, in plain words; the label of the product decides")
    approvals: list[PublishedApproval]
    not_known: list[str] = Field(description="places for which nobody knows whether it is approved; not a no")
    state: str = Field(description="its present state, in words")
    checked: date = Field(description="the day this entry was last checked")
    holds_until: date = Field(description="the last day on which that check counts")
    sources: list[PublishedSource]


class PublishedTherapies(Published):
    """Gene and cell therapies approved for cancer somewhere in the world."""

    as_of: date = Field(
        description="the day of the oldest check among the entries: all of them were true then or later"
    )
    license: str = Field(
        description="under which terms the data may be reused; undecided means: ask the owner of the site"
    )
    not_medical_advice: bool = Field(description="always true: the data cannot say what is right for a patient")
    therapies: list[PublishedTherapy]


def therapies_json(content: Content) -> str:
    """The list as JSON, in the order of the data file."""
    schema = {"$schema": SCHEMA_NAME}
    return json.dumps(schema | published(content).model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def therapies_schema() -> str:
    """The JSON Schema (draft 2020-12) of that file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | PublishedTherapies.model_json_schema()
    schema["properties"]["$schema"] = {"type": "string", "description": "the address of this schema"}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def therapies_csv(content: Content) -> str:
    """One row for each approval; a product without a dated approval has one row with empty cells."""
    data = published(content)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow([*CSV_COLUMNS, *CSV_LAST_COLUMNS, "license"])
    for therapy in data.therapies:
        for approval in therapy.approvals or [PublishedApproval(regulator="", approved=None, ended=None, note=None)]:
            values = therapy.model_dump(mode="json") | approval.model_dump() | {"license": data.license}
            values["sources"] = [source.url for source in therapy.sources]
            rows.writerow([_cell(values[name]) for name in (*CSV_COLUMNS, *CSV_LAST_COLUMNS, "license")])
    return text.getvalue()


def published(content: Content) -> PublishedTherapies:
    """The list in the words readers see, without Markdown's citations."""
    therapies = [_published(therapy, content) for therapy in content.data["therapies"].values()]
    return PublishedTherapies(
        as_of=min(therapy.checked for therapy in therapies),
        license=LICENSE,
        not_medical_advice=True,
        therapies=therapies,
    )


def _published(therapy: Therapy, content: Content) -> PublishedTherapy:
    names: Names = content.names
    sources = [content.data["sources"][name] for name in therapy.named_sources]
    same = therapy.model_dump(include={"id", "brand", "generic", "other_names", "gene_modified", "target", "checked"})
    return PublishedTherapy(
        **same,
        kind=names.kinds[therapy.kind],
        cancers=[names.cancers[cancer] for cancer in therapy.cancers],
        for_whom=" ".join(sentence(use, names.places) for use in therapy.uses),
        approvals=[
            PublishedApproval(
                regulator=names.regulators[item.regulator], approved=item.approved, ended=item.ended, note=item.note
            )
            for item in therapy.approvals
        ],
        not_known=not_known(therapy, names),
        state=names.states[therapy.status],
        holds_until=therapy.holds_until,
        sources=[PublishedSource(id=item.id, title=item.title, url=item.url, primary=item.primary) for item in sources],
    )


def _cell(value: object) -> str:
    if isinstance(value, list):
        return CELL_SEPARATOR.join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if value is None else str(value)
    return safe_cell(text)
