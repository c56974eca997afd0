"""Scores of a guide: each fits the words it scored or has run out, and readers see those of others alone."""

import dataclasses
import re
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment

from publishing.content.model import Content
from publishing.content.read import read
from publishing.evidence.built_prose import sentences
from publishing.evidence.page_digest import page_digest
from publishing.evidence.score_sheets import ACTIONABLE, DISCERN_CRITERIA, DISCERN_OVERALL, UNDERSTANDABLE
from publishing.evidence.scored_guides import FOLDER, ScoredGuide, run_out, scored_guides
from tests.project_files import PROJECT
from tests.site.pages import built_pages

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import textstat

DAY = date(2026, 11, 22)
GUIDE, OTHER = "guides/solid-tumors.md", "guides/rare-cancers.md"
PARAGRAPH = re.compile(r"^[A-Z][a-z]+ [^\n]{40,}$", re.MULTILINE)
"""A line of prose, whatever it says."""
HIGHEST_GRADE = 7.5
HIGHEST_GRADES = {"guides/treatment-process.md": 7.0}
"""Flesch-Kincaid grades: the page that people in treatment need must be the easiest."""


def sheet(digest: str = "a" * 64, **keys: object) -> str:
    """The text of a sheet of the guide in which every item holds."""
    items = {
        "pemat": {key: {"holds": "yes", "reason": "It does."} for key in (*UNDERSTANDABLE, *ACTIONABLE)},
        "discern": {key: {"mark": 5, "reason": "It does."} for key in (*DISCERN_CRITERIA, DISCERN_OVERALL)},
    }
    head = {"guide": GUIDE, "scored": DAY, "scored_by": "A reader", "wrote_the_guide": True, "digest": digest}
    return yaml.dump(head | items | keys, Dumper=_Plain, sort_keys=False)


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, _data: object) -> bool:
        return True


def scored(content: Content, folder: Path, *texts: str) -> ScoredGuide:
    """The guide with these sheets."""
    for number, text in enumerate(texts):
        (folder / f"sheet-{number}.yml").write_text(text, "utf-8")
    guides, problems = scored_guides(content, folder)
    assert problems == []
    (found,) = [guide for guide in guides if guide.path == GUIDE]
    return found


def test_the_sheets_that_are_there_can_be_read(content: Content):
    guides, problems = scored_guides(content, PROJECT / FOLDER)
    assert problems == []
    assert all(sheet.wrote_the_guide for guide in guides for sheet in guide.own)


def digest_after(project: Path, file: str, change: Callable[[str], str]) -> str:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert change(text) != text
    path.write_text(change(text), encoding="utf-8")
    content, problems = read(project / "docs")
    assert problems == []
    return page_digest(content.pages[GUIDE], content)


def add_words(text: str) -> str:
    return PARAGRAPH.sub(lambda line: f"{line[0]} And more.", text, count=1)


@pytest.mark.parametrize("file", [f"docs/{GUIDE}", "docs/_partials/disclaimer.md"])
def test_a_changed_word_lets_the_sheet_run_out(file: str, content: Content, project_copy: Path):
    before = page_digest(content.pages[GUIDE], content)
    end = (lambda text: f"{text}\nAnd more.\n") if "_partials" in file else add_words
    assert digest_after(project_copy, file, end) != before


@pytest.mark.parametrize(
    ("file", "change"),
    [
        (f"docs/{GUIDE}", lambda text: PARAGRAPH.sub(lambda line: line[0].replace(" ", "\n", 1), text, count=1)),
        (f"docs/{GUIDE}", lambda text: re.sub(r"^order: \d+", "order: 97", text, count=1, flags=re.MULTILINE)),
        ("docs/_data/durations.yml", lambda text: re.sub(r"checked: [\d-]+", "checked: 2026-01-02", text)),
        (f"docs/{OTHER}", add_words),
    ],
    ids=["a wrap", "the order", "a check", "another guide"],
)
def test_what_no_reader_sees_keeps_the_sheet(
    file: str, change: Callable[[str], str], content: Content, project_copy: Path
):
    before = page_digest(content.pages[GUIDE], content)
    assert digest_after(project_copy, file, change) == before


def test_a_sheet_of_other_words_has_run_out_and_is_no_problem(content: Content, tmp_path: Path):
    digest = page_digest(content.pages[GUIDE], content)
    guide = scored(content, tmp_path, sheet(digest))
    assert run_out([guide]) == []
    assert run_out([dataclasses.replace(guide, digest="b" * 64)]) != []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  purpose:", "  purposes:", "Look at: purpose, purposes."),
        ("mark: 5", "mark: 6", "'mark' is 6. Write a number of at most 5."),
        ("holds: 'yes'", "holds: maybe", "'yes', 'no' or 'does not apply'"),
        (f"guide: {GUIDE}", "guide: guides/solid-tumor.md", f"Did you mean '{GUIDE}'"),
        ("    mark: 5\n", "", "the key 'mark' is missing"),
        ("wrote_the_guide: true\n", "", "the key 'wrote_the_guide' is missing"),
    ],
)
def test_a_sheet_with_a_mistake_is_named(old: str, new: str, words: str, content: Content, tmp_path: Path):
    text = sheet()
    assert old in text
    (tmp_path / "solid-tumors.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    _, problems = scored_guides(content, tmp_path)
    assert any(words in problem.message for problem in problems), problems


def test_a_sheet_that_cannot_be_read_is_named(content: Content, tmp_path: Path):
    (tmp_path / "folder.yml").mkdir()
    (tmp_path / "latin.yml").write_bytes("name: Café\n".encode("latin-1"))
    _, problems = scored_guides(content, tmp_path)
    assert [(one.path, one.message.partition(".")[0]) for one in problems] == [
        ("evidence-sheets/folder.yml", "this is no file"),
        ("evidence-sheets/latin.yml", "this is not UTF-8"),
    ]


def shown(guide: ScoredGuide) -> str:
    """What readers are shown of it."""
    text = (PROJECT / "docs" / "_partials/lists/understandability.md").read_text("utf-8")
    return Environment().from_string(text).render(scored_guides=[guide], time=str)  # noqa: S701 - it writes Markdown


def test_readers_are_shown_no_scores_of_those_who_wrote_the_guide(content: Content, tmp_path: Path):
    guide = scored(content, tmp_path, sheet(page_digest(content.pages[GUIDE], content)))
    assert guide.own != ()
    assert guide.by_others == ()
    assert "%" not in shown(guide)
    assert "nobody has scored these guides who did not write them" in shown(guide)


def test_readers_are_shown_who_else_scored_and_when(content: Content, tmp_path: Path):
    digest = page_digest(content.pages[GUIDE], content)
    other = {"wrote_the_guide": False, "scored_by": "Somebody else"}
    told = shown(
        scored(content, tmp_path, sheet(digest), sheet(digest, **other), sheet(**(other | {"scored_by": "Earlier"})))
    )
    assert f"Somebody else | 100 % | 100 % | 5.0 of 5 | {DAY} |" in told
    assert f"Earlier | has run out: the text changed | | | {DAY} |" in told
    assert told.count("%") == 2


def test_every_guide_is_easy_to_read(built_site: Path, content: Content):
    for guide in content.guides:
        prose = [item.text for item in sentences(built_pages(built_site)[f"{guide.address}index.html"].html)]
        grade = textstat.flesch_kincaid_grade("\n".join(text for text in prose if text.endswith((".", "?"))))
        assert grade <= HIGHEST_GRADES.get(guide.path, HIGHEST_GRADE), guide.path
