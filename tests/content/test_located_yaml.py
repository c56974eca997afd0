"""YAML: every part knows its line, and what hides its meaning is refused."""

import pytest

from publishing.content.yaml.located import parse


def test_positions_point_at_keys_and_items():
    source = parse("a: 1\nb:\n  - c: x\n  - c: y\n", "f.yml", first_line=2)
    assert source.value == {"a": 1, "b": [{"c": "x"}, {"c": "y"}]}
    assert source.position(("a",)) == (2, 1)
    assert source.position(("b", 1, "c")) == (5, 5)


def test_a_part_that_was_not_written_points_at_its_parent():
    source = parse("a:\n  b: 1\n", "f.yml")
    assert source.position(("a", "missing", 3)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\na: 2\n", 2, "'a' stands twice"),
        ("a: &x 1\nb: *x\n", 1, "anchors"),
        ("a: [1\nb: 2\n", 1, "never closed"),
        ("title: one: two\n", 1, "a second colon"),
        ("1: a\n", 1, "not a word"),
        ("a: " + "[" * 30 + "]" * 30 + "\n", 1, "nested more than"),
        ("a: 2026-02-30\n", 1, "not a day of the calendar"),
    ],
)
def test_refused(text: str, line: int, words: str):
    (problem,) = parse(text, "f.yml").problems
    assert problem.line == line
    assert words in problem.message
