"""What anybody typed is words in a comment on GitHub, and nothing more."""

import html

import pytest
from markdown import markdown

from publishing.text.comments import in_a_comment


@pytest.mark.parametrize(
    "typed",
    ["**bold**", "[words](https://example.org)", "<img src=x>", "`code`", "a | b", "_so_", "\\* &amp; &#64;", "~~no~~"],
)
def test_markup_is_shown_as_it_was_typed(typed: str):
    shown = html.unescape(markdown(in_a_comment(typed)).removeprefix("<p>").removesuffix("</p>"))
    assert shown.replace("\N{ZERO WIDTH SPACE}", "") == typed


@pytest.mark.parametrize(
    ("typed", "calls"),
    [
        ("ask @octocat now", "@octocat"),
        ("see #12", "#12"),
        ("see owner/name#12", "#12"),
        ("see GH-12", "GH-12"),
        ("on https://example.org", "https://"),
        ("on www.example.org", "www."),
    ],
)
def test_nobody_is_called_and_nothing_linked(typed: str, calls: str):
    assert calls not in html.unescape(in_a_comment(typed))


@pytest.mark.parametrize("typed", ["10 mg/m2, 38 °C: call.", "a@ b", "# of cells"])
def test_plain_words_stay(typed: str):
    assert in_a_comment(typed) == typed
