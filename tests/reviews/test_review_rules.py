"""A forged entry is refused with its line, in every build and without git."""

from dataclasses import dataclass
from datetime import date

import pytest

from publishing.reviews.state import review_project
from tests.reviews.projects import GUIDE, TODAY, Project


@dataclass(frozen=True)
class Forgery:
    """An edit of a true entry, and what the validator says about which key."""

    old: str
    new: str
    key: str
    words: str


FORGERIES = {
    "future": Forgery("date: 2026-12-01", "date: 2026-12-02", "date", "is in the future (today is 2026-12-01)"),
    "unknown reviewer": Forgery("reviewer: cancer", "reviewer: canser", "reviewer", "Did you mean 'cancerfax-medical"),
    "no role": Forgery("reviewer: cancerfax-medical-team", "reviewer: dr-lee", "reviewer", "does not have the role"),
    "left": Forgery("reviewer: cancerfax-medical-team", "reviewer: dr-gone", "date", "left on 2026-06-30"),
    "other digest": Forgery("digest: ", "digest: 0", "digest", "is not right"),
    "other parts": Forgery("_partials/core.md", "_partials/cure.md", "digest", "not the digest of the parts"),
    "carried from nothing": Forgery("outcome: approved", "outcome: carried-over", "page", "must be reviewed"),
    "carried by a sign-off": Forgery("note:", "carried_from: x\n  note:", "carried_from", "only an edit"),
    "unknown page": Forgery("page: guides/solid", "page: guides/liquid", "page", "stand in reviews/guides--liquid"),
    "unknown key": Forgery("outcome:", "verdict: yes\n  outcome:", "verdict", "the key 'verdict' is unknown"),
    "not filled in": Forgery("date: 2026-12-01", "date: FILL IN", "date", "'date' must be a date"),
    "note not filled in": Forgery("note: Read against the sources.", "note: FILL IN", "note", "say what was checked"),
    "no outcome": Forgery("outcome: approved\n  ", "", "page", "the key 'outcome' is missing"),
}  # fmt: skip


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_entry_is_refused_with_its_line(forgery: Forgery, project: Project):
    project.sign()
    ledger = project.ledger()
    text = ledger.read_text(encoding="utf-8")
    assert forgery.old in text
    forged = text.replace(forgery.old, forgery.new, 1)
    ledger.write_text(forged, encoding="utf-8")
    problems = project.problems()
    lines = forged.split("\n")
    key = f"{forgery.key}:"
    line = next(number for number, line in enumerate(lines, start=1) if line.lstrip("- ").startswith(key))
    place = f"reviews/guides--solid-tumors.yml:{line}:"
    assert any(problem.startswith(place) and forgery.words in problem for problem in problems), problems


def test_a_true_entry_is_not_refused(project: Project):
    project.sign()
    assert project.problems() == []


def test_an_entry_made_up_for_another_digest_of_the_page_is_no_sign_off(project: Project):
    """Its own digest and parts fit each other, but not the page: it has changed since, as far as anybody knows."""
    project.sign()
    project.replace(f"docs/{GUIDE}", "You may say no.", "You may not say no.")
    assert str(project.reviews().standings[GUIDE].status) == "changed-since-review"


def test_entries_stand_in_the_order_of_their_dates(project: Project):
    project.sign(day=date(2026, 11, 30))
    project.sign(day=TODAY)
    ledger = project.ledger()
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("2026-11-30", "2026-12-01", 1), encoding="utf-8")
    second = ledger.read_text(encoding="utf-8").rindex("2026-12-01")
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text[:second] + "2026-11-01" + text[second + 10 :], encoding="utf-8")
    assert any("is before the entry above it" in problem for problem in project.problems())


def test_a_ledger_of_a_page_that_is_gone_is_named(project: Project):
    project.sign("about/accessibility.md")
    (project.path / "docs" / "about" / "accessibility.md").unlink()
    project.replace("mkdocs.yml", "      - about/accessibility.md\n", "")
    for page in (project.path / "docs").rglob("*.md"):
        page.write_text(page.read_text(encoding="utf-8").replace("/about/accessibility.md", "/index.md"))
    assert any("there is no docs/about/accessibility.md" in problem for problem in project.problems())


def test_a_change_told_from_the_future_is_refused(project: Project):
    project.replace(f"docs/{GUIDE}", "\ncore:\n", "\nwhat_changed:\n  - date: 2026-12-03\n    text: New.\ncore:\n")
    _, (problem,) = review_project(project.path, TODAY, latest=date(2026, 12, 2))
    assert problem.path == f"docs/{GUIDE}"
    assert "2026-12-03 is in the future" in problem.message


def test_a_broken_ledger_is_named_and_nothing_else_breaks(project: Project):
    project.sign()
    project.ledger().write_text("- page: [", encoding="utf-8")
    (problem,) = project.problems()
    assert problem.startswith("reviews/guides--solid-tumors.yml:")


def test_a_ledger_in_another_encoding_is_a_problem_and_no_traceback(project: Project):
    project.sign(note="Read by Dr. García against the sources.")
    text = project.ledger().read_text(encoding="utf-8")
    project.ledger().write_bytes(text.encode("latin-1"))

    [problem] = project.problems()

    assert problem.startswith("reviews/guides--solid-tumors.yml:1:1: this is not UTF-8.")


