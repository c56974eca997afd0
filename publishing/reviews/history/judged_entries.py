"""Entries with what is wrong with them: those that do not hold are set aside, and no page shows them as a review."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from publishing.content.diagnostics import Problem
from publishing.reviews.history.past import Past
from publishing.reviews.identity.proof import UNPROVEN
from publishing.reviews.ledger import entry_rules
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.files import FOLDER, Placed, file_name


@dataclass(frozen=True)
class Judged:
    """One entry, what is wrong with it, and what shows who signed it."""

    placed: Placed
    problems: tuple[Problem, ...]
    proof: str
    """Empty where the identity is not proven."""

    @property
    def entry(self) -> Entry:
        return self.placed.entry

    @property
    def only_unproven(self) -> bool:
        """Whether nothing is wrong but that nobody can know who signed."""
        return bool(self.problems) and all(UNPROVEN in problem.message for problem in self.problems)

    @property
    def counts(self) -> bool:
        """Whether it changes where its page stands.

        A withdrawal claims nothing, so it counts at once, also before it is proven who took the review back.
        """
        return not self.problems or (self.entry.outcome == "withdrawn" and self.only_unproven)


def judged(entries: Sequence[Placed], past: Past, today: date, paths: Sequence[str]) -> list[Judged]:
    """Each of the entries about one page, the oldest first; `paths` are those of the page, today's last."""
    found = _in_turn(entries, past, today)
    for lost in _lost_withdrawals(found, past, today, paths):
        found = [_taken_back(one, lost) for one in found]
    return found


def _in_turn(entries: Sequence[Placed], past: Past, today: date) -> list[Judged]:
    found: list[Judged] = []
    for placed in entries:
        # What is set aside has no say in what comes after it.
        earlier = [one.placed for one in found if one.counts]
        verdict = past.verdict(placed, earlier)
        problems = (*entry_rules.problems(placed, earlier, today), *verdict.problems)
        found.append(Judged(placed, problems, verdict.proof.by))
    return found


def _lost_withdrawals(found: list[Judged], past: Past, today: date, paths: Sequence[str]) -> Iterator[Entry]:
    """Those that counted when they came and do not today: somebody deleted, edited or moved them."""
    counting = {one.placed.name for one in found if one.counts}
    files = [f"{FOLDER}/{file_name(path)}" for path in paths]
    for place, file in enumerate(files):
        for old in past.withdrawals(file):
            if old.name in counting:
                continue
            before = [one.placed for one in found if one.placed.file.source.path in files[:place]]
            then = [*before, *(Placed(old.file, index) for index in range(old.index + 1))]
            if _in_turn(then, past, today)[-1].counts:
                yield old.entry


def _taken_back(one: Judged, lost: Entry) -> Judged:
    """What its reviewer took back stays taken back, also when nothing in the ledger tells so any more."""
    entry = one.entry
    if entry.reviewer != lost.reviewer or entry.outcome == "withdrawn" or entry.signed > lost.signed:
        return one
    message = f"{entry.reviewer!r} took this back ({lost.signed}), and that entry was deleted or edited, or no longer"
    problem = one.placed.problem("outcome", f"{message} stands where it stood. Bring it back as it was.")
    return replace(one, problems=(*one.problems, problem))
