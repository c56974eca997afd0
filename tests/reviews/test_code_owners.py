"""What reviewers answer for is merged with their consent only: GitHub reads it from CODEOWNERS."""

import pytest

from publishing.assembly.parts import assemble
from publishing.content.model import Content
from tests.project_files import PROJECT

REVIEWERS = "@cancerfax/medical-team"


def owners() -> dict[str, str]:
    """Who owns each pattern, in the order of the file."""
    lines = (PROJECT / ".github" / "CODEOWNERS").read_text("utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def owner(path: str) -> str:
    """Who owns a file, as GitHub decides: by the last pattern that fits."""
    return [name for pattern, name in owners().items() if pattern == "*" or f"/{path}".startswith(pattern)][-1]


def safety_partials(content: Content) -> set[str]:
    """Every partial that a page of the review class safety prints, directly or through another."""
    pages = [page for page in content.pages.values() if page.meta.review_class == "safety"]
    return {name for page in pages for name in assemble(page, content).partials}


def test_every_path_is_there_and_written_in_a_way_that_this_test_understands():
    for pattern in owners():
        assert pattern == "*" or (PROJECT / pattern.strip("/")).is_dir() == pattern.endswith("/")
        assert pattern == "*" or (PROJECT / pattern.strip("/")).exists()
        assert pattern == "*" or pattern.startswith("/")
        assert pattern == "*" or not set(pattern) & set("*?[]! ")


@pytest.mark.parametrize("path", ["reviews/guides--solid-tumors.yml", "docs/_data/reviewers.yml"])
def test_sign_offs_and_the_register_belong_to_reviewers(path: str):
    assert owner(path) == REVIEWERS


def test_safety_partials_belong_to_reviewers(content: Content):
    names = safety_partials(content)
    assert {"disclaimer.md", "get-help-now.md"} <= names
    assert {owner(f"docs/_partials/{name}") for name in names} == {REVIEWERS}


def test_words_that_safety_partials_do_not_hold_belong_to_others():
    assert owner("docs/guides/solid-tumors.md") == "@cancerfax/editors"
    assert owner("publishing/reviews/digests.py") == "@cancerfax/engineers"
