"""One study told in two ways is found, and nothing else that a study counted is held up."""

from datetime import date

import pytest

from publishing.checks.markdown.told_numbers import problems
from publishing.content.model import Content
from publishing.content.models.numbers import Frequency
from publishing.content.models.reaction_rates import Rate, ReactionRate
from publishing.content.passages import BETWEEN, Passage

CHECKED = {"checked": date(2026, 1, 1), "holds_months": 6}


class Brand:
    """A product of the list, of which only the name counts here."""

    def __init__(self, brand: str):
        self.brand = brand


NUMBERS = [
    Frequency(
        id="shrank",
        in_100=43,
        events=19,
        of=44,
        people="people with a sarcoma",
        happened="had a tumor that shrank",
        study="One study",
        words=["shrank or vanished", "responded"],
        sources=["paper-a", "paper-b"],
        **CHECKED,
    )
]
RATES = [
    ReactionRate(
        id="alpha",
        product="alpha",
        name="Alpha",
        people="lymphoma",
        of=200,
        crs=Rate(any=75, severe=2),
        nerves=Rate(any=30, severe=9),
        sources=["rates-paper", "first-label"],
        **CHECKED,
    )
]


def told(text: str, path: str = "docs/guides/any.md") -> list[tuple[int, str]]:
    content = Content()
    content.data["numbers"] = {record.id: record for record in NUMBERS}
    content.data["reaction-rates"] = {record.id: record for record in RATES}
    content.data["therapies"] = {brand.lower(): Brand(brand) for brand in ("Alpha", "Beta")}
    passage = Passage(path, "body", text, lambda offset: (1, offset + 1))
    return [(problem.column, problem.message) for problem in problems(passage, content)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Tumors shrank or\n  vanished in 46 in 100 people.[^paper-a]", "46 in 100"),
        ("About 40 in 100 of 44 people responded.[^paper-a][^paper-b]", "40 in 100"),
        ("Of these, 22 of 44 responded.[^paper-b]", "22 of 44"),
        ("- Good news: 46 in 100 people responded.[^paper-a]\n- More.", "46 in 100"),
        ("With Alpha, 80 in 100 of 200 people had CRS (2 in 100 severely).[^rates-paper]", "80 in 100"),
        ("CRS was severe in 5 in 100 people after Alpha, and in 26 in 100 after Beta.[^rates-paper]", "5 in 100"),
        ("After Alpha, ICANS was severe in 12 in 100.[^other][^rates-paper]", "12 in 100"),
        (f"Other words.{BETWEEN}After Alpha 60 in 100 had CRS.[^rates-paper]{BETWEEN}More.", "60 in 100"),
    ],
)
def test_another_number_for_the_same_thing_is_told(text: str, number: str):
    ((column, message),) = told(text)
    assert text[column - 1 :].startswith(number)
    assert message.startswith(
        ("docs/_data/numbers.yml has another number", "docs/_data/reaction-rates.yml has another")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Tumors shrank or vanished in 43 in 100 of 44 people.[^paper-a]",
        "They responded in 19 of 44, which is 43 in 100.[^paper-a]",
        "In three studies, tumors shrank or vanished in 22 to 51 in 100 people.[^paper-a]",
        "Of 52 people who were to have it, 37 in 100 responded.[^paper-a]",
        "46 in 100 people responded in this and another study.[^paper-a][^other]",
        "About 14 in 100 of 44 people had an infection.[^paper-a]",
        "Tumors shrank in 39 in 100.[^paper-a] In 46 in 100 people they responded.[^other]",
        "With Alpha, 75 in 100 of 200 people had CRS (2 in 100 severely), and 14 in 100 an infection.[^rates-paper]",
        "CRS was severe in 2 in 100 people after Alpha, and in 26 in 100 after Beta.[^rates-paper][^other]",
        "CRS was severe in 7 in 100 people after Beta, and in 2 in 100 after Alpha.[^rates-paper]",
        "In the first study of 108 people, 94 in 100 had CRS after Alpha.[^rates-paper]",
        "In the first study 94 in 100 had CRS after Alpha.[^first-label]",
        "After Alpha 1 in 100 had CRS that was fatal.[^rates-paper]",
        "After Alpha CRS was treated with a drug in 40 in 100.[^rates-paper]",
        "After Alpha and Beta 60 in 100 had CRS.[^rates-paper]",
        "60 in 100 had CRS after Alpha.",
    ],
)
def test_other_numbers_pass(text: str):
    assert told(text) == []


def test_what_was_said_wrong_may_be_told():
    text = "It said that 46 in 100 people responded.[^paper-a]"
    assert told(text)
    assert told(text, "docs/_data/own-corrections.yml") == []
