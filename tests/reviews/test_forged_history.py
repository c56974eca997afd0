"""Attacks on the ledger that only git can tell: false names, moved files, old entries that gain a line."""

from datetime import date

import pytest

from publishing.reviews.history import rules as history_rules
from publishing.reviews.history.changes import History
from publishing.reviews.ledger.entries import file_name
from tests.reviews.projects import GUIDE, REVIEWERS, Project

DOCTOR = "doctor@example.org"
STRANGER = "stranger@example.org"
TIME = "09:00"
NAME = "reviews/guides--solid-tumors.yml"
REGISTER = "docs/_data/reviewers.yml"


def found(project: Project) -> list[str]:
    reviews = project.reviews()
    told = history_rules.problems(reviews.ledger, reviews.digests.words, History(project.path), "main")
    return [str(problem) for problem in told]


def signed_on_main(project: Project) -> None:
    project.sign(day=date(2026, 11, 25))
    project.commit(DOCTOR)
    project.git("branch", "-f", "main")


def test_a_key_added_to_an_old_entry_is_refused(repository: Project):
    """The entry was the last of its file, so nothing above the new line changes."""
    repository.sign(day=date(2026, 11, 25))
    text = repository.ledger().read_text(encoding="utf-8")
    repository.ledger().write_text(text.replace(f"  time: {TIME}\n", ""), encoding="utf-8")
    repository.commit(DOCTOR)
    repository.git("branch", "-f", "main")
    lines = len(repository.ledger().read_text(encoding="utf-8").splitlines())
    repository.ledger().open("a", encoding="utf-8").write("  time: '23:59'\n")
    repository.commit(STRANGER)
    assert found(repository) == [
        f"{NAME}:{lines + 1}:1: this line adds to an old entry. Delete it, and add a new entry below."
    ]


def test_a_map_of_names_makes_nobody_a_doctor(repository: Project):
    """Git takes one address for another where a file .mailmap says so, and anybody may write that file."""
    repository.sign()
    (repository.path / ".mailmap").write_text(f"Doctor <{DOCTOR}> <{STRANGER}>\n", encoding="utf-8")
    repository.commit(STRANGER)
    assert any(f"{STRANGER} added this entry" in problem for problem in found(repository))


def test_a_map_of_names_hides_no_author_of_a_fact(repository: Project):
    repository.replace("docs/_data/sources.yml", "Medical Laboratory Observer", "Laboratory Observer")
    repository.commit(DOCTOR)
    (repository.path / ".mailmap").write_text(f"Nobody <nobody@example.org> <{DOCTOR}>\n", encoding="utf-8")
    repository.commit()
    repository.sign()
    repository.commit(DOCTOR)
    assert any(f"{DOCTOR} wrote words" in problem for problem in found(repository))


def test_nobody_else_may_finish_the_entry_of_a_doctor(repository: Project):
    """The first line is the doctor's; the words it signs are put in by somebody else."""
    repository.sign()
    signed = repository.ledger().read_text(encoding="utf-8")
    repository.commit(DOCTOR)
    repository.replace(f"docs/{GUIDE}", "You may say no.", "You may not say no.")
    repository.commit(STRANGER)
    repository.ledger().unlink()
    entry = repository.sign()
    forged = repository.ledger().read_text(encoding="utf-8")
    assert forged.split("\n")[0] == signed.split("\n")[0]
    assert entry.digest not in signed
    repository.commit(STRANGER)
    assert any(f"{STRANGER} added this entry, but may not sign" in problem for problem in found(repository))


def test_a_page_that_moved_keeps_its_authors(repository: Project):
    repository.replace(f"docs/{GUIDE}", "You may say no.", "You may refuse.")
    repository.commit(DOCTOR)
    moved = "guides/solid.md"
    repository.git("mv", f"docs/{GUIDE}", f"docs/{moved}")
    for page in [repository.path / "mkdocs.yml", *(repository.path / "docs").rglob("*.*")]:
        if page.suffix in (".md", ".yml"):
            text = page.read_text(encoding="utf-8")
            page.write_text(
                text.replace("guides/solid-tumors.md", moved).replace("guide: solid-tumors", "guide: solid")
            )
    repository.commit()
    repository.sign(moved)
    repository.commit(DOCTOR)
    assert any(
        f"reviews/{file_name(moved)}" in problem and f"{DOCTOR} wrote words" in problem for problem in found(repository)
    )


