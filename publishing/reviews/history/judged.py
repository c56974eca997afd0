"""Entries with what is wrong with them: those that do not hold are set aside, and no page shows them as a review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from publishing.content.diagnostics import Problem
from publishing.reviews.history.past import Past
from publishing.reviews.identity.proof import UNPROVEN
from publishing.reviews.ledger import rules
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.files import Placed


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


def judged(entries: Sequence[Placed], past: Past, today: date) -> list[Judged]:
    """Each of the entries about one page, the oldest first."""
    found: list[Judged] = []
    for placed in entries:
        # What is set aside has no say in what comes after it.
        earlier = [one.placed for one in found if one.counts]
        verdict = past.verdict(placed, earlier)
        problems = (*rules.problems(placed, earlier, today), *verdict.problems)
        found.append(Judged(placed, problems, verdict.proof.by))
    return found
