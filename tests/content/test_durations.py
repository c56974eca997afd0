"""The words of a duration tell its numbers and its unit, and the rates of a reaction tell severe cases too."""

from datetime import date

import pytest
from pydantic import ValidationError

from publishing.content.models.durations import Duration
from publishing.content.models.reaction_rates import ReactionRate

CHECKED = {"checked": date(2026, 1, 1), "holds_months": 6, "sources": ("any",)}


def duration(text: str, shortest: float, longest: float, unit: str, typical: float | None = None) -> Duration:
    numbers = {"shortest": shortest, "longest": longest, "typical": typical}
    return Duration(id="x", text=text, unit=unit, note="Any.", **numbers, **CHECKED)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2 to 4 weeks", (2, 4, "weeks")),
        ("at least two weeks", (2, 2, "weeks", 2)),
        ("up to 15 years", (0, 15, "years")),
        ("about day 28 to 30", (28, 30, "days")),
        ("every 3 months", (3, 3, "months")),
        ("about a week", (1, 1, "weeks")),
        ("19 to 193 days, median 48", (19, 193, "days", 48)),
        ("1.5 hours", (1.5, 1.5, "hours")),
    ],
)
def test_words_that_fit(text: str, numbers: tuple):
    duration(text, *numbers)


@pytest.mark.parametrize(
    ("text", "numbers", "words"),
    [
        ("2 to 4 weeks", (2, 5, "weeks"), "tells 4, which"),
        ("about 30 minutes", (30, 60, "minutes"), "does not tell 60"),
        ("2 to 4 weeks", (2, 4, "days"), "tells weeks, and 'unit' says days"),
        ("2 to 4 weeks or months", (2, 4, "weeks"), "tells months and weeks"),
        ("a while", (2, 4, "weeks"), "tells no unit"),
        ("two to five weeks", (2, 4, "weeks"), "tells 5, which"),
        ("4 weeks", (2, 4, "weeks"), "does not tell 2"),
    ],
)
def test_words_that_do_not_fit(text: str, numbers: tuple, words: str):
    with pytest.raises(ValidationError, match=words):
        duration(text, *numbers)


def rate(**crs: int) -> ReactionRate:
    return ReactionRate(id="x", product="x", name="X", people="people", of=100, crs=crs, **CHECKED)


def test_a_share_without_its_severe_cases_is_refused():
    rate(any=90, severe=9, middle_day=2, first_day=1, last_day=12)
    with pytest.raises(ValidationError, match="severe"):
        rate(any=90)


@pytest.mark.parametrize("crs", [{"any": 9, "severe": 90}, {"any": 9, "severe": 1, "first_day": 3, "last_day": 2}])
def test_rates_in_the_wrong_order_are_refused(crs: dict):
    with pytest.raises(ValidationError, match=r"cannot be|not in order"):
        rate(**crs)
