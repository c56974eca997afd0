"""The sentence on who may have a product: every condition of the label, and nothing that no source says."""

import pytest
from pydantic import ValidationError

from publishing.content.models.eligibility import Use, listed, sentence

WHOLE = {
    "cancer": "lymphoma",
    "disease": "mantle cell lymphoma",
    "youngest": 18,
    "relapsed_or_refractory": True,
    "lines": 2,
    "sources": ["label"],
}
PLACES = {"fda": "the United States", "ema": "the European Union"}


def said(**changes: object) -> str:
    return sentence(Use.model_validate(WHOLE | changes), PLACES)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Adults whose mantle cell lymphoma came back or did not respond, after two or more earlier treatments."),
        ({"lines": 0}, "Adults whose mantle cell lymphoma came back or did not respond."),
        (
            {"lines": 5},
            "Adults whose mantle cell lymphoma came back or did not respond, after 5 or more earlier treatments.",
        ),
        ({"relapsed_or_refractory": False, "lines": 0}, "Adults with mantle cell lymphoma."),
        ({"youngest": 0, "oldest": 25, "lines": 0}, "Children and young adults up to age 25 whose"),
        ({"youngest": 3, "oldest": 18, "lines": 0}, "Children and teenagers from age 3 up to age 18 whose"),
        ({"youngest": 15}, "People aged 15 or older whose"),
        ({"where": ["fda", "ema"]}, "In the United States and the European Union: Adults whose"),
        ({"conditions": ["A BTK inhibitor must have been one."]}, "treatments. A BTK inhibitor must have been one."),
        ({"youngest": None}, "We could not find from which age."),
        ({"lines": None}, "We could not find how many earlier treatments are needed."),
    ],
)
def test_a_use_is_said_with_every_condition(changes: dict[str, object], expected: str):
    assert expected in said(**changes)


def test_what_a_source_does_say_is_not_called_unknown():
    assert "could not find" not in said()


@pytest.mark.parametrize("key", ["youngest", "relapsed_or_refractory", "lines", "sources", "disease"])
def test_no_condition_can_be_left_out(key: str):
    with pytest.raises(ValidationError, match=key):
        Use.model_validate({name: value for name, value in WHOLE.items() if name != key})


def test_a_use_needs_a_source_and_ages_in_order():
    with pytest.raises(ValidationError, match="sources"):
        said(sources=[])
    with pytest.raises(ValidationError, match="lower age first"):
        said(youngest=30, oldest=25)


def test_a_list_reads_as_people_say_it():
    assert listed(["one"]) == "one"
    assert listed(["one", "two"]) == "one and two"
    assert listed(["one", "two", "three"], "or") == "one, two or three"
