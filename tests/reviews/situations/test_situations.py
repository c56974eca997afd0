"""Every situation of the tables: what the check of a change says, and what readers get if it is merged all the same."""

from pathlib import Path

import pytest

from tests.reviews.projects import Project
from tests.reviews.situations import of_histories, of_ledgers, of_parts, of_people, of_words
from tests.reviews.situations.table import SITUATIONS, Situation
from tests.reviews.small_site import TREATMENT

TABLES = (of_people, of_words, of_ledgers, of_parts, of_histories)


@pytest.mark.parametrize("situation", SITUATIONS.values(), ids=SITUATIONS)
def test_a_situation(situation: Situation, repository: Project):
    host = situation.host(repository)
    told = repository.refusals(host=host)
    if situation.message:
        assert any(situation.message in problem for problem in told), told
    else:
        assert told == []
    repository.merge_into_main()
    assert repository.status(situation.page, host=host) == situation.status


def test_a_shared_block_that_lies_in_another_repository_is_refused(repository: Project, tmp_path: Path):
    """Its words would change without any commit of ours."""
    elsewhere = Project(tmp_path / "elsewhere")
    elsewhere.path.mkdir()
    (elsewhere.path / "note.md").write_text("Call your hospital.\n", encoding="utf-8")
    elsewhere.begin()
    fetched = ("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(elsewhere.path))
    repository.git(*fetched, "docs/_partials/elsewhere")
    repository.replace(f"docs/{TREATMENT}", "You may say no.", '{% include "elsewhere/note.md" %}')
    repository.commit("editor")
    hidden = "docs/_partials/elsewhere/.git:1:1: hidden files do not belong here. Delete it."
    assert hidden in repository.problems()
