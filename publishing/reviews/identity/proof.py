"""Whether an entry is proven to come from the reviewer it names, and by what."""

from dataclasses import dataclass
from datetime import timedelta

from publishing.content.models.reviewers import Reviewer
from publishing.reviews.identity.forms import UnreadableFormError, agrees, read_form
from publishing.reviews.identity.host import Host, NotAskedError
from publishing.reviews.identity.origins import Origins
from publishing.reviews.identity.signed_commits import SignedCommits
from publishing.reviews.ledger.entry import SIGNED_COMMIT
from publishing.reviews.ledger.entry_rules import EAST_OF_US
from publishing.reviews.ledger.files import Placed

UNTIL_IT_IS_WRITTEN = timedelta(days=3)
"""A workflow makes an entry of a form within minutes, or when it is run again. Later, it would be a new review."""
UNPROVEN = "identity not proven:"
"""How every message begins that tells why nobody can know who signed."""


@dataclass(frozen=True)
class Proof:
    """What shows who signed; without `by`, why nothing does."""

    by: str = ""
    """Such as: key SHA256:..., or @login on the website."""
    why_not: str = ""


class Proofs:
    """Looks for the proof of entries."""

    def __init__(self, origins: Origins, commits: SignedCommits, host: Host) -> None:
        self._origins, self._commits, self._host = origins, commits, host

    def of(self, placed: Placed, reviewer: Reviewer) -> Proof:
        """The proof that this reviewer, as the register knew them, made the entry."""
        if not reviewer.can_prove_it:
            return _none(f"nobody can sign for {reviewer.id!r} yet. Add a key or a login to docs/_data/reviewers.yml.")
        commits = self._origins.of(placed)
        if not commits:
            return _none("no commit holds this entry yet. Commit it with your key.")
        # A squashed branch has lost its signatures, and the website vouches for the commit it made of them.
        if keys := [key for commit in commits if (key := self._commits.key_of(commit, reviewer))]:
            return Proof(f"key {keys[0]}")
        try:
            return self._by_website(placed, reviewer, commits)
        except NotAskedError:
            return _none("the website was not asked who made it. Set HOST_ANSWERS, as `make ask-host` says.")

    def _by_website(self, placed: Placed, reviewer: Reviewer, commits: tuple[str, ...]) -> Proof:
        entry, login = placed.entry, reviewer.github or ""
        if entry.form is not None:
            return self._by_form(placed, login)
        if entry.proof == SIGNED_COMMIT and not login:
            return _none(f"no commit that brought it is signed with a key of {reviewer.id!r}.")
        names = [self._host.committer(commit) for commit in commits]
        if any(login and name and name.casefold() == login.casefold() for name in names):
            return Proof(f"@{login}, who committed on the website")
        by = f"@{next(filter(None, names))}" if any(names) else "nobody on the website"
        wanted = f"@{login} on the website, or a key of {reviewer.id!r}" if login else f"a key of {reviewer.id!r}"
        return _none(f"it was made by {by}, and not by {wanted}.")

    def _by_form(self, placed: Placed, login: str) -> Proof:
        entry = placed.entry
        form = self._host.form(entry.form or 0)
        if form is None:
            return _none(f"there is no form {entry.form} on the website.")
        if not login or form.login.casefold() != login.casefold():
            return _none(f"form {entry.form} was filled in by @{form.login}, and not by {_at(login)}.")
        if form.edited_by and form.edited_by.casefold() != login.casefold():
            return _none(f"form {entry.form} was changed by @{form.edited_by} afterwards.")
        signed, day = entry.moment.date(), form.changed or form.opened
        if day and form.opened and not form.opened - EAST_OF_US <= signed <= day + UNTIL_IT_IS_WRITTEN:
            return _none(f"form {entry.form} was filled in on {day}, and this says {signed}. Fill in a new form.")
        try:
            if agrees(entry, read_form(form.body)):
                return Proof(f"@{login}, who filled in form {entry.form}")
        except UnreadableFormError:
            pass
        return _none(f"form {entry.form} does not say what this entry says.")


def _at(login: str) -> str:
    return f"@{login}" if login else "a login of the register"


def _none(why: str) -> Proof:
    return Proof(why_not=f"{UNPROVEN} {why}")
