"""Pages may call known macros with constants and include partials, and nothing else."""

import pytest

from macros.templates import Call, forbidden, uses


@pytest.mark.parametrize(
    "text",
    [
        "words only",
        '{{ duration("x") }}',
        '{% include "a.md" %}',
        "## Heading {#id}",
        "a } b { c",
        "{## a comment ##}",
    ],
)
def test_allowed(text: str):
    assert forbidden(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ config }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ duration(config) }}",
        "{{ duration('a' ~ 'b') }}",
        "{{ duration('a').upper() }}",
        "{{ 'a' | upper }}",
        "{{ duration(name='a') }}",
        "{% for x in y %}{% endfor %}",
        "{% if true %}x{% endif %}",
        "{% set a = 1 %}",
        "{% include name %}",
        '{% include "a.md" ignore missing %}',
        '{% include "a.md" without context %}',
        '{% import "a.md" as a %}',
        '{% extends "a.md" %}',
        "{% raw %}{{ x }}{% endraw %}{{ y }}",
        "{{ unclosed",
    ],
)
def test_refused(text: str):
    assert forbidden("first line\n" + text)[0][0] == 2


def test_uses_finds_includes_calls_and_names():
    found = uses('{% include "a.md" %}\n{% for t in terms %}{{ duration("x") }}{% endfor %}')
    assert found.includes == (("a.md", 1),)
    assert found.calls == (Call("duration", ("x",), 2),)
    assert "terms" in found.names