def test_who_took_words_out_of_a_fact_wrote_it_too(repository: Project):
    path = repository.path / "docs" / "_data" / "glossary.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("- id: accelerated-approval")
    record = text[start : text.index("\n- id:", start + 1)]
    longer = record.replace("definition: >-\n", "definition: >-\n    It can be taken back.\n")
    assert longer != record
    path.write_text(text.replace(record, longer), encoding="utf-8")
    repository.commit()
    repository.sign(day=date(2026, 11, 25))
    repository.commit("nurse@example.org")
    repository.git("branch", "-f", "main")
    path.write_text(text, encoding="utf-8")
    repository.commit(DOCTOR)
    repository.sign()
    repository.commit(DOCTOR)
    assert any(f"{DOCTOR} wrote words" in problem for problem in found(repository))


def test_who_helped_to_write_a_fact_cannot_sign_it(repository: Project):
    """A squashed pull request names its other authors below its message."""
    repository.replace("docs/_data/sources.yml", "Medical Laboratory Observer", "Laboratory Observer")
    repository.commit()
    repository.git("commit", "--amend", "-q", "-m", f"Mend a title\n\nCo-authored-by: A Doctor <{DOCTOR.title()}>")
    repository.sign()
    repository.commit(DOCTOR)
    assert any(f"{DOCTOR} wrote words" in problem for problem in found(repository))


def test_another_address_of_the_same_account_is_the_same_person(repository: Project):
    """GitHub writes 7+name@ for what it wrote name@ for before."""
    repository.replace(REGISTER, DOCTOR, "name@users.noreply.github.com")
    repository.commit()
    repository.git("branch", "-f", "main")
    repository.replace(f"docs/{GUIDE}", "You may say no.", "You may refuse.")
    repository.commit("7+Name@users.noreply.github.com")
    repository.sign()
    repository.commit("name@users.noreply.github.com")
    assert any("name@users.noreply.github.com wrote words" in problem for problem in found(repository))


NEW_REVIEWER = """\
- id: dr-new
  name: New Example
  kind: person
  role: Oncologist
  signs: [treatment]
"""


@pytest.mark.parametrize(
    ("reviewer", "register"),
    [
        ("cancerfax-medical-team", REVIEWERS.replace(DOCTOR, f"{DOCTOR}, {STRANGER}")),
        ("dr-lee", REVIEWERS.replace("[background]", "[background, treatment]")),
        ("dr-gone", REVIEWERS.replace("  left: 2026-06-30\n", "")),
        ("dr-new", REVIEWERS + NEW_REVIEWER),
    ],
)
def test_nobody_makes_themselves_a_reviewer(reviewer: str, register: str, repository: Project):
    """Who may sign is agreed on before the change that signs."""
    assert register != REVIEWERS
    (repository.path / REGISTER).write_text(register, encoding="utf-8")
    repository.commit(STRANGER)
    repository.sign(reviewer=reviewer)
    repository.commit(STRANGER)
    (problem,) = found(repository)
    assert problem.startswith(f"{NAME}:4:")
    assert f"that '{reviewer}' may sign this is new in this change. Merge {REGISTER} first" in problem


def test_a_role_that_nobody_gave_is_refused(repository: Project):
    repository.sign()
    repository.replace(NAME, "role: Oncology and hematology specialists", "role: Professor of oncology")
    repository.commit(DOCTOR)
    (problem,) = found(repository)
    assert problem.startswith(f"{NAME}:5:")
    assert "Write 'Oncology and hematology specialists'" in problem


@pytest.mark.parametrize("forged", ["  review_class: index\n", ""], ids=["another", "none"])
def test_the_class_is_the_one_that_the_page_had(forged: str, repository: Project):
    repository.sign()
    repository.replace(NAME, "  review_class: treatment\n", forged)
    repository.commit(DOCTOR)
    (problem,) = found(repository)
    assert problem.startswith(f"{NAME}:{8 if forged else 1}:")
    assert "Write review_class: treatment." in problem


def test_many_small_steps_are_no_small_edit(repository: Project):
    """Each of them is short enough to be carried over; together they are another text."""
    repository.sign(day=date(2026, 11, 1))
    repository.commit(DOCTOR)
    sentence = "You may say no."
    for step in range(3):
        more = f"{sentence} {' '.join(f'word{step}{number}' for number in range(40))}."
        repository.replace(f"docs/{GUIDE}", sentence, more)
        repository.commit()
        repository.carry(GUIDE, date(2026, 11, 2 + step))
        repository.commit(DOCTOR)
    (problem,) = found(repository)
    lines = repository.ledger().read_text(encoding="utf-8").split("\n")
    outcomes = [number for number, line in enumerate(lines, start=1) if line.startswith("  outcome:")]
    assert problem.startswith(f"{NAME}:{outcomes[3]}:3: 120 words went or came since the review of 2026-11-01")
