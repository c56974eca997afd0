"""Who reviewed a page is told as they were on the day they signed, whatever the register says of them today."""

import pytest

from publishing.reviews.reports.readers_review import review_for_readers
from publishing.reviews.reports.records import records
from publishing.reviews.reports.table import as_csv
from tests.reviews.projects import Project
from tests.reviews.small_site import TREATMENT

REGISTER = "docs/_data/reviewers.yml"
CHANGES = {
    "another name": ("name: Lee Example", "name: A more famous name"),
    "another role": ("role: Hematologist, MD", "role: Chief of oncology, Harvard"),
    "other interests": ("interests: None to declare", "interests: Owns the maker of the cells"),
    "another profession": ("counts_as: doctor", "counts_as: lay-reader"),
}


@pytest.mark.parametrize(("old", "new"), CHANGES.values(), ids=CHANGES)
def test_a_change_of_the_register_changes_nothing_of_a_review(old: str, new: str, project: Project):
    project.sign()
    before = review_for_readers(project.reviews(), TREATMENT)
    project.replace(REGISTER, old, new)
    reviews = project.reviews()
    after = review_for_readers(reviews, TREATMENT)
    assert after == before
    (person,) = after.people
    assert (person.name, person.role, person.interests) == ("Lee Example", "Hematologist, MD", "None to declare")
    assert "Lee Example" in as_csv(records(reviews))
    assert "A more famous name" not in as_csv(records(reviews))
