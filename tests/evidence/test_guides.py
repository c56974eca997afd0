"""What every guide owes its readers: how sure we are, sourced answers, no claim without a source."""

from pathlib import Path

import pytest

from publishing.advice.open_reading import MOST_OPEN_WORDS, open_reading
from publishing.assembly.parts import CITATION
from publishing.checks.run import check, read_and_check
from publishing.content.model import Content
from publishing.evidence.claims import uncited_claims
from tests.project_files import PROJECT
from tests.site.pages import built_pages

SOURCED_ANSWERS = 6
GUIDE = "docs/guides/solid-tumors.md"


def test_no_guide_claims_anything_without_a_source(built_site: Path, content: Content):
    claims = uncited_claims(content, PROJECT, built_site)
    assert [claim for claim in claims if claim.page in {guide.path for guide in content.guides}] == []


def test_at_least_six_questions_have_sourced_answers(content: Content):
    for guide in content.guides:
        sourced = [item for item in guide.meta.questions if CITATION.search(item.answer)]
        assert len(sourced) >= SOURCED_ANSWERS, guide.path


def test_no_guide_is_too_long_as_first_opened(built_site: Path, content: Content):
    pages = {guide.address: built_pages(built_site)[f"{guide.address}index.html"] for guide in content.guides}
    read = {address: open_reading(page.tree.html or "") for address, page in pages.items()}
    assert {address: found.own_words for address, found in read.items() if found.own_words > MOST_OPEN_WORDS} == {}


def test_an_approval_is_never_told_as_a_degree_of_certainty(built_site: Path, content: Content):
    marks = content.data["evidence"].values()
    for guide in content.guides:
        page = built_pages(built_site)[f"{guide.address}index.html"]
        for node in page.tree.css(".evidence"):
            assert not node.css("svg")
            (standing,) = {node.css_first("strong").text()} if node.css_first("strong") else {""}
            assert standing in {"", *(mark.label for mark in marks if mark.marks == "standing")}
        if page.tree.css(".evidence"):
            legend = [item.css_first("strong").text()[:-1] for item in page.tree.css("details.legend li")]
            assert [mark.label.casefold() for mark in marks] == [label.casefold() for label in legend]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("standing: in-trials", "standing: in-trails", "Did you mean 'in-trials'"),
        ("picture: satri-cel-response", "picture: satri-cel-respons", "Did you mean 'satri-cel-response'"),
        (
            '{% include "core.md" %}',
            '{% include "core.md" %}\n\n{{ number("tecelra-respons") }}',
            "Did you mean 'tecelra-response'",
        ),
        ("        study: comparison", "        studdy: comparison", "Did you mean 'study'"),
    ],
)
def test_a_mistyped_stage_or_number_is_named_with_its_line(old: str, new: str, words: str, project_copy: Path):
    path = project_copy / GUIDE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _, problems = read_and_check(project_copy / "docs")
    hit = next(problem for problem in problems if words in problem.message)
    assert new.rsplit("\n", maxsplit=1)[-1].strip().split("(")[0] in text.replace(old, new, 1).split("\n")[hit.line - 1]


def test_the_real_content_has_no_problem(content: Content):
    assert check(content) == []
