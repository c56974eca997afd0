"""Six people put entries into the ledger that name a reviewer, each by every way there is: whose holds."""

from collections.abc import Callable

import pytest

from publishing.reviews.identity.host import NOBODY_ASKED, Host
from tests.reviews.projects import LEE, RAY, Project
from tests.reviews.situations.of_people import by_form, committed_by, filled_in
from tests.reviews.small_site import BACKGROUND

PEOPLE = ("owner", "editor", "author", "lee", "ray", "stranger")
"""Lee may sign every page, and has a key and a login; Ray has a key alone, and may sign this one too."""

Way = Callable[[Project, str, str], Host]


def by_author_line(project: Project, who: str, reviewer: str) -> Host:
    project.sign(BACKGROUND, reviewer=reviewer)
    project.commit(who if who in ("lee", "ray") else f"{who}@example.org")
    return NOBODY_ASKED


def by_forged_author_line(project: Project, who: str, reviewer: str) -> Host:
    """Somebody else's address stands in the commit, beside a key of their own."""
    project.sign(BACKGROUND, reviewer=reviewer)
    project.commit(reviewer.removeprefix("dr-"), key=who)
    return NOBODY_ASKED


def by_website(project: Project, who: str, reviewer: str) -> Host:
    project.sign(BACKGROUND, reviewer=reviewer, proof="website")
    project.commit(reviewer.removeprefix("dr-"))
    return committed_by(project, f"{who}-example")


def by_a_form(project: Project, who: str, reviewer: str) -> Host:
    entry = project.sign(BACKGROUND, reviewer=reviewer, proof="form 12")
    return by_form(project, entry, filled_in(entry, f"{who}-example"))


HOLDS: dict[tuple[Way, str], tuple[str, ...]] = {
    (by_author_line, LEE): (),
    (by_author_line, RAY): (),
    (by_forged_author_line, LEE): ("lee",),
    (by_forged_author_line, RAY): ("ray",),
    (by_website, LEE): ("lee",),
    (by_website, RAY): (),
    (by_a_form, LEE): ("lee",),
    (by_a_form, RAY): (),
}
"""Whose entry holds, by the way it came and the reviewer that it names."""
CASES = {
    f"{who} {way.__name__.replace('_', ' ')} for {reviewer}": (who, way, reviewer, who in holding)
    for (way, reviewer), holding in HOLDS.items()
    for who in PEOPLE
}


@pytest.mark.parametrize(("who", "way", "reviewer", "holds"), CASES.values(), ids=CASES)
def test_whose_entry_holds(who: str, way: Way, reviewer: str, holds: bool, repository: Project):
    host = way(repository, who, reviewer)
    told = repository.refusals(host=host)
    assert all("identity not proven" in problem for problem in told)
    assert (told == []) is holds
    assert repository.status(BACKGROUND, host=host) == ("current" if holds else "never-reviewed")
