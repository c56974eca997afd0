"""Whether an entry of the ledger is what it says, as far as only git and the website can tell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from publishing.cache.store import NO_CACHE, Cache, NoCache
from publishing.content.diagnostics import Problem
from publishing.content.models.field_types import ReviewClass
from publishing.content.models.reviewers import Reviewer
from publishing.git.repository import same_address
from publishing.reviews.classes import strictest
from publishing.reviews.history.at_commits import AtCommits
from publishing.reviews.history.changes import History
from publishing.reviews.history.harmless import why_not_harmless
from publishing.reviews.history.known_reviewers import REGISTER, addresses_of
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.history.self_reviews import writers_of
from publishing.reviews.identity.host import NOBODY_ASKED, Host, NotAskedError
from publishing.reviews.identity.origins import Origins
from publishing.reviews.identity.proof import Proof, Proofs
from publishing.reviews.identity.signed_commits import SignedCommits
from publishing.reviews.ledger.files import Placed
from publishing.reviews.words import PARTIALS_FOLDER


@dataclass(frozen=True)
class Verdict:
    """What is wrong with an entry, and what shows who signed it."""

    problems: tuple[Problem, ...]
    proof: Proof

    @property
    def holds(self) -> bool:
        return not self.problems and bool(self.proof.by)


class Judge:
    """Judges entries by what stood before them: the register, the class of the page, who wrote the words."""

    def __init__(
        self,
        history: History,
        host: Host = NOBODY_ASKED,
        branch: str | None = None,
        kept: Cache | NoCache = NO_CACHE,
    ) -> None:
        """`branch` is the commit that a change is to be merged into: what is new in the change is judged by it."""
        self.history, self.kept, self._branch = history, kept, branch
        self.origins = Origins(history)
        self.past = PastWords(history)
        self._host = host
        self._at = AtCommits(history, kept)
        self._commits = SignedCommits(history, kept)
        self.kept_together = (*self._at.kept, self._commits.kept)
        """What commands keep of commits, to be kept on also where this one did not ask for it."""
        self._proofs = Proofs(self.origins, self._commits, host)
        self._registers: dict[str, dict[str, Reviewer]] = {}

    def verdict(self, placed: Placed, earlier: Sequence[Placed]) -> Verdict:
        """What is to be said of an entry; `earlier` are those about the same page before it, the oldest first."""
        entry, before = placed.entry, self._before(placed)
        reviewer = self._register(before).get(entry.reviewer)
        if reviewer is None:
            message = f"{entry.reviewer!r} was in no register before this change. Merge {REGISTER} first, then sign."
            return Verdict((placed.problem("reviewer", message),), Proof())
        proof = self._proofs.of(placed, reviewer)
        problems = [*self._as_registered(placed, reviewer), *self._rights(placed, reviewer, before)]
        if entry.outcome != "withdrawn":
            problems += [*self._wrote(placed, reviewer, earlier, proof), *self._alone(placed, reviewer)]
        before_it = [other.entry for other in earlier]
        if entry.outcome == "carried-over" and (message := why_not_harmless(entry, before_it, self.past)):
            problems.append(placed.problem("outcome", message))
        if not proof.by:
            problems.append(placed.problem("proof", proof.why_not))
        return Verdict(tuple(problems), proof)

    def ask_together(self, entries: Iterable[Placed]) -> None:
        """Ask git about the signatures of many entries at once, of which each verdict asks for its own."""
        named = ((placed, self._register(self._before(placed)).get(placed.entry.reviewer)) for placed in entries)
        self._commits.ask(
            (commit, reviewer) for placed, reviewer in named if reviewer for commit in self.origins.of(placed)
        )

    def _before(self, placed: Placed) -> str:
        """The commit that tells what was agreed on before the entry."""
        landing = self.origins.landing(placed)
        if self._branch and not self._in_branch(placed):
            return self._branch
        if landing is None:
            return "HEAD"
        found = self._at.head(landing)
        return found.parents[0] if found and found.parents else landing

    def _in_branch(self, placed: Placed) -> bool:
        return self.origins.holds(self._branch or "", placed)

    def _register(self, commit: str) -> dict[str, Reviewer]:
        if commit not in self._registers:
            self._registers[commit] = self._at.reviewers(commit)
        return self._registers[commit]

    def _as_registered(self, placed: Placed, reviewer: Reviewer) -> list[Problem]:
        """What the entry says of its reviewer, held against the register of its day."""
        entry, found = placed.entry, []
        for key in ("name", "role", "counts_as", "interests"):
            said, known = getattr(entry, key), getattr(reviewer, key)
            if said != known:
                advice = f"Write {known!r}." if known else "Delete this key."
                message = f"this is not the {key.replace('_', ' ')} of {entry.reviewer!r} in {REGISTER}. {advice}"
                found.append(placed.problem(key, message))
        return found

    def _rights(self, placed: Placed, reviewer: Reviewer, before: str) -> list[Problem]:
        entry, found = placed.entry, []
        classes: list[ReviewClass | None] = [entry.review_class]
        if not entry.page.startswith(PARTIALS_FOLDER):
            signed = self._at.class_of(entry.commit, entry.page)
            if signed and entry.review_class != signed:
                message = f"at the commit named here, the page is of another class. Write review_class: {signed}."
                found.append(placed.problem("review_class", message))
            # Who makes a page less strict and has it signed in one change is judged by what it was.
            classes += [signed, self._at.class_of(before, entry.page)]
        review_class = strictest(classes)
        if review_class not in reviewer.signs and entry.outcome != "withdrawn":
            may = ", ".join(reviewer.signs) or "none"
            message = f"{entry.reviewer!r} may not sign pages of the class {review_class!r} (may sign: {may})."
            found.append(placed.problem("reviewer", f"{message} Ask another reviewer."))
        if reviewer.left and entry.moment.date() > reviewer.left:
            message = f"{entry.reviewer!r} left on {reviewer.left}, before this day. Ask another reviewer."
            found.append(placed.problem("signed", message))
        return found

    def _wrote(self, placed: Placed, reviewer: Reviewer, earlier: Sequence[Placed], proof: Proof) -> list[Problem]:
        """Whether who signs also wrote the words."""
        # A commit that proves who signed is theirs, and so is its address. Anybody may bring what a form proves.
        brought = self.origins.of(placed) if proof.by and placed.entry.form is None else ()
        commits = filter(None, map(self._at.head, brought))
        theirs = addresses_of(reviewer) | {same_address(commit.author) for commit in commits}
        if theirs.isdisjoint(self._writers):
            return []
        if wrote := sorted(theirs & writers_of(placed.entry, [other.entry for other in earlier], self.past)):
            message = f"{', '.join(wrote)} wrote words of this page and cannot sign them off. Ask another reviewer."
            return [placed.problem("reviewer", message)]
        return []

    def _alone(self, placed: Placed, reviewer: Reviewer) -> list[Problem]:
        """Whether nobody but who filled in a form agreed to its entry, as far as the website was asked.

        Of a change that a program opened the website refuses nobody who filled in the form; and who may push to the
        branch needs no change at all.
        """
        landing = self.origins.landing(placed)
        # A change that is not merged yet has nobody who merged it.
        if placed.entry.form is None or landing is None or (self._branch and not self._in_branch(placed)):
            return []
        try:
            agreed = self._host.agreed(landing)
        except NotAskedError:
            return []
        if agreed is None:
            message = (
                f"no pull request brought form {placed.entry.form}, so nobody is known to have agreed. Fill in a new "
                "form, and have somebody else merge its pull request."
            )
            return [placed.problem("proof", message)]
        login = (reviewer.github or "").casefold()
        if any(other.casefold() != login for other in agreed):
            return []
        message = (
            f"form {placed.entry.form} was merged by @{reviewer.github}, who filled it in, and nobody else approved "
            "it. Fill in a new form, and have somebody else merge it."
        )
        return [placed.problem("proof", message)]

    @cached_property
    def _writers(self) -> set[str]:
        return self.history.writers()