def test_a_note_that_looks_like_a_list_of_parts_stays_a_note(project: Project):
    entry = project.sign(note="Read this:")
    note = "Read this:\n  parts: |\n    none\n"
    text = project.ledger().read_text(encoding="utf-8")
    written = "note: |\n    Read this:\n      parts: |\n        none"
    project.ledger().write_text(text.replace("note: 'Read this:'", written), encoding="utf-8")

    [signed] = project.reviews().ledger.entries(GUIDE)

    assert (signed.note, signed.parts) == (note, entry.parts)


@pytest.mark.parametrize("place", ["page", "entry"])
def test_no_other_class_puts_off_the_next_review(place: str, project: Project):
    """As a page that only leads to others, a treatment would never be due again."""
    project.sign()
    due = project.reviews().standings[GUIDE].next_review
    file = f"docs/{GUIDE}" if place == "page" else "reviews/guides--solid-tumors.yml"
    project.replace(file, "review_class: treatment", "review_class: index")
    assert project.reviews().standings[GUIDE].next_review == due


def test_a_stricter_class_counts_at_once(project: Project):
    project.sign(day=date(2026, 11, 1))
    project.replace(f"docs/{GUIDE}", "review_class: treatment", "review_class: safety")
    assert project.reviews().standings[GUIDE].next_review == date(2027, 5, 1)


def test_an_old_entry_needs_the_role_of_its_day(project: Project):
    """Otherwise a stricter class could never be given: old entries cannot be edited."""
    project.replace(f"docs/{GUIDE}", "review_class: treatment", "review_class: background")
    project.sign(day=date(2026, 11, 1), reviewer="dr-lee")
    project.replace(f"docs/{GUIDE}", "review_class: background", "review_class: treatment")
    (problem,) = project.problems()
    assert "'dr-lee' does not have the role to sign pages of the class 'treatment'" in problem
    newer = project.ledger().read_text(encoding="utf-8").replace("dr-lee", "cancerfax-medical-team")
    newer = newer.replace("class: background", "class: treatment")
    project.ledger().open("a", encoding="utf-8").write(newer)
    assert project.problems() == []


def test_every_entry_of_a_file_is_about_its_page(project: Project):
    """The page without .md would be kept in the same file."""
    project.sign(day=date(2026, 11, 30))
    project.sign()
    text = project.ledger().read_text(encoding="utf-8")
    at = text.rindex(f"- page: {GUIDE}")
    project.ledger().write_text(text[:at] + text[at:].replace(".md\n", "\n", 1), encoding="utf-8")
    (problem,) = project.problems()
    line = text.count("\n", 0, at) + 1
    assert problem == f"reviews/guides--solid-tumors.yml:{line}:3: this file is about {GUIDE}. Write that here."


def test_an_entry_that_stands_twice_is_refused(project: Project):
    project.sign()
    text = project.ledger().read_text(encoding="utf-8")
    project.ledger().write_text(text + text, encoding="utf-8")
    (problem,) = project.problems()
    line = text.count("\n") + 1
    assert problem.startswith(f"reviews/guides--solid-tumors.yml:{line}:3: this entry says what the one above it says")


def test_a_carry_over_of_nothing_is_refused(project: Project):
    entry = project.sign()
    text = project.ledger().read_text(encoding="utf-8")
    carried = text.replace("outcome: approved", f"outcome: carried-over\n  carried_from: {entry.digest}")
    project.ledger().write_text(text + carried, encoding="utf-8")
    (problem,) = project.problems()
    assert "the words are the ones signed above: there is nothing to carry over" in problem


@pytest.mark.parametrize(
    "name", ["guides--rare-cancers.yaml", "guides/rare-cancers.yml", "guides--rare-cancers.yml.txt"]
)
def test_a_file_that_nothing_reads_is_named(name: str, project: Project):
    """A reviewer who misnames it would believe that they signed."""
    path = project.path / "reviews" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("- page: guides/rare-cancers.md\n", encoding="utf-8")
    (problem,) = project.problems()
    assert problem.startswith(f"reviews/{name}:1:1: nothing reads this file.")
    assert "reviews/guides--rare-cancers.yml" in problem


def test_an_entry_is_added_below_a_last_line_without_an_end(project: Project):
    """As a browser saves what was pasted into it."""
    project.sign(day=date(2026, 11, 30))
    project.ledger().write_text(project.ledger().read_text(encoding="utf-8").removesuffix("\n"), encoding="utf-8")
    assert project.problems() == []
    project.sign()
    assert [entry.date for entry in project.reviews().ledger.entries(GUIDE)] == [date(2026, 11, 30), TODAY]


def test_a_ledger_with_windows_line_ends_says_the_same(project: Project):
    project.sign()
    entries = project.reviews().ledger.entries(GUIDE)
    project.ledger().write_bytes(project.ledger().read_bytes().replace(b"\n", b"\r\n"))
    assert project.problems() == []
    assert project.reviews().ledger.entries(GUIDE) == entries


def test_a_sign_that_hides_words_from_who_agrees_to_an_entry_is_refused(project: Project):
    project.sign()
    project.replace("reviews/guides--solid-tumors.yml", "note: Read", "note: R\u202eead")
    (problem,) = project.problems()
    assert problem == (
        "reviews/guides--solid-tumors.yml:7:10: U+202E is an invisible character. Delete it and type the place again."
    )


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
    assert problem.startswith("reviews/guides--solid-tumors.yml:1:1: this is no file of its own.")
