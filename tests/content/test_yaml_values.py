"""Numbers, answers and days in YAML: only those that people and YAML read alike."""

import datetime

import pytest

from publishing.content.yaml.located import parse


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("043", "read as 35. Write a plain number"),
        ("0x43", "read as 67. Write a plain number"),
        ("1:41", "read as 101. Write a plain number"),
        ("!!int ", "the mark !!int has no value behind it"),
        ("!!float ''", "the mark !!float has no value behind it"),
        ("!!bool ''", "the mark !!bool has no value behind it"),
        ("1_2", "read as 12. Write a plain number"),
        ("+5", "read as 5. Write a plain number"),
        ("0x" + "f" * 5000, "read as another. Write a plain number"),
        (".5", "read as 0.5. Write a plain decimal"),
        (".inf", "read as inf. Write a plain decimal"),
        ("off", "read as false. Write true or false"),
        ("Yes", "read as true. Write true or false"),
        ("Null", "read as nothing. Write null"),
        ("2026-11-21T00:00:00Z", "Write the day alone"),
        ("2026-11-21 10:00:00 +5", "Write the day alone"),
    ],
)
def test_what_people_read_otherwise_is_told_at_its_place(written: str, words: str):
    source = parse(f"a: b\nkey: {written}\n", "x.yml")
    (problem,) = source.problems
    assert (problem.line, problem.column) == (2, 6)
    assert words in problem.message


@pytest.mark.parametrize(
    ("written", "value"),
    [("43", 43), ("-3", -3), ("0.5", 0.5), ("true", True), ("false", False), ("null", None), ("~", None), ("", None)],
)
def test_plain_values(written: str, value: object):
    source = parse(f"key: {written}\n", "x.yml")
    assert (source.value, source.problems) == ({"key": value}, [])


def test_a_day_with_a_time_hides_no_other_problem_of_its_file():
    source = parse("key: 2026-11-21 10:00:00\nother: [1, 2]\n", "x.yml")
    assert source.value == {"key": datetime.date(2026, 11, 21), "other": [1, 2]}
