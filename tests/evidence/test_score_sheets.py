"""Our own scores: each fits the words it scored, or has run out."""

import dataclasses
import warnings
from pathlib import Path

import pytest

from publishing.content.model import Content
from publishing.content.read import read
from publishing.evidence.built_prose import sentences
from publishing.evidence.page_digest import page_digest
from publishing.evidence.score_sheets import DISCERN_GOAL, PEMAT_GOAL
from publishing.evidence.scored_guides import FOLDER, scored_guides
from tests.project_files import PROJECT
from tests.site.pages import built_pages

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import textstat

GUIDE = "guides/solid-tumors.md"
HIGHEST_GRADE = 7.5
HIGHEST_GRADES = {"guides/treatment-process.md": 7.0}
"""Flesch-Kincaid grades: the page that people in treatment need must be the easiest."""


def test_every_guide_has_a_sheet_that_reaches_the_goals(content: Content):
    guides, problems = scored_guides(content, PROJECT / FOLDER)
    assert problems == []
    for guide in guides:
        assert guide.sheet is not None, guide.path
        assert guide.sheet.understandability >= PEMAT_GOAL
        assert guide.sheet.actionability >= PEMAT_GOAL
        assert guide.sheet.discern_mean >= DISCERN_GOAL


def test_no_sheet_has_run_out(content: Content):
    """A failure means: score the guide again, item by item; `make sheets` prints the digest to write down."""
    guides, _ = scored_guides(content, PROJECT / FOLDER)
    assert [guide.path for guide in guides if guide.has_run_out] == []


def digest_after(project: Path, old: str, new: str, file: str) -> str:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    content, problems = read(project / "docs")
    assert problems == []
    return page_digest(content.pages[GUIDE], content)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/guides/solid-tumors.md", "Solid tumors grow inside organs.", "Solid tumors grow in organs."),
        ("docs/guides/solid-tumors.md", "question: What test do I need?", "question: Which test do I need?"),
        ("docs/_partials/disclaimer.md", "**No promises.**", "**No promise.**"),
        ("docs/_data/durations.yml", "text: every 3 months", "text: every three months"),
        ("docs/_data/numbers.yml", "study: One US center", "study: A US center"),
    ],
)
def test_a_changed_word_lets_the_sheet_run_out(file: str, old: str, new: str, content: Content, project_copy: Path):
    before = page_digest(content.pages[GUIDE], content)
    assert digest_after(project_copy, old, new, file) != before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/guides/solid-tumors.md", "Solid tumors grow inside organs.", "Solid tumors grow\ninside organs."),
        ("docs/guides/solid-tumors.md", "order: 2", "order: 7"),
        ("docs/_data/durations.yml", "checked: 2026-11-21", "checked: 2026-11-25"),
        ("docs/_partials/disclaimer.md", "**Not medical advice.**", "- Not medical advice."),
        ("docs/guides/rare-cancers.md", "Most drugs are tested", "Nearly all drugs are tested"),
    ],
)
def test_what_no_reader_sees_keeps_the_sheet(file: str, old: str, new: str, content: Content, project_copy: Path):
    before = page_digest(content.pages[GUIDE], content)
    assert digest_after(project_copy, old, new, file) == before


def test_a_sheet_of_other_words_counts_as_run_out(content: Content, tmp_path: Path):
    text = (PROJECT / FOLDER / "solid-tumors.yml").read_text(encoding="utf-8")
    digest = page_digest(content.pages[GUIDE], content)
    (tmp_path / "solid-tumors.yml").write_text(text.replace(digest, "a" * 64), encoding="utf-8")
    guides, problems = scored_guides(content, tmp_path)
    assert problems == []
    (guide,) = [guide for guide in guides if guide.sheet]
    assert guide.has_run_out
    assert not dataclasses.replace(guide, digest="a" * 64).has_run_out


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  purpose:", "  purposes:", "Look at: purpose, purposes."),
        ("mark: 5", "mark: 6", "'mark' is 6. Write a number of at most 5."),
        ('holds: "no"', "holds: maybe", "'yes', 'no' or 'does not apply'"),
        ("guide: guides/solid-tumors.md", "guide: guides/solid-tumor.md", "Did you mean 'guides/solid-tumors.md'"),
        ("  aims: # 1, aims are clear\n    mark: 5\n", "  aims: # 1, aims are clear\n", "the key 'mark' is missing"),
    ],
)
def test_a_sheet_with_a_mistake_is_named(old: str, new: str, words: str, content: Content, tmp_path: Path):
    text = (PROJECT / FOLDER / "solid-tumors.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "solid-tumors.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    _, problems = scored_guides(content, tmp_path)
    assert any(words in problem.message for problem in problems), problems


def test_the_table_shows_the_scores_as_our_own(built_site: Path, content: Content):
    page = built_pages(built_site)["about/evidence/index.html"]
    assert "our own scoring" in page.text("article")
    guides, _ = scored_guides(content, PROJECT / FOLDER)
    rows = [" ".join(row.text(separator=" ").split()) for row in page.tree.css("table tr")]
    for guide in guides:
        score = f"{guide.sheet.understandability} % {guide.sheet.actionability} % {guide.sheet.discern_mean} of 5"
        assert any(guide.title in row and score in row for row in rows)


def test_every_guide_is_easy_to_read(built_site: Path, content: Content):
    for guide in content.guides:
        prose = [item.text for item in sentences(built_pages(built_site)[f"{guide.address}index.html"].html)]
        grade = textstat.flesch_kincaid_grade("\n".join(text for text in prose if text.endswith((".", "?"))))
        assert grade <= HIGHEST_GRADES.get(guide.path, HIGHEST_GRADE), guide.path
