"""What the files in docs/_data may say: one model per file, one sentence per key."""

from typing import Literal

from pydantic import Field

from publishing.content.models.claim_patterns import ClaimPattern
from publishing.content.models.corrections import MaterialCorrection, OwnCorrection
from publishing.content.models.danger_signs import DangerSign
from publishing.content.models.drawings import Drawing
from publishing.content.models.durations import Duration
from publishing.content.models.field_types import (
    Identifier,
    Line,
    Prose,
    Record,
    SourceIds,
    Topic,
)
from publishing.content.models.moved import Moved
from publishing.content.models.numbers import Frequency
from publishing.content.models.own_pages import page_of_cancer
from publishing.content.models.products import Candidate, ClassWarning, Therapy
from publishing.content.models.reaction_rates import ReactionRate
from publishing.content.models.review_sentences import ReviewSentence
from publishing.content.models.reviewers import Reviewer
from publishing.content.models.search_words import SearchWords
from publishing.content.models.source import Source
from publishing.content.models.temperatures import Temperature


class CancerKind(Record):
    """A kind of a cancer, where products are for some kinds only."""

    kind: Identifier = Field(description="a short name of small letters, digits and single hyphens")
    name: Line = Field(description="the kind as it stands in a sentence")
    other_names: list[Line] = Field([], description="other words that people use for it")


class Cancer(Record):
    """A cancer that a reader may look for, with what leads to it."""

    id: Identifier = Field(description="a cancer named in docs/_data/names.yml")
    other_names: list[Line] = Field(description="other words that people use for it")
    kinds: list[CancerKind] = Field([], description="a list of its kinds, where products are for some of them only")
    is_solid: bool = Field(description="false for cancers of the blood")
    is_group: bool = Field(False, description="true if it gathers several illnesses and is none itself")
    topics: list[Topic] = Field(min_length=1, description="topics; each guide that has one of them is named")
    note: Prose | None = Field(None, description="one or two plain sentences that a reader must know")
    other_medicines: Prose | None = Field(
        None, description="medicines that are no gene or cell therapy, in plain sentences"
    )

    @property
    def page(self) -> str:
        """The page of its own, as a path below docs/."""
        return page_of_cancer(self.id, is_solid=self.is_solid)


class Marker(Record):
    """Something on a cancer that a treatment may look for."""

    id: Identifier = Field(description="a short name of small letters, digits and single hyphens")
    name: Line = Field(description="the marker as doctors write it")
    other_names: list[Line] = Field(description="other spellings")
    what_it_is: Prose = Field(description="what it is, and which test shows it")
    other_medicines: Prose | None = Field(
        None, description="medicines for the same marker that are no gene or cell therapy"
    )
    cancers: list[Identifier] = Field(description="cancers for which trials or our guides name it")
    sources: SourceIds = Field(description="a list of source ids, may be empty if the text says so")


class Term(Record):
    """A word of the glossary."""

    id: Identifier = Field(description="a short name of small letters, digits and single hyphens")
    term: Line = Field(description="the word itself")
    other_names: list[Line] = Field(description="names for the very same thing, printed as 'Also called'")
    searched_as: list[Line] = Field(
        default=[], description="words people type for it that mean more, less or something near, printed as such"
    )
    definition: Prose = Field(description="one to three plain sentences")
    sources: SourceIds = Field(description="a list of source ids, may be empty")


class EvidenceMark(Record):
    """Where a treatment stands, or how it was tested, in words for readers."""

    id: Identifier = Field(description="a short name of small letters, digits and single hyphens")
    label: Line = Field(description="the words readers see")
    marks: Literal["standing", "study"] = Field(description="standing or study: what it is a mark of")
    means: Prose = Field(description="what the words tell a reader")


class Names(Record):
    """The plain words for the short names that other records use."""

    kinds: dict[Identifier, Line] = Field(description="kinds of treatment")
    cancers: dict[Identifier, Line] = Field(description="groups of cancers")
    regulators: dict[Identifier, Line] = Field(description="who approves products, and where")
    places: dict[Identifier, Line] = Field(
        description="places whose approvals we look for, as they stand in a sentence"
    )
    states: dict[Identifier, Line] = Field(description="the state of an approved product")
    stages: dict[Identifier, Line] = Field(description="how far a product in trials is")
    faults: dict[Identifier, Line] = Field(description="what a correction mends")
    checkers: dict[Identifier, Line] = Field(description="who checked a source, and how")


NAMES_FILE = "names"
NAMED_BY = {
    "sources": {"checked_by": "checkers"},
    "therapies": {
        **{"kind": "kinds", "cancer": "cancers", "status": "states"},
        **{"regulator": "regulators", "where": "regulators", "none_found": "regulators"},
    },
    "class-warnings": {"id": "kinds"},
    "material-corrections": {"kind": "faults"},
    "pipeline": {"kind": "kinds", "cancers": "cancers", "stage": "stages"},
    "cancers": {"id": "cancers"},
    "markers": {"cancers": "cancers"},
}
"""Which group of names each key of a data file refers to."""

DATA_FILES: dict[str, type[Record]] = {
    "sources": Source,
    "therapies": Therapy,
    "class-warnings": ClassWarning,
    "pipeline": Candidate,
    "cancers": Cancer,
    "markers": Marker,
    "glossary": Term,
    "durations": Duration,
    "reviewers": Reviewer,
    "review-sentences": ReviewSentence,
    "claim-patterns": ClaimPattern,
    "numbers": Frequency,
    "danger-signs": DangerSign,
    "temperatures": Temperature,
    "reaction-rates": ReactionRate,
    "evidence": EvidenceMark,
    "material-corrections": MaterialCorrection,
    "own-corrections": OwnCorrection,
    "drawings": Drawing,
    "moved": Moved,
    "search-words": SearchWords,
}
