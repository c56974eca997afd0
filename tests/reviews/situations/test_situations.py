"""Every situation of the tables: what the check of a change says, and what readers get if it is merged all the same."""

import pytest

from tests.reviews.projects import Project
from tests.reviews.situations import of_ledgers, of_parts, of_people, of_words
from tests.reviews.situations.table import SITUATIONS, Situation

TABLES = (of_people, of_words, of_ledgers, of_parts)


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
