"""Whatever somebody writes: no traceback, and nothing but allowed elements on the page that comes of it."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from publishing.assembly.templates import without_templates
from publishing.checks.run import check
from publishing.content.model import Content, SourcePage
from publishing.content.passages import located_strings
from publishing.content.read import read_page
from publishing.content.source_text import read_text
from publishing.markdown import EXTENSIONS
from publishing.postbuild.audit.article import _unknown
from publishing.postbuild.audit.run import address_findings, running_attributes, scheme
from tests.project_files import PROJECT

FRONT_MATTER = """---
title: Words
description: A sentence that is long enough to be taken for the description of a page, by the model of pages.
summary: {summary}
review_class: index
---
"""
SIGNS = st.sampled_from(
    (
        *"<>{}[]()!#*_`~|\\&;:^\"'=+-/.@ \n\t\r\0",
        *("\n\n", "    ", "{{", "}}", "{%", "%}", "{##", "##}", "{: ", "](", "[^", "&#106;", "\u202e", "\u2028", "é"),
        *("<script>", "javascript:", "onclick=x", "data:text/html,", "https://a.org", "/glossary.md#crs", "zuma-1"),
        *('!!! note "A"', '??? question "A"', "## A {#a}", "| a | b |\n|---|---|\n", "- a", "1. a", ":   a", "#a"),
        *('include "disclaimer.md"', 'duration("car-t-making")', ".md-button", "words"),
    )
)
BODIES = st.lists(SIGNS | st.text(max_size=5), max_size=25).map("".join)
YAMLS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=20) | SIGNS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def _settings_loader() -> type[yaml.SafeLoader]:
    class Settings(yaml.SafeLoader):
        pass

    Settings.add_multi_constructor("!", lambda *_: "")
    return Settings


@pytest.fixture(scope="module")
def small(content: Content) -> Content:
    """The real registers, without pages and partials that would be checked again each time."""
    partials = {name: content.partials[name] for name in ("disclaimer.md", "page-opening.md")}
    return Content(partials=partials, data=content.data, names=content.names, classes=content.classes)


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    """Markdown as pages are converted."""
    text = (PROJECT / "mkdocs.yml").read_text("utf-8")
    listed = yaml.load(text, Loader=_settings_loader())["markdown_extensions"]  # noqa: S506 - a SafeLoader
    names = [name if isinstance(name, str) else next(iter(name)) for name in listed]
    options = {name: given for entry in listed if isinstance(entry, dict) for name, given in entry.items()}
    return Markdown(extensions=[*names, *EXTENSIONS], extension_configs=options)


def problems_of(text: str, small: Content) -> tuple[SourcePage | None, list]:
    # read_text() tells of such line ends, and hands on plain ones.
    page, problems = read_page("about/any.md", text.replace("\r\n", "\n").replace("\r", "\n"))
    if page is None:
        return None, problems
    content = Content(
        pages={**small.pages, page.path: page},
        partials=small.partials,
        data=small.data,
        names=small.names,
        classes=small.classes,
    )
    return page, problems + check(content)


def assert_harmless(texts: list[str], markdown: Markdown) -> None:
    for text in texts:
        tree = LexborHTMLParser(f"<article>{markdown.reset().convert(text)}</article>")
        nodes = tree.css("article *")
        assert [finding for node in nodes if (finding := _unknown(node))] == []
        assert [*address_findings(nodes, "https://a.org/"), *running_attributes(nodes)] == []


@settings(max_examples=400, deadline=None, derandomize=True)
@given(body=BODIES)
@example(body="[a](java\tscript:x)")
@example(body="## A {#a} onclick=x {.b}\n\nText.")
@example(body="a\n{: onclick=x }")
def test_any_body(body: str, small: Content, markdown: Markdown):
    page, problems = problems_of(FRONT_MATTER.format(summary="Words.") + body, small)
    if page and not problems:
        assert_harmless([without_templates(page.body)], markdown)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(summary=BODIES)
@example(summary="    <")
def test_any_text_in_front_matter(summary: str, small: Content, markdown: Markdown):
    page, problems = problems_of(FRONT_MATTER.format(summary=yaml.safe_dump(summary, default_style='"').strip()), small)
    serious = [problem for problem in problems if "no heading" not in problem.message]
    if page and not serious:
        assert_harmless([text for _, text in located_strings(page.front_matter.value)], markdown)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(value=YAMLS, text=BODIES)
def test_any_front_matter(value: object, text: str, small: Content):
    for given_text in (f"---\n{yaml.safe_dump(value, allow_unicode=True)}\n---\n", f"---\n{text}\n---\n", text):
        page, problems = problems_of(given_text, small)
        assert page or problems


@settings(max_examples=200, deadline=None, derandomize=True)
@given(raw=st.binary(max_size=60) | BODIES.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(raw: bytes, tmp_path_factory: pytest.TempPathFactory):
    path = Path(tmp_path_factory.getbasetemp()) / "any.md"
    path.write_bytes(raw)
    text, problems = read_text(path, "docs/any.md")
    assert text is not None or problems


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://a.org", "https"), (" java\nscript:x", "javascript"), ("/a:b", ""), ("a/b:c", ""), ("#a:b", "")],
)
def test_schemes_are_read_as_browsers_do(address: str, expected: str):
    assert scheme(address) == expected
