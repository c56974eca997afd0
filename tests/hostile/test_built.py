"""The check after the build finds what the first one would have to miss."""

from pathlib import Path

import pytest

from macros.check_built import check_site
from tests.conftest import build

SITE, PAGES = "http://127.0.0.1:8000/", {"index.html": "docs/index.md"}
BLANK = "<html><script>theme()</script><article><form id=t></form></article></html>"


def said(tmp_path: Path, article: str, head: str = "") -> list[str]:
    html = f"<html><head>{head}</head><script>theme()</script><article>{article}</article></html>"
    (tmp_path / "index.html").write_text(html, "utf-8")
    return [problem.message for problem in check_site(tmp_path, SITE, PAGES, lambda _: BLANK)]


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
    ],
)
def test_found(tmp_path: Path, article: str, words: str):
    assert any(words in message for message in said(tmp_path, article)), said(tmp_path, article)


def test_what_the_theme_itself_writes_is_left_alone(tmp_path: Path):
    assert said(tmp_path, "<form id=t></form><p class=lede>Words, <strong>bold</strong>.</p>") == []


def test_the_head_is_looked_at_too(tmp_path: Path):
    assert said(tmp_path, "x", "<meta http-equiv=refresh content='0;url=https://evil.example'>")
    assert said(tmp_path, "x", "<script type='application/ld+json'>{\"a\": }</script>")


def test_a_hole_in_the_first_check_is_not_a_hole_in_the_site(project_copy: Path, tmp_path: Path):
    reading = project_copy / "macros" / "whole_project.py"
    text = reading.read_text("utf-8")
    assert "if problems:" in text
    assert "None if problems" in text
    reading.write_text(text.replace("if problems", "if False"), "utf-8")
    page = project_copy / "docs" / "about" / "privacy.md"
    attack = '\n<script>alert(1)</script>\n\n[words](javascript:alert(1))\n{: onclick="alert(1)" }\n'
    page.write_text(page.read_text("utf-8") + attack, "utf-8")
    result = build(project_copy, tmp_path / "site")
    assert result.returncode == 1
    for words in ("a script that the theme does not write", "'onclick'", "'javascript:alert(1)'"):
        assert words in result.stderr
