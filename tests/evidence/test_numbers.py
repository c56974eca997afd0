"""Numbers as patients read them, and the picture of 100 figures."""

import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from publishing.assembly.parts import assemble
from publishing.content.model import Content
from publishing.content.models.numbers import FIGURES, PER_ROW, Frequency, Run, figure_runs
from publishing.views.evidence_marks import picture_of
from publishing.views.fragments import Fragments
from tests.site.pages import built_pages

PERCENTAGE = re.compile(r"\d\s*%|\bper ?cent\b", re.IGNORECASE)
RECORD = {
    "id": "x",
    "in_100": 66,
    "events": 21,
    "of": 32,
    "people": "children",
    "happened": "had a response",
    "study": "One trial",
    "sources": ("a", "b"),
    "checked": date(2026, 11, 22),
    "holds_months": 12,
}


@pytest.mark.parametrize(
    ("first", "count", "runs"),
    [
        (0, 1, [Run(0, 0, 1)]),
        (0, 10, [Run(0, 0, 10)]),
        (0, 23, [Run(0, 0, 10), Run(1, 0, 10), Run(2, 0, 3)]),
        (73, 27, [Run(7, 3, 7), Run(8, 0, 10), Run(9, 0, 10)]),
        (99, 1, [Run(9, 9, 1)]),
    ],
)
def test_figures_stand_in_rows(first: int, count: int, runs: list[Run]):
    assert figure_runs(first, count) == runs


@pytest.mark.parametrize("count", [1, 19, 20, 21, 50, 99])
def test_each_of_the_100_figures_stands_once(count: int):
    runs = figure_runs(0, count) + figure_runs(count, FIGURES - count)
    places = [run.row * PER_ROW + run.column + step for run in runs for step in range(run.length)]
    assert places == list(range(FIGURES))


def test_a_share_that_its_own_count_contradicts_is_refused():
    with pytest.raises(ValidationError, match="21 of 32 is 66 in 100"):
        Frequency.model_validate(RECORD | {"in_100": 60})


@pytest.mark.parametrize(
    ("changes", "rounded"), [({}, True), ({"events": None}, True), ({"in_100": 50, "events": 16}, False)]
)
def test_a_rounded_share_says_about(changes: dict, rounded: bool):
    number = Frequency.model_validate(RECORD | changes)
    words = picture_of(number, Fragments(Path()))
    assert number.is_rounded == rounded
    assert ("**About " in words) == rounded


def test_words_say_once_what_the_picture_shows_and_cite():
    words, picture, _ = picture_of(Frequency.model_validate(RECORD), Fragments(Path())).split("\n", 2)
    svg = LexborHTMLParser(picture).css_first(".people > svg")
    assert svg.attributes["aria-hidden"] == "true", "a screen reader would say the number twice"
    assert words == "**About 66 in 100** children had a response. One trial, 32 people.[^a][^b]"


def test_a_harm_is_drawn_in_another_shape_and_not_in_color_alone():
    benefit, harm = (
        picture_of(Frequency.model_validate(RECORD | {"harm": harm}), Fragments(Path())) for harm in (False, True)
    )
    assert 'stroke-linecap="square"' in harm
    assert 'stroke-linecap="square"' not in benefit


def test_no_guide_has_more_than_two(content: Content):
    """A number may be on record before a page prints it: an editor writes the record first."""
    for guide in content.guides:
        ids = [name for stem, name in assemble(guide, content).records if stem == "numbers"]
        assert len(ids) <= 2, guide.path


def test_no_bare_percentage_in_guides(built_site: Path, content: Content):
    for guide in content.guides:
        article = built_pages(built_site)[f"{guide.address}index.html"].tree.clone().css_first("article")
        for node in article.css(".footnote"):
            node.decompose()
        text = article.text()
        assert not PERCENTAGE.search(text), (guide.path, PERCENTAGE.search(text))


def test_a_number_reaches_its_place_in_boxes(built_site: Path):
    page = built_pages(built_site)["guides/rare-cancers/index.html"].tree
    assert page.css(".areas .step p.number > .people svg")
