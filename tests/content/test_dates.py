"""Dates read the same wherever the site is built."""

import os
from datetime import date

import pytest

from publishing.content.dates import build_day, build_moment, long_date, partial_long_date


def test_long_date():
    assert long_date(date(2026, 4, 6)) == "6 April 2026"


@pytest.mark.parametrize(
    ("text", "expected"), [("2024", "2024"), ("2024-08", "August 2024"), ("2024-08-02", "2 August 2024")]
)
def test_partial_long_date(text: str, expected: str):
    assert partial_long_date(text) == expected


def test_build_day_can_be_fixed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1776297600")
    assert build_day() == date(2026, 4, 16)
    # Also its hour: what is signed twice on one day is in order, whatever the clock says.
    assert build_moment().timestamp() == int(os.environ["SOURCE_DATE_EPOCH"])


@pytest.mark.parametrize("moment", ["today", "1e9", "9" * 30])
def test_a_moment_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, moment: str):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    with pytest.raises(SystemExit, match=f"SOURCE_DATE_EPOCH is '{moment}'"):
        build_day()
