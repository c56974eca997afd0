"""Short cuts of reading agree with the long way they spare."""

import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.field_types import INVISIBLE, MOJIBAKE, surely_visible
from macros.located_yaml import parse
from macros.source_text import MAX_LINE_CHARACTERS, read_text
from macros.yaml_tree import Loader


def test_every_sign_that_readers_cannot_see_is_looked_for():
    missed = [
        f"U+{number:04X}"
        for number in range(sys.maxunicode + 1)
        if INVISIBLE.search(chr(number)) and surely_visible(f"a{chr(number)}b")
    ]

    assert not missed


@pytest.mark.parametrize("text", ["Itâ€™s", "Ð¡ells", "Ã©", "Â£", "ï»¿a"])
def test_every_trace_of_a_wrong_encoding_is_looked_for(text):
    assert MOJIBAKE.search(text)
    assert not surely_visible(text)


@given(st.text(alphabet="abyesnotruefalsNULL0123456789.:-+_~=<TZ ", min_size=1, max_size=30))
def test_a_plain_word_means_what_the_parser_says(word):
    try:
        expected = yaml.compose(f"- {word}", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return

    found = Loader(f"- {word}").get_single_node()

    assert found.value[0].tag == expected.value[0].tag


def test_places_are_read_when_they_are_asked_for():
    source = parse("a: 1\nb:\n  - c: words\n", "x.yml", first_line=2)

    assert "_places" not in vars(source)
    assert source.position(("b", 0, "c")) == (4, 5)


@pytest.mark.parametrize(
    ("length", "found"), [(MAX_LINE_CHARACTERS, 0), (MAX_LINE_CHARACTERS + 1, 1), (MAX_LINE_CHARACTERS * 3, 1)]
)
def test_a_long_line_is_found_wherever_it_stands(tmp_path, length, found):
    path = tmp_path / "page.md"
    path.write_text("short\n" * 700 + "x" * length + "\nshort\n", encoding="utf-8")

    _, problems = read_text(path, "page.md")

    assert [problem.line for problem in problems] == [701] * found
