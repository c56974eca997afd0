"""A style sheet draws; it says nothing to readers that nobody has signed."""

from pathlib import Path

import pytest

from publishing.checks.files.styles import problems
from tests.conftest import PROJECT

WORDS = {
    "in one line": ('.hero::after { content: "Reviewed by doctors"; }', '1:25: a style sheet may not write "Reviewed'),
    "last in its rule": ("a {\n  color: red;\n  content: 'Safe'\n}", "3:12: a style sheet may not write 'Safe'"),
    "by way of a variable": (':root { --told: "Safe"; } a { content: var(--told); }', "1:17:"),
    "as the mark of a list": ('li { list-style: "Proven "; }', "1:18:"),
    "of another alphabet": ('a { content: "\u043d\u0435\u0442"; }', "1:14:"),
    "by the numbers of its letters": ('a { content: "\\41\\42"; }', "1:14:"),
}
NO_WORDS = (
    'a { content: "\u2192"; }',
    'a { content: ""; }',
    'a { content: "\\2192"; }',
    'a::after { content: " (" attr(href) ")"; }',
    "a { content: attr(data-column); }",
    'a[href^="https"]:hover::after { content: "\u2197"; }',
    'a { font-family: "Noto Sans"; }',
    '/* content: "Reviewed"; */',
    "a { background: url(\"data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'/>\"); }",
)


def told(css: str, folder: Path) -> list[str]:
    sheet = folder / "docs" / "assets" / "a.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(css, encoding="utf-8")
    return [str(problem) for problem in problems(folder / "docs")]


@pytest.mark.parametrize(("css", "words"), WORDS.values(), ids=WORDS)
def test_words_are_named_with_their_place(css: str, words: str, tmp_path: Path):
    (problem,) = told(css, tmp_path)
    assert problem.startswith(f"docs/assets/a.css:{words}")


@pytest.mark.parametrize("css", NO_WORDS)
def test_signs_names_and_pictures_are_no_words(css: str, tmp_path: Path):
    assert told(css, tmp_path) == []


@pytest.mark.parametrize("value", ["underline .06em", "underline dotted", "underline .3pt #777 !important"])
def test_a_line_that_safari_drops_is_refused(value: str, tmp_path: Path):
    (problem,) = told(f"a {{\n  text-decoration: {value};\n}}", tmp_path)
    assert problem.startswith(
        f"docs/assets/a.css:2:3: Safari drops `text-decoration: {value.split(' !', maxsplit=1)[0]}`"
    )
    assert "Write `text-decoration-line`" in problem


@pytest.mark.parametrize(
    "css",
    [
        "a { text-decoration: none !important }",
        "a { text-decoration: underline; }",
        "a { text-decoration-line: underline; text-decoration-thickness: .06em; }",
        "/* text-decoration: underline dotted; */",
    ],
)
def test_lines_that_every_browser_draws_are_not_refused(css: str, tmp_path: Path):
    assert told(css, tmp_path) == []


def test_our_own_sheets_are_right():
    assert list(problems(PROJECT / "docs")) == []
