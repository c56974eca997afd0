"""No text names another limit for a fever than the one on record, or one without its scale."""

from datetime import date

import pytest
from pydantic import ValidationError

from publishing.checks.markdown.fever_limits import problems
from publishing.content.model import Content
from publishing.content.models.temperatures import Temperature
from publishing.content.passages import Passage

CHECKED = {"checked": date(2026, 1, 1), "holds_months": 6, "sources": ("any",), "means": "a limit"}
LIMITS = [
    Temperature(id="fever", celsius=38, fahrenheit=100.4, everywhere=True, **CHECKED),
    Temperature(id="lower", celsius=37.5, fahrenheit=99.5, everywhere=False, of_hospitals=True, **CHECKED),
    Temperature(id="low", celsius=36, fahrenheit=96.8, everywhere=False, **CHECKED),
    Temperature(id="high", celsius=40.5, fahrenheit=104.9, everywhere=False, of_a_study=True, **CHECKED),
]
SIGNS = "docs/_data/danger-signs.yml"


def told(text: str, path: str = "docs/guides/any.md") -> list[tuple[int, str]]:
    content = Content()
    content.data["temperatures"] = {limit.id: limit for limit in LIMITS}
    passage = Passage(path, "body", text, lambda offset: (1, offset + 1))
    return [(problem.column, problem.message) for problem in problems(passage, content)]


@pytest.mark.parametrize(
    "text", ["38 °C (100.4 °F)", "100.4°F/38°C", "38 °C", "100.4 degrees Fahrenheit", "38C", "38,0 °C"]
)
def test_the_one_limit_passes(text: str):
    assert told(f"With a fever of {text} or more, call.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Fevers of up to 40.5 °C (104.9 °F) were seen in 3 of 12 children.",
        "In one study, 5 people had a fever of 40.5 °C.",
    ],
)
def test_a_fever_that_people_in_a_study_had_passes_if_it_is_on_record(text: str):
    assert told(text) == []
    ((_, message),) = told(text.replace("40.5 °C", "40 °C").replace(" (104.9 °F)", ""))
    assert "if people in a study had it: say how many, and add it to that file" in message


@pytest.mark.parametrize(
    "text",
    [
        "Call if you have a fever of 40.5 °C, as 3 of 12 children did.",
        "A fever of 40.5 °C is dangerous.",
        "3 of 12 people went to the hospital with 40.5 °C.",
    ],
)
def test_it_is_no_limit_of_ours_for_all_that(text: str):
    assert told(text)


@pytest.mark.parametrize("text", ["39 °C", "100 °F", "37.8 °C", "37.5 °C", "99.5 °F", "38.5 degrees Celsius", "39C"])
def test_another_limit_is_named(text: str):
    ((column, message),) = told(f"Call from {text} on.")
    assert column == 11
    assert 'Write 38 °C (100.4 °F), "or your hospital\'s lower limit".' in message


@pytest.mark.parametrize(
    "text",
    [
        "Some hospitals want a call from 37.5 °C (99.5 °F).",
        "Call from 38 °C (100.4 °F), or from 37.5 °C (99.5 °F) if your hospital asks for it.",
        "Your hospital's own limit may be lower, such as 37.5 °C (99.5 °F).",
        "In some UK hospitals the limit is 37.5 °C (99.5 °F).",
        "A limit of 37.5 °C is set by several cancer centers.",
        "Your team may say 99.5 °F.",
    ],
)
def test_a_lower_limit_of_a_hospital_passes(text: str):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Call from 37.5 °C (99.5 °F) on.",
        "Some hospitals want a call early. Call from 37.5 °C.",
        "Go to the hospital if you have 37.5 °C.",
        "Call your treatment center at once from 99.5 °F on.",
        "At your hospital, call from 37.5 °C.",
    ],
)
def test_a_lower_limit_that_nobody_is_said_to_set_is_named(text: str):
    found = told(text)
    assert found
    assert all("reads like a second limit of ours" in message for _, message in found)


@pytest.mark.parametrize(
    "text", ["Some hospitals want a call from 37.8 °C.", "Some hospitals want a call below 36 °C."]
)
def test_a_hospital_is_no_reason_for_a_limit_that_is_not_on_record(text: str):
    ((_, message),) = told(text)
    assert "another limit than the one of docs/_data/temperatures.yml" in message


@pytest.mark.parametrize(
    "text",
    [
        "a fever of 38 degrees or more",
        "a temperature over 101°, call",
        "a fever of 38 or more",
        "a temperature above 39",
        "a fever of 38 to 39",
        "a fever over 100.4, call",
        "**fever** of 37.5",
    ],
)
def test_a_limit_without_its_scale_is_named(text: str):
    ((_, message),) = told(f"Call with {text}.")
    assert "has no scale here" in message


@pytest.mark.parametrize(
    "text",
    [
        "Cells are kept at -150 °C (-238 °F) or at 4 °C.",
        "A fever in 38 of 100 people, and in 39 % of 44.",
        "Room temperature of 20 °C.",
        "The bag is stored below −130 °C (−202 °F) and thawed in water of 37 °C (98.6 °F).",
        "A normal body temperature is 36.5 to 37 °C (97.7 to 98.6 °F).",
        "A fever of 38 °C, of 38°C, of 38 degrees C and of 100.4 degrees Fahrenheit.",
        "A normal body temperature is about 37 °C (98.6 °F).",
        "Healthy people usually have 36.5 °C to 37.5 °C.",
        "The bag is warmed in a water bath at 37 °C.",
        "HLA-A*02:01, CD38, C38, 38 F1 mice, vitamin C 39 C-reactive",
        "By day 38 (100 people) fever was gone.",
    ],
)
def test_other_numbers_pass(text: str):
    assert told(text) == []


def test_the_list_of_signs_may_name_every_limit_on_record():
    assert told("38 °C (100.4 °F), or 37.5 °C (99.5 °F)", SIGNS) == []
    assert told("39 °C", SIGNS) != []


@pytest.mark.parametrize("stem", ["own-corrections", "material-corrections", "sources"])
def test_what_was_said_wrong_may_be_told(stem: str):
    assert told("It said 38 °F (100.4 °C).", f"docs/_data/{stem}.yml") == []


def test_a_record_is_one_temperature():
    with pytest.raises(ValidationError, match=r"38 °C is 100.4 °F"):
        Temperature(id="x", celsius=38, fahrenheit=100, everywhere=True, **CHECKED)
