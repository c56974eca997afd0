"""Short cuts of reading agree with the long way they spare."""

import sys
from functools import partial

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publishing.assembly import templates
from publishing.checks.markdown import links, markup
from publishing.checks.run import _text
from publishing.content.model import Content
from publishing.content.models.field_types import INVISIBLE, MOJIBAKE, surely_visible
from publishing.content.passages import fields, problems_in_texts
from publishing.content.source_text import MAX_LINE_CHARACTERS, read_text
from publishing.content.yaml.located import LocatedYaml, parse
from publishing.content.yaml.tree import Loader


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


TAGS = ('{% include "a.md" %}', '{{ drawing("b") }}', "{{ reading_minutes }}", "{% raw %}", "{% endraw %}")
MARKUP = [(signs, pattern) for rows in markup.PATTERNS.values() for signs, pattern, _ in rows]
LINKS = [(signs, pattern) for signs, pattern, _ in links.PATTERNS]


@pytest.mark.parametrize(("signs", "pattern"), [*MARKUP, *LINKS], ids=lambda value: getattr(value, "pattern", None))
@given(data=st.data())
def test_whatever_a_pattern_finds_holds_one_of_its_signs(signs, pattern, data):
    text = data.draw(st.from_regex(pattern))
    found = pattern.search(text)

    assert any(sign in found[0].lower() for sign in signs)


PIECES = st.sampled_from(
    (
        *("word ", "\n", "\n\n", " ", "    ", "-", "-8<-", "<b", "**", "** a**", "`", "==", ":a:", "[", "]", "](", ")"),
        *(
            "[a](/b.md)",
            "[a](#b)",
            "[^zuma-1]",
            "[^nobody]",
            "[^",
            "]:",
            "[1]",
            "{",
            "}",
            "{#a}",
            "# a",
            "!!! a",
            "todo",
        ),
        *("TO CHECK", "https://a.org", "\\", "&amp;", "|", "> a", "- ", "zuma-1", "[zuma-1]", "][", "*[a]:", "é", "\t"),
    )
)
FIELD = st.lists(PIECES, max_size=5).map("".join)


@example(["a **b", "c** d"])
@example(["word", "    b"])
@settings(max_examples=500)
@given(st.lists(FIELD, min_size=1, max_size=4))
def test_texts_seen_as_one_tell_what_each_tells(content, texts):
    source = LocatedYaml("x.yml", value=texts)
    alone = Content(data=content.data, names=content.names, located={"x": source})

    for rule in (partial(_text, content=alone), markup.unfinished):
        assert list(problems_in_texts(alone, rule)) == [
            problem for field in fields(source, None) for problem in rule(field)
        ]


@example('{% raw %}{{ drawing("b") }}{% endraw %}')
@given(
    st.lists(st.sampled_from(("words", "\n", "{{", "}}", "{%", "%}", "{##", "{#a}", *TAGS)), max_size=6).map("".join)
)
def test_plain_tags_are_those_that_jinja_finds(text):
    if templates._plain_tags(text) is None:
        return
    found = templates.segments.__wrapped__(text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(templates, "_plain_tags", lambda _: None)
        assert templates.segments.__wrapped__(text) == found
