"""Everything that stands in the project before a build: the content, its scores, its reviews, its past."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.read import read
from publishing.evidence.scored_guides import FOLDER as SHEETS
from publishing.evidence.scored_guides import ScoredGuide, scored_guides
from publishing.project.outside import NOTHING_TOLD, Outside
from publishing.reviews.history.changes import History
from publishing.reviews.history.past import kept_in, past_of
from publishing.reviews.history.verdicts import Judge
from publishing.reviews.ledger.files import FOLDER as LEDGER
from publishing.reviews.state.reviews import Reviews, review
from publishing.workers.meanwhile import meanwhile


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
    from publishing.checks.run import all_problems  # noqa: PLC0415 - commands that only tell import this and never check

    content, unreadable = read(docs)
    checks = partial(all_problems, content, unreadable, docs, latest, project)
    if unreadable:
        return None, checks()
    # What of the checks is done one after the other leaves a core to the reviews, which are judged so.
    with meanwhile(checks) as problems:
        try:
            whole, set_back = _reviewed(project, docs, content, today, outside)
        except Exception:
            # Words that nobody has checked may be why.
            if found := problems():
                return None, found
            raise
        found = problems() or set_back
    return (None if found else whole), found


def _reviewed(
    project: Path, docs: Path, content: Content, today: date, outside: Outside
) -> tuple[WholeProject, list[Problem]]:
    """The project with its scores and reviews, and what is wrong in their files."""
    scored, problems = scored_guides(content, project / SHEETS)
    history = History(project)
    past = past_of(Judge(history, outside.host, kept=kept_in(project)))
    reviews, found = review(content, project / LEDGER, today, past, outside.reads)
    return WholeProject(docs, content, scored, reviews, history), [*problems, *found]
