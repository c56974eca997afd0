"""The check after the build finds what the first one would have to miss."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from publishing.content.model import Content, SourcePage
from publishing.content.read import read_page
from publishing.postbuild.audit.finding import Finding, at_its_source, attribute, text
from publishing.postbuild.audit.run import check_page
from tests.conftest import build
from tests.hostile.holes import open_a_hole
from tests.project_files import PROJECT

SITE = "http://127.0.0.1:8000/"
FRONT_MATTER = f"""---
title: A
description: {"A sentence that is long enough for the description of a page. " * 2}
summary: Words of a key.
review_class: index
---
"""
BLANK = "<html><article><form id=t></form></article></html>"


def said(article: str, head: str = "") -> list[str]:
    html = f"<html><head>{head}</head><article>{article}</article></html>"
    tree = LexborHTMLParser(html)
    return [finding.message for finding in check_page("index.html", html.encode(), tree, SITE, lambda _: BLANK)]


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("<script>alert(1)</script>", "a script that the theme does not write"),
        ("<script type=module>alert(1)</script>", "a script that the theme does not write"),
        ("<iframe src=x></iframe>", "<iframe> is not allowed anywhere"),
        ("<p onclick=alert(1)>x</p>", "'onclick'"),
        ("<p style=position:fixed>x</p>", "'style'"),
        ("<a href=' java&#10;script:alert(1)'>x</a>", "is not allowed. Use https"),
        ("<a href='data:text/html,x'>x</a>", "is not allowed. Use https"),
        ("<a href='http://a.org'>x</a>", "is not allowed. Use https"),
        ("<img src='https://evil.example/x.png' alt=x>", "is loaded from another host"),
        ("<form action='https://evil.example'></form>", "<form> is not allowed in a text"),
        ("<input name=passport>", "<input> is not allowed in a text"),
        ("<b6 mg>", "<b6> is not allowed in a text"),
        ("<svg><animate onbegin=alert(1)></svg>", "<animate> is not allowed in a text"),
        ("<p>A **bold word</p>", "'**bold word' is printed as it is"),
        ("<p>A claim.[^zuma-1]</p>", "'[^zuma-1]' is printed as it is"),
        ("<p>{{ config }}</p>", "'{{ config }}' is printed as it is"),
        ("<p>!!! note</p>", "is printed as it is"),
        ("<p>| a |<br>|---|</p>", "is printed as it is"),
        ("<p><a href='#away'>x</a></p>", "the link #away leads to no heading of this page"),
    ],
)
def test_found(article: str, words: str):
    assert any(words in message for message in said(article)), said(article)


def test_what_the_theme_itself_writes_is_left_alone():
    assert said("<form id=t></form><p class=lede>Words, <strong>bold</strong>.</p>") == []


def test_links_to_places_of_the_page_are_sound():
    assert said("<h2 id=here>A</h2><p id='é'><a href='#here'>b</a> <a href='#%C3%A9'>c</a></p>") == []


def test_the_head_is_looked_at_too():
    assert said("x", "<meta http-equiv=refresh content='0;url=https://evil.example'>")
    assert said("x", "<script type='application/ld+json'>{\"a\": }</script>")


def page_of(body: str) -> SourcePage:
    page, problems = read_page("about/any.md", FRONT_MATTER + body)
    assert page, problems
    return page


@pytest.mark.parametrize(
    ("finding", "body", "place"),
    [
        (Finding("x", text("javascript:alert(1)")), "Words.\n\nA [b](javascript:alert(1)).", ("about/any.md", 9, 7)),
        (Finding("x", attribute("onclick")), "An onclick.\n{: onclick = b }", ("about/any.md", 8, 4)),
        (Finding("x", text("**bold and\nlong")), "A **bold   and\nlong word", ("about/any.md", 7, 3)),
        (Finding("x", text("Words of a key.")), "x", ("about/any.md", 4, 10)),
        (Finding("x", text("### Please note")), '{% include "disclaimer.md" %}', ("_partials/disclaimer.md", 3, 5)),
    ],
)
def test_a_finding_leads_to_its_line(finding: Finding, body: str, place: tuple[str, int, int], content: Content):
    (problem,) = at_its_source(finding, "site/x", page_of(body), content)
    assert (problem.path, problem.line, problem.column) == (f"docs/{place[0]}", *place[1:])


def test_a_finding_in_a_record_leads_to_the_data_file(content: Content):
    source = content.data["sources"]["zuma-1"]
    problems = at_its_source(Finding("x", text(source.title)), "site/x", page_of("Words.[^zuma-1]"), content)
    lines = (PROJECT / "docs" / "_data" / "sources.yml").read_text("utf-8").split("\n")
    assert {problem.path for problem in problems} == {"docs/_data/sources.yml"}
    assert any(source.title[:20] in lines[problem.line - 1] for problem in problems)


@pytest.mark.parametrize("clue", ["", text("nowhere at all"), text("  ")])
def test_what_is_found_nowhere_says_so(clue: str, content: Content):
    (problem,) = at_its_source(Finding("x", clue), "site/x", page_of("Words."), content)
    assert (problem.path, problem.line, problem.column) == ("docs/about/any.md", 1, 1)
    assert "was not found" in problem.message


def test_a_hole_in_the_first_check_is_not_a_hole_in_the_site(project_copy: Path, tmp_path: Path):
    attack = open_a_hole(project_copy)
    result = build(project_copy, tmp_path / "site")
    assert result.returncode == 1
    for place, words in attack.items():
        assert any(line.startswith(place) and words in line for line in result.stderr.splitlines()), result.stderr
