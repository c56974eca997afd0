"""What an auditor is given: every sign-off ever, the words signed, who proved what how, and who merged."""

import csv
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.reviews.projects import LEE, RAY, Project
from tests.reviews.small_site import BACKGROUND, TREATMENT
from tests.reviews.test_review_impact import command


def rows(project: Project) -> list[dict[str, str]]:
    done = command(project, "table", "--format", "audit")
    assert done.returncode == 0, done.stderr
    with (project.path / ".cache/audit/sign-offs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page(project: Project) -> LexborHTMLParser:
    return LexborHTMLParser((project.path / ".cache/audit/sign-offs.html").read_text(encoding="utf-8"))


@pytest.fixture
def audited(repository: Project) -> Project:
    """Signed and merged; then other words, signed by another; then a forged entry."""
    repository.sign_and_commit(note="=HYPERLINK(1)")
    repository.merge_into_main()
    repository.on_branch()
    repository.replace(f"docs/{TREATMENT}", "You may say no.", "You can refuse.")
    repository.commit()
    repository.sign_and_commit(reviewer=RAY, hour=10)
    repository.sign(BACKGROUND, hour=11)
    repository.commit("stranger")
    return repository


def test_every_sign_off_is_listed_also_of_words_that_are_gone(audited: Project):
    found = rows(audited)
    told = [(row["page"], row["reviewer"], row["stands_today"], row["counts"][:3].strip(":")) for row in found]
    assert told == [(TREATMENT, LEE, "no", "yes"), (TREATMENT, RAY, "yes", "yes"), (BACKGROUND, LEE, "no", "no")]
    assert "You may say no." in found[0]["words"]
    assert "You can refuse." in found[1]["words"]
    assert found[0]["mark"] == found[0]["words_digest"][:12] != found[1]["mark"]


def test_it_says_who_proved_it_how_and_who_merged(audited: Project):
    first, second, forged = rows(audited)
    assert first["proof"].startswith("key SHA256:")
    assert first["brought_by"] == "Somebody <lee@hospital.example>"
    assert (first["merged_by"], second["merged_by"]) == (
        "Runner <runner@example.org>",
        "no merge: committed by Somebody <ray@hospital.example>",
    )
    assert forged["proof"] == ""
    assert "identity not proven" in forged["counts"]
    assert (first["interests"], first["role"]) == ("None to declare", "Hematologist, MD")


def test_a_note_is_no_formula_of_a_spreadsheet(audited: Project):
    assert rows(audited)[0]["note"] == "'=HYPERLINK(1)"


def test_the_page_to_print_holds_each_text_once_and_every_sign_off(audited: Project):
    rows(audited)
    found = page(audited)
    heads = [node.text() for node in found.css("h2")]
    assert len([head for head in heads if "approved on" in head]) == 3
    assert len([head for head in heads if ": the text " in head]) == 3
    within = found.css("a[href^='#']")
    assert within
    assert all(found.css_first(f"[id='{link.attributes['href'][1:]}']") for link in within)
    assert "You may say no." in found.body.text()


def test_sign_offs_of_a_page_that_is_gone_are_listed(audited: Project):
    (audited.path / f"docs/{BACKGROUND}").unlink()
    audited.replace("mkdocs.yml", f"      - {BACKGROUND}\n", "")
    assert [row["page"] for row in rows(audited)].count(BACKGROUND) == 1


def test_without_sign_offs_there_is_a_page_that_says_so(repository: Project):
    assert rows(repository) == []
    assert "Nobody has signed anything yet." in page(repository).body.text()
    assert Path(repository.path / ".cache/audit/sign-offs.csv").read_text().count("\n") == 1
