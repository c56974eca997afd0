"""Who may sign: the people of a reviewer as git knows them, and the register as it was agreed on before."""

from functools import lru_cache

from publishing.content.models.reviewers import Reviewer
from publishing.content.validation import validate
from publishing.content.yaml.located import parse
from publishing.git.repository import Repository, same_address

REGISTER = "docs/_data/reviewers.yml"
VERSIONS = 100
"""Of the register that are at hand: it seldom changes, and each sign-off asks for that of its own commit."""


def addresses_of(reviewer: Reviewer) -> set[str]:
    """The addresses that git knows a reviewer's people by, with the one that GitHub makes for their account."""
    account = {f"{reviewer.github.lower()}@users.noreply.github.com"} if reviewer.github else set()
    return {same_address(address) for address in reviewer.signers} | account


def reviewers_at(repository: Repository, commit: str) -> dict[str, Reviewer]:
    """The reviewers by id as they stood in the register at a commit; none where it had none."""
    return reviewers_in(repository.file_at(commit, REGISTER) or "")


@lru_cache(maxsize=VERSIONS)
def reviewers_in(text: str) -> dict[str, Reviewer]:
    """The reviewers by id of the text of a register, those that can be read."""
    source = parse(text, REGISTER)
    places = range(len(source.value)) if isinstance(source.value, list) else ()
    found = (validate(Reviewer, source, (place,))[0] for place in places)
    return {reviewer.id: reviewer for reviewer in found if reviewer}
