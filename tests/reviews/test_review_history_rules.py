"""What only git can tell: edited and deleted entries, words that never were, reviewers who review themselves."""

from datetime import date

from publishing.reviews.history import rules as history_rules
from publishing.reviews.history.changes import History
from tests.reviews.projects import GUIDE, TODAY, Project

DOCTOR = "doctor@example.org"
NAME = "reviews/guides--solid-tumors.yml"


def found(project: Project) -> list[str]:
    reviews = project.reviews()
    return [
        str(problem)
        for problem in history_rules.problems(reviews.ledger, reviews.digests.words, History(project.path), "main")
    ]


def signed_on_main(project: Project) -> None:
    project.sign(day=date(2026, 11, 25))
    project.commit(DOCTOR)
    project.git("branch", "-f", "main")


def test_a_sign_off_by_somebody_else_holds(repository: Project):
    repository.sign()
    repository.commit(DOCTOR)
    assert found(repository) == []


def test_the_author_of_the_words_cannot_sign_them(repository: Project):
    repository.replace(f"docs/{GUIDE}", "You may say no.", "You may refuse.")
    repository.commit(DOCTOR)
    repository.sign()
    repository.commit(DOCTOR)
    (problem,) = found(repository)
    assert problem.startswith(f"{NAME}:4:")
    assert f"{DOCTOR} wrote words of this change" in problem


def test_the_author_of_a_partial_cannot_sign_the_pages_that_print_it(repository: Project):
    repository.replace("docs/_partials/disclaimer.md", "give information only", "give facts only")
    repository.commit(DOCTOR)
    repository.sign()
    repository.commit(DOCTOR)
    assert any(f"{DOCTOR} wrote words" in problem for problem in found(repository))


def test_the_author_of_another_source_may_sign(repository: Project):
    repository.replace("docs/_data/sources.yml", "Medical Laboratory Observer", "Laboratory Observer")
    repository.commit(DOCTOR)
    repository.sign("about/privacy.md")
    repository.commit(DOCTOR)
    assert found(repository) == []


def test_the_author_of_a_cited_source_may_not_sign(repository: Project):
    repository.replace("docs/_data/sources.yml", "Medical Laboratory Observer", "Laboratory Observer")
    repository.commit(DOCTOR)
    repository.sign(GUIDE)
    repository.commit(DOCTOR)
    assert any(f"{DOCTOR} wrote words" in problem for problem in found(repository))


def test_words_that_somebody_else_signed_before_are_not_the_authors_any_more(repository: Project):
    repository.replace(f"docs/{GUIDE}", "You may say no.", "You may refuse.")
    repository.commit("nurse@example.org")
    signed_on_main(repository)
    repository.replace("docs/_data/reviewers.yml", "[doctor@example.org]", "[doctor@example.org, nurse@example.org]")
    repository.commit("editor@example.org")
    repository.git("branch", "-f", "main")
    repository.sign()
    repository.commit("nurse@example.org")
    assert found(repository) == []


def test_somebody_who_may_not_sign_for_the_team_is_refused(repository: Project):
    repository.sign()
    repository.commit("stranger@example.org")
    (problem,) = found(repository)
    assert "stranger@example.org added this entry, but may not sign for 'cancerfax-medical-team'" in problem


def test_an_edited_old_entry_is_refused_with_its_line(repository: Project):
    signed_on_main(repository)
    repository.replace(NAME, "note: Read", "note: Carefully read")
    line = next(n for n, text in enumerate(repository.ledger().read_text().split("\n"), 1) if "Carefully" in text)
    assert any(problem.startswith(f"{NAME}:{line}:1: this line of an old entry") for problem in found(repository))


def test_a_deleted_old_entry_is_refused(repository: Project):
    signed_on_main(repository)
    repository.sign(day=TODAY)
    repository.commit(DOCTOR)
    repository.git("branch", "-f", "main")
    text = repository.ledger().read_text(encoding="utf-8")
    repository.ledger().write_text(text[: text.rindex("- page:")], encoding="utf-8")
    assert any("an old entry was deleted at the end" in problem for problem in found(repository))


def test_a_deleted_ledger_is_refused(repository: Project):
    signed_on_main(repository)
    repository.ledger().unlink()
    assert found(repository) == [f"{NAME}:1:1: this file of old entries was deleted. Bring it back as it was."]


def test_a_ledger_may_go_with_its_page(repository: Project):
    repository.sign("about/accessibility.md", day=date(2026, 11, 25))
    repository.commit(DOCTOR)
    repository.git("branch", "-f", "main")
    repository.ledger("about/accessibility.md").unlink()
    (repository.path / "docs" / "about" / "accessibility.md").unlink()
    repository.replace("mkdocs.yml", "      - about/accessibility.md\n", "")
    for page in (repository.path / "docs").rglob("*.md"):
        page.write_text(page.read_text(encoding="utf-8").replace("/about/accessibility.md", "/index.md"))
    assert found(repository) == []


def test_a_digest_that_was_never_the_pages_is_refused(repository: Project):
    """The forged digest fits its forged parts, so only the words at the commit can refuse it."""
    repository.replace(f"docs/{GUIDE}", "You may say no.", "You may never say no.")
    repository.sign()
    repository.replace(f"docs/{GUIDE}", "You may never say no.", "You may say no.")
    repository.commit(DOCTOR)
    assert any(
        "is not the digest of docs/guides/solid-tumors.md at the commit" in problem for problem in found(repository)
    )


def test_a_commit_of_nowhere_is_refused(repository: Project):
    repository.sign()
    text = repository.ledger().read_text(encoding="utf-8")
    repository.ledger().write_text(text.replace(repository.head(), "f" * 40), encoding="utf-8")
    repository.commit(DOCTOR)
    (problem,) = found(repository)
    assert "no commit of this branch holds these words" in problem


def test_new_entries_are_told_from_old_ones(repository: Project):
    signed_on_main(repository)
    repository.replace(f"docs/{GUIDE}", "You may say no.", "You may refuse.")
    repository.commit()
    repository.sign()
    repository.commit(DOCTOR)
    assert found(repository) == []
