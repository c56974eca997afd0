"""Everything that stands in the project before a build: the content, its scores, its reviews, its past."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.evidence.scored_guides import FOLDER as SHEETS
from publishing.evidence.scored_guides import ScoredGuide, scored_guides
from publishing.project.outside import NOTHING_TOLD, Outside
from publishing.reviews.history.changes import History
from publishing.reviews.history.past import kept_in, past_of
from publishing.reviews.history.verdicts import Judge
from publishing.reviews.ledger.files import FOLDER as LEDGER
from publishing.reviews.state.reviews import Reviews, review


@dataclass(frozen=True)
class WholeProject:
    docs: Path
    content: Content
    scored: list[ScoredGuide]
    reviews: Reviews
    history: History


def read_project(
    project: Path,
    docs: Path,
    today: date,
    latest: date,
    outside: Outside = NOTHING_TOLD,
) -> tuple[WholeProject | None, list[Problem]]:
    """The project as of a day, or None and everything that must be mended before it can be built.

    `latest` is the last day that something can have happened on.
    """
    from publishing.checks.run import read_and_check  # noqa: PLC0415 - commands that only tell import this and never check

    content, problems = read_and_check(docs, latest, project)
    if problems:
        return None, problems
    scored, problems = scored_guides(content, project / SHEETS)
    history = History(project)
    past = past_of(Judge(history, outside.host, kept=kept_in(project)))
    reviews, found = review(content, project / LEDGER, today, past, outside.reads)
    problems += found
    return (None if problems else WholeProject(docs, content, scored, reviews, history)), problems
