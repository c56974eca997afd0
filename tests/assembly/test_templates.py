"""Pages may call known macros with constants and include partials, and nothing else."""

from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined, TemplateError

from publishing.assembly.sandbox import sandbox
from publishing.assembly.templates import COMMENT_END, COMMENT_START, Call, segments, uses, without_templates
from publishing.checks.templates.page_templates import page_problems
from publishing.content.diagnostics import Problem
from publishing.content.model import Content, SourcePage
from publishing.content.models.front_matter import Page
from publishing.content.yaml.located import LocatedYaml

META = Page.model_construct(title="T", description="D", summary="S", review_class="index")


def refused(body: str) -> list[Problem]:
    content = Content(partials={"a.md": "words\n"})
    content.data["durations"] = {"x": object()}
    return list(page_problems(SourcePage("p.md", LocatedYaml("docs/p.md"), META, body, 1), content))


@pytest.mark.parametrize(
    "text",
    [
        "words only",
        '{{ duration("x") }}',
        '{% include "a.md" %}',
        "## Heading {#id}",
        "a } b { c",
        "{{ reading_minutes }}",
        "{## a comment ##}",
    ],
)
def test_allowed(text: str):
    assert refused(text) == []


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
        "}} no partner",
        "{{ '{{' }}",
        "{{ duration(1) }}",
        "{{ context() }}",
        "{{ now() }}",
        "{{ (" + "(" * 5000,
        "{{ " + "9" * 5000 + " }}",
    ],
)
def test_refused(text: str):
    assert refused("first line\n" + text)[0].line == 2


def test_uses_finds_includes_calls_and_names():
    found = uses('{% include "a.md" %}\n{% for t in terms %}{{ duration("x") }}{% endfor %}')
    assert found.includes == (("a.md", 1),)
    assert found.calls == (Call("duration", ("x",), 2),)
    assert "terms" in found.names


def test_segments_know_their_offsets_even_where_jinja_strips_blanks():
    text = 'a  {{- duration("x") -}}  b\n\n{%- include "a.md" %}\n{## c ##}'
    assert [text[found.start :][: len(found.text)] for found in segments(text)] == [f.text for f in segments(text)]
    assert len(without_templates(text)) == len(text)


def test_comments_begin_as_in_the_settings():
    settings = (Path(__file__).parent.parent.parent / "mkdocs.yml").read_text(encoding="utf-8")
    assert f'j2_comment_start_string: "{COMMENT_START}"' in settings
    assert f'j2_comment_end_string: "{COMMENT_END}"' in settings


def test_partials_are_rendered_in_a_sandbox():
    plain = Environment(undefined=StrictUndefined)  # noqa: S701
    plain.globals["now"] = plain.globals["duration"] = lambda *_: "words"
    sandboxed = sandbox(plain)
    assert sandboxed.from_string("{{ duration(1) }}").render() == "words"
    for attack in ("{{ now() }}", "{{ lipsum() }}", "{{ duration.__globals__ }}", "{{ x.append(1) }}"):
        with pytest.raises(TemplateError):
            sandboxed.from_string(attack).render(x=[])
