"""Whatever is written for a key, the answer is in an editor's words, and names the place."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from publishing.content.models.front_matter import Guide, Page
from publishing.content.models.records import DATA_FILES, Names
from publishing.content.validation import validate
from publishing.content.yaml.located import parse
from publishing.reviews.ledger.entry import Entry
from tests.project_files import PROJECT

MODELS: list[type[BaseModel]] = [*DATA_FILES.values(), Names, Page, Guide, Entry]
WRONG = (
    "{}",
    "[]",
    "[[]]",
    "[{}]",
    "[x Y]",
    "X Y",
    "''",
    "1.5",
    "-1",
    "1000",
    "true",
    "2026-01-01",
    "{A B: C D}",
    "{a: {}}",
)
JARGON = (
    "should",
    "Input",
    "input",
    "tuple",
    "dict",
    "pattern",
    "string",
    "integer",
    "None",
    "regex",
    "\\",
    "[key]",
    "loc",
)


def answers(model: type[BaseModel]) -> Iterator[str]:
    for key in model.model_fields:
        for text in WRONG:
            for problem in validate(model, parse(f"{key}: {text}\n", "f.yml"))[1]:
                yield problem.message


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_answer_speaks_of_programs(model: type[BaseModel]):
    told = set(answers(model))
    assert told
    descriptions = " ".join(field.description or "" for field in model.model_fields.values())
    assert [one for one in told for word in JARGON if word in one and word not in descriptions] == []


def said(model: type[BaseModel], text: str) -> list[str]:
    return [str(problem) for problem in validate(model, parse(text, "f.yml"))[1]]


class Two(BaseModel):
    """Two keys, one of them a list."""

    model_config: Any = {"extra": "forbid", "strict": True}
    review_class: str
    questions: list[str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "review-class: a\nquestions: []\n",
            ["f.yml:1:1: the key 'review-class' is unknown. Did you mean 'review_class'?"],
        ),
        (
            "Review_Class: a\nquestions: []\n",
            ["f.yml:1:1: the key 'Review_Class' is unknown. Did you mean 'review_class'?"],
        ),
        (
            "review_class: a\nquestions:\n  - one?\n  - Ask this: what?\n",
            [
                "f.yml:4:5: item 2 of 'questions' must be a text, and its colon makes a key of it. "
                "Put the whole text in quotes."
            ],
        ),
        ("review_class: 1\nquestions: [a]\n", ["f.yml:1:15: 'review_class' must be a text. Put it in quotes."]),
    ],
)
def test_one_slip_is_told_once_at_its_place(text: str, expected: list[str]):
    assert said(Two, text) == expected


def test_a_number_out_of_bounds_is_told_the_bound():
    (message,) = [one for one in said(DATA_FILES["numbers"], "in_100: 120\n") if "in_100" in one]
    assert message.endswith("'in_100' is 120. Write a number of at most 99.")


EXTREMES = (
    "0",
    "-1",
    "1e400",
    ".nan",
    "9" * 400,
    "0001-01-01",
    "9999-12-31",
    "'9999-99-99'",
    "null",
    "[]",
    "{}",
    "' '",
)
REAL = [(stem, index) for stem in DATA_FILES for index in (0, -1)]


@pytest.mark.parametrize(("stem", "index"), REAL)
def test_no_extreme_value_of_a_real_record_ends_in_a_traceback(stem: str, index: int):
    text = (PROJECT / "docs" / "_data" / f"{stem}.yml").read_text("utf-8")
    records = parse(text, "f.yml").value
    if not records:
        return
    for key in DATA_FILES[stem].model_fields:
        for extreme in EXTREMES:
            source = parse(f"{key}: {extreme}\n", "f.yml")
            if source.problems:
                continue
            source.value = records[index] | source.value
            found, problems = validate(DATA_FILES[stem], source)
            assert found or problems
