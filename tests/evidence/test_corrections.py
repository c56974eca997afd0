"""What was wrong in the material, and in our own pages, is told with day and source."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from publishing.checks.run import read_and_check
from publishing.content.model import Content
from publishing.views.corrections import NEWEST
from tests.conftest import build
from tests.project_files import PROJECT
from tests.reviews.small_site import PAGE
from tests.site.pages import BuiltPage, built_pages

OWN = """- id: wrong-day
  day: 2026-11-20
  page: care/wait.md
  said: It gave the wrong day.
  print: It gives the right day.
  why: We misread the source.
  sources: [waiting]
"""
OWN_PAGE = PAGE.format(
    title="Our corrections",
    summary="What was wrong.",
    review_class="background",
    body='Some people wait.[^waiting]\n\n{% include "lists/own-corrections.md" %}\n\n{% include "sources.md" %}\n\n'
    '{% include "about-this-page.md" %}',
)
LIST = "lists/own-corrections.md"
EARLIER = "lists/earlier-corrections.md"
MATERIAL = "docs/_data/material-corrections.yml"
COUNTED_BY_US = {"reading-time-doubled"}


def test_every_correction_has_what_was_said_what_is_printed_why_and_a_source(built_site: Path, content: Content):
    cards = built_pages(built_site)["about/corrections/index.html"].tree.css(".correction")
    assert len(cards) == len(content.data["material-corrections"])
    for card in cards:
        assert len(card.css("dt")) == 4
        if card.css_first("h3").attributes["id"] not in COUNTED_BY_US:
            assert card.css_first("a[role=doc-noteref]"), card.text()


def test_corrections_of_the_material_are_of_guides_that_are_there(content: Content):
    guides = {f"guides/{correction.guide}.md" for correction in content.data["material-corrections"].values()}
    # A guide may be newer than the material.
    assert guides <= {guide.path for guide in content.guides}
    assert guides


@pytest.fixture
def page_of(small_project: Path, tmp_path: Path) -> Callable[..., BuiltPage]:
    """The page of our own corrections, or of the earlier ones, as it is built of a list of them."""
    docs = small_project / "docs"

    def built(own: str, printed: str = LIST) -> BuiltPage:
        (docs / "about/cells.md").write_text(OWN_PAGE.replace(LIST, printed), encoding="utf-8")
        words = (PROJECT / "docs/_partials" / printed).read_text(encoding="utf-8")
        (docs / "_partials" / printed).write_text(words, encoding="utf-8")
        (docs / "_data/own-corrections.yml").write_text(own, encoding="utf-8")
        site = tmp_path / Path(printed).stem
        result = build(small_project, site)
        assert result.returncode == 0, result.stderr
        return built_pages(site)["about/cells/index.html"]

    return built


def test_an_empty_list_of_our_own_corrections_says_so(page_of: Callable[..., BuiltPage]):
    assert "None so far. This list began on 22 November 2026." in page_of("[]\n").text("article")
    assert "None so far." in page_of("[]\n", EARLIER).text("article")


def test_each_of_our_own_corrections_is_printed_once_the_newest_first(page_of: Callable[..., BuiltPage]):
    # The file has them in another order: the day decides.
    numbers = [*range(2, NEWEST + 3), 1]
    day = date(2026, 1, 1)
    each = {
        number: OWN.replace("wrong-day", f"n-{number}").replace("the wrong", f"{number} wrong") for number in numbers
    }
    own = "".join(each[number].replace("2026-11-20", str(day + timedelta(number))) for number in numbers)
    printed = [
        [int(said) for said in re.findall(r"It gave (\d+) wrong", page_of(own, name).text("article"))]
        for name in (LIST, EARLIER)
    ]
    assert printed == [[*range(NEWEST + 2, 2, -1)], [2, 1]]


def test_our_own_correction_is_printed_with_its_day(page_of: Callable[..., BuiltPage]):
    page = page_of(OWN)
    assert page.tree.css("article li time[datetime='2026-11-20']")
    assert "None so far" not in page.text("article")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kind: outdated", "kind: outdate", "'wrong', 'outdated' or 'missing'"),
        ("guide: solid-tumors", "guide: solid-tumor", "Did you mean 'solid-tumors'"),
        ("[masterkey-265, intis", "[masterkey-26, intis", "Did you mean 'masterkey-265'"),
    ],
)
def test_a_mistyped_correction_is_named(old: str, new: str, words: str, project_copy: Path):
    path = project_copy / MATERIAL
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _, problems = read_and_check(project_copy / "docs")
    hit = next(problem for problem in problems if words in problem.message)
    assert (hit.path, new.split(",", maxsplit=1)[0] in path.read_text().split("\n")[hit.line - 1]) == (MATERIAL, True)
