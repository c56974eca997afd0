"""What a guide's measures count, and what they leave out."""

import pytest

from publishing.advice.open_reading import OpenReading, beyond_limits, open_reading

MARK = '<sup>&nbsp;<a href="#fn:1" role="doc-noteref">[1, 2]</a></sup>'


def page(article: str) -> str:
    return f'<nav class="contents"><a href="#a">A</a><a href="#b">B</a></nav><article>{article}</article>'


def test_what_is_folded_is_not_counted():
    found = open_reading(
        page("<p>Three plain words.</p><details><summary>More</summary><p>Hidden words.</p></details>")
    )
    assert (found.words, found.sentences, found.contents) == (3, 1, 2)


def test_a_loose_list_counts_its_words_once():
    assert open_reading(page("<ul><li><p>One two.</p></li><li>Three four five.</li></ul>")).words == 5


def test_blocks_that_every_guide_prints_are_told_apart():
    found = open_reading(
        page('<h2 id="daily-life">Life</h2><p>One two.</p><h2 id="get-help-now">Help</h2><p>Call now.</p>')
    )
    assert (found.words, found.own_words) == (6, 3)


def test_citations_that_stand_together_are_one_mark():
    found = open_reading(page(f"<p>A claim of five words.{MARK} Another claim.{MARK}</p>"))
    assert found.marks == 2
    assert found.words_a_mark == pytest.approx(3.5)


def test_sentences_are_measured_by_their_words():
    found = open_reading(page("<p>Call now. It can help you to know this before anything begins.</p>"))
    assert (found.sentences, found.mean, found.short) == (2, 6.0, 0.5)


def test_a_page_without_an_article_is_refused():
    with pytest.raises(ValueError, match="no article"):
        open_reading("<p>words</p>")


GOOD = {
    "words": 1800,
    "own_words": 1700,
    "sentences": 120,
    "mean": 11,
    "short": 0.1,
    "grade": 7.5,
    "marks": 68,
    "contents": 14,
}


@pytest.mark.parametrize(
    ("change", "height", "beyond"),
    [
        ({}, 16_000, []),
        ({}, None, []),
        ({}, 16_001, ["px"]),
        ({"own_words": 1701}, None, ["words"]),
        ({"own_words": 999, "marks": 0}, None, ["words"]),
        ({"mean": 10.9}, None, ["sentences"]),
        ({"mean": 16.1}, None, ["sentences"]),
        ({"grade": 5.9}, None, ["grade"]),
        ({"grade": 7.6}, None, ["grade"]),
        ({"marks": 69}, None, ["marks"]),
        ({"contents": 15}, None, ["contents"]),
    ],
)
def test_each_measure_has_its_limit(change: dict, height: int | None, beyond: list[str]):
    assert beyond_limits(OpenReading(**GOOD | change), height) == beyond
