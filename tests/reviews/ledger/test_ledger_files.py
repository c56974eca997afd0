"""The files of the ledger by themselves: what cannot be read stops a build, what cannot be true sets an entry aside."""

from dataclasses import dataclass
from datetime import date

import pytest

from tests.reviews.projects import RAY, TODAY, Project
from tests.reviews.small_site import TREATMENT

NAME = "reviews/care--wait.yml"


@dataclass(frozen=True)
class Slip:
    """An edit of a true entry, and what is said about which key."""

    old: str
    new: str
    key: str
    words: str


SLIPS = {
    "future": Slip("signed: 2026-12-01", "signed: 2026-12-03", "signed", "is in the future (today is 2026-12-01)"),
    "no moment": Slip("signed: 2026-12-01 09:00", "signed: 1 December", "signed", "is not right"),
    "read after it was signed": Slip(
        "reviewer:", "read_on: 2026-12-20\n  reviewer:", "read_on", "is after the sign-off"
    ),
    "no digest": Slip("words: ", "words: z", "words", "is not right"),
    "no article": Slip("reads: ", "carried_from: ", "carried_from", "only an edit"),
    "carried from nothing": Slip("outcome: approved", "outcome: carried-over", "outcome", "must be reviewed first"),
    "withdrawn from nothing": Slip("outcome: approved", "outcome: withdrawn", "outcome", "signed nothing above"),
    "other page": Slip("page: care/wait", "page: care/late", "page", "stand in reviews/care--late"),
    "unknown key": Slip("outcome:", "verdict: fine\n  outcome:", "verdict", "the key 'verdict' is unknown"),
    "unknown proof": Slip("proof: signed-commit", "proof: my word", "proof", "is not right"),
    "no outcome": Slip("outcome: approved\n  ", "", "page", "the key 'outcome' is missing"),
    "no note": Slip("note: Read against the sources.", "note: ''", "note", "is empty"),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_what_is_wrong_is_told_with_its_line(slip: Slip, project: Project):
    project.sign()
    text = project.ledger().read_text(encoding="utf-8")
    assert slip.old in text
    wrong = text.replace(slip.old, slip.new, 1)
    project.ledger().write_text(wrong, encoding="utf-8")
    key = f"{slip.key}:"
    line = next(number for number, line in enumerate(wrong.split("\n"), start=1) if line.lstrip("- ").startswith(key))
    problems = project.problems()
    assert any(told.startswith(f"{NAME}:{line}:") and slip.words in told for told in problems), problems


def test_a_true_entry_is_not_refused_and_can_be_read(project: Project):
    entry = project.sign()
    assert project.problems() == []
    assert project.reviews().judged[TREATMENT][0].entry == entry
    assert len(project.ledger().read_text(encoding="utf-8").splitlines()) <= 14


def test_an_entry_without_the_digest_of_its_article_is_set_aside(project: Project):
    project.sign(reads=None)
    (problem,) = project.problems()
    assert "the digest of the article as it reads is missing" in problem
    assert project.status() == "never-reviewed"


def test_an_entry_of_a_shared_block_has_no_article(project: Project):
    project.sign("_partials/note-on-help.md")
    assert project.problems() == []


def test_what_is_set_aside_stops_no_build_and_hides_no_other_entry(project: Project):
    project.sign(day=date(2026, 11, 25))
    project.sign(reviewer=RAY)
    text = project.ledger().read_text(encoding="utf-8")
    project.ledger().write_text(text.replace("signed: 2026-12-01", "signed: 2026-12-24"), encoding="utf-8")
    reviews = project.reviews()
    assert len(reviews.set_aside) == 1
    assert [one.review.reviewer for one in reviews.standings[TREATMENT].standing] == ["dr-lee"]


def test_what_was_set_aside_has_no_say_in_what_comes_after_it(project: Project):
    """A forged entry from the future would else make every later one come before it."""
    project.sign(day=date(2026, 11, 25))
    text = project.ledger().read_text(encoding="utf-8")
    project.ledger().write_text(text.replace("signed: 2026-11-25", "signed: 2027-11-25"), encoding="utf-8")
    project.sign(day=date(2026, 11, 30), reviewer=RAY)
    assert len(project.problems(date(2026, 12, 1))) == 1
    assert project.status() == "current"


def test_what_its_reviewer_gave_again_is_told_no_more(project: Project):
    project.sign(day=date(2026, 11, 25))
    text = project.ledger().read_text(encoding="utf-8")
    project.ledger().write_text(text.replace("signed: 2026-11-25", "signed: 2027-11-25"), encoding="utf-8")
    assert len(project.problems()) == 1
    project.sign(day=date(2026, 11, 30))
    assert project.problems() == []


def test_a_broken_ledger_is_named_and_nothing_else_breaks(project: Project):
    project.sign()
    project.ledger().write_text("- page: [", encoding="utf-8")
    (problem,) = project.problems()
    assert problem.startswith(f"{NAME}:")


def test_a_ledger_in_another_encoding_is_a_problem_and_no_traceback(project: Project):
    project.sign(note="Read by Dr. García against the sources.")
    text = project.ledger().read_text(encoding="utf-8")
    project.ledger().write_bytes(text.encode("latin-1"))
    (problem,) = project.problems()
    assert problem.startswith(f"{NAME}:1:1: this is not UTF-8.")


@pytest.mark.parametrize("note", ["All of it:\n- page: care/fever.md\n", "Doses: none wrong", "#1", "'", "5 %", "- no"])
def test_a_note_stays_what_was_typed(note: str, project: Project):
    project.sign(note=note)
    (judged,) = project.reviews().judged[TREATMENT]
    assert judged.entry.note == note.strip()
    assert judged.problems == ()


def test_every_entry_of_a_file_is_about_its_page(project: Project):
    """The page without .md would be kept in the same file."""
    project.sign(day=date(2026, 11, 30))
    project.sign()
    text = project.ledger().read_text(encoding="utf-8")
    at = text.rindex(f"- page: {TREATMENT}")
    project.ledger().write_text(text[:at] + text[at:].replace(".md\n", "\n", 1), encoding="utf-8")
    (problem,) = project.problems()
    assert problem == f"{NAME}:{text.count(chr(10), 0, at) + 1}:3: this file is about {TREATMENT}. Write that here."


def test_an_entry_that_stands_twice_is_refused(project: Project):
    project.sign()
    text = project.ledger().read_text(encoding="utf-8")
    project.ledger().write_text(text + text, encoding="utf-8")
    (problem,) = project.problems()
    assert problem.startswith(f"{NAME}:{text.count(chr(10)) + 1}:3: this entry says what one above it says")


@pytest.mark.parametrize("name", ["care--late.yaml", "care/late.yml", "care--late.yml.txt"])
def test_a_file_that_nothing_reads_is_named(name: str, project: Project):
    """A reviewer who misnames it would believe that they signed."""
    path = project.path / "reviews" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("- page: care/late.md\n", encoding="utf-8")
    (problem,) = project.problems()
    assert problem.startswith(f"reviews/{name}:1:1: nothing reads this file.")
    assert "reviews/care--late.yml" in problem


def test_an_entry_is_added_below_a_last_line_without_an_end(project: Project):
    project.sign(day=date(2026, 11, 30))
    project.ledger().write_text(project.ledger().read_text(encoding="utf-8").removesuffix("\n"), encoding="utf-8")
    assert project.problems() == []
    project.sign()
    assert [one.entry.date for one in project.reviews().judged[TREATMENT]] == [date(2026, 11, 30), TODAY]


def test_a_ledger_with_windows_line_ends_says_the_same(repository: Project):
    entry = repository.sign()
    repository.ledger().write_bytes(repository.ledger().read_bytes().replace(b"\n", b"\r\n"))
    repository.commit("lee", key="lee")
    assert repository.problems() == []
    assert repository.reviews().judged[TREATMENT][0].entry == entry
    assert repository.refusals() == []


def test_a_sign_that_hides_words_from_who_agrees_to_an_entry_is_refused(project: Project):
    project.sign()
    project.replace(NAME, "note: Read", "note: R\u202eead")
    (problem,) = project.problems()
    assert problem.startswith(f"{NAME}:9:10: U+202E is an invisible character.")


@pytest.mark.parametrize("kind", ["folder", "link", "link to nothing"])
def test_what_only_looks_like_a_ledger_is_refused_and_breaks_nothing(kind: str, project: Project):
    project.sign()
    ledger = project.ledger()
    if kind == "folder":
        ledger.unlink()
        ledger.mkdir()
    else:
        target = ledger.rename(project.path / "elsewhere.yml")
        ledger.symlink_to(target if kind == "link" else project.path / "nowhere.yml")
    (problem,) = project.problems()
    assert problem.startswith(f"{NAME}:1:1: this is no file of its own.")
