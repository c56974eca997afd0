"""What the front matter of a page may say: one model per kind of page, one sentence per key."""

import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from publishing.content.models.field_types import Identifier, Line, Prose, Record, ReviewClass, Topic

CoreKind = Literal["three-distinctions", "approaches", "areas", "stages"]

CORE_COUNTS: dict[str, int] = {"three-distinctions": 3, "approaches": 4, "areas": 5, "stages": 7}
"""What the headings promise: a list announced as seven stages has seven."""

MINIMUM_QUESTIONS = 5


class Page(Record):
    """Front matter of a page that is not a guide."""

    title: Annotated[Line, Field(max_length=120)] = Field(description="the page's heading, in sentence case")
    description: Annotated[Line, Field(min_length=70, max_length=160)] = Field(
        description="one sentence for search engines, 70 to 160 characters"
    )
    summary: Prose = Field(description="two or three sentences below the title")
    review_class: ReviewClass = Field(description="safety, treatment, background or index: how often it is reviewed")
    topic: Topic | None = Field(
        None, description="for a page that lists guides: the topic they have; else leave it out"
    )
    product: Identifier | None = Field(
        None, description="for the page of one product: its id in docs/_data/therapies.yml; else leave it out"
    )
    cancer: Identifier | None = Field(
        None, description="for the page of one cancer: its id in docs/_data/cancers.yml; else leave it out"
    )


class Evidence(Record):
    """Where something stands, and how it was tested: two marks, since an approval does not say how sure we are."""

    standing: Identifier | None = Field(
        None, description="approved, in-trials or not-approved, of docs/_data/evidence.yml"
    )
    where: Line | None = Field(None, description="where and for whom, in a few words that go on from the standing")
    study: Identifier | None = Field(
        None, description="how it was tested: the id of a study in docs/_data/evidence.yml"
    )
    people: Annotated[int, Field(ge=1)] | None = Field(None, description="how many people were in that study")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.standing is None and self.study is None:
            raise ValueError("this says neither where it stands nor how it was tested. Write standing, study, or both.")
        if self.where is not None and self.standing is None:
            raise ValueError("'where' goes on from a standing. Write standing too.")
        if self.people is not None and self.study is None:
            raise ValueError("'people' are those of a study. Write study too.")
        return self


class Part(Record):
    """A titled text: a benefit, a limitation, an approach."""

    title: Line = Field(description="a few words, without a period")
    text: Prose = Field(description="the text, in Markdown, with its citations")
    evidence: Evidence | None = Field(
        None, description="standing, where, study, people: where it stands and how it was tested"
    )
    picture: Identifier | None = Field(None, description="the id of a number in docs/_data/numbers.yml to draw")


class Stage(Part):
    """An item of a guide's core; stages of treatment also have a duration."""

    duration: Identifier | None = Field(None, description="the id of a duration in docs/_data/durations.yml")
    other_durations: dict[Identifier, Identifier] = Field(
        {}, description="kinds of treatment that take another time, each with the id of its duration"
    )
    pause: Identifier | None = Field(None, description="the id of a duration: the wait before the next stage begins")
    measured: Identifier | None = Field(
        None, description="the id of a duration that a study measured from this stage to a later one"
    )


class Core(Record):
    """What only this guide has: its distinctions, approaches, areas or stages."""

    id: CoreKind = Field(description="three-distinctions, approaches, areas or stages")
    title: Line = Field(description="the section's heading")
    intro: Prose = Field(description="one or two sentences before the list")
    items: list[Stage] = Field(description="the list itself")


class BenefitsAndLimitations(Record):
    """The two columns that get equal care."""

    title: Line = Field(description="the section's heading")
    benefits_title: Line = Field(description="the first column's heading")
    benefits: list[Part] = Field(min_length=2, description="a list of benefits, each with title and text")
    limitations_title: Line = Field(description="the second column's heading")
    limitations: list[Part] = Field(min_length=2, description="a list of limitations, each with title and text")


class Question(Record):
    """A question patients ask, with its answer."""

    question: Line = Field(description="the question, as a patient would ask it")
    answer: Prose = Field(description="the answer, in Markdown, with its citations")


class CallToAction(Record):
    """The guide's own closing invitation; the address comes from the configuration."""

    title: Line = Field(description="a short calm question or line")
    text: Prose = Field(description="one or two sentences that promise nothing")


class Change(Record):
    """What changed in a guide, in plain words."""

    date: datetime.date = Field(description="the day of the change, as 2026-12-01")
    text: Prose = Field(description="one or two plain sentences that say what is different now")


class Guide(Page):
    """Front matter of a patient guide."""

    series: Line = Field(description="the small line above the title")
    card: Line = Field(description="one sentence for the card that leads to this guide")
    reviewer: Identifier = Field(description="the id of a reviewer in docs/_data/reviewers.yml")
    material_reviewed: datetime.date | None = Field(
        None, description="the day the material behind this guide was last reviewed; leave out if never"
    )
    order: int = Field(
        ge=1,
        le=9_999,
        description="the guide's place among the cards, from 1 to 9,999; guides of one number stand by their names",
    )
    topics: list[Topic] = Field(min_length=1, description="a list of topics")
    at_a_glance: list[Prose] = Field(min_length=3, max_length=7, description="a list of three to seven points")
    core: Core | None = Field(None, description="the guide's own core, unless its sections are the core")
    benefits_and_limitations: BenefitsAndLimitations = Field(description="two lists of equal weight")
    ask_your_team: list[Line] = Field(min_length=5, description="a list of at least five questions to take along")
    questions: list[Question] = Field(
        min_length=MINIMUM_QUESTIONS, description="a list of at least five questions with answers"
    )
    what_changed: list[Change] = Field([], description="a list of changes, each with date and text; the newest first")
    call_to_action: CallToAction = Field(description="title and text of the closing invitation")
