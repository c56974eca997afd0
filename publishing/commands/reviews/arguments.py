"""What several review commands have in common: the project, the day, and how they end."""

import sys
from pathlib import Path

from publishing.cache.store import NO_CACHE
from publishing.content.dates import build_day, latest_day
from publishing.content.diagnostics import report
from publishing.project.outside import read_outside
from publishing.reviews.history.changes import History
from publishing.reviews.history.past import kept_in, past_of
from publishing.reviews.history.verdicts import Judge
from publishing.reviews.state.reviews import Reviews, review_project, review_readable

PROJECT = Path()


def history(project: Path = PROJECT) -> History:
    return History(project)


def reviews_or_exit(*, thorough: bool = True, project: Path = PROJECT, branch: str | None = None) -> Reviews:
    """The state of the reviews today; exits with every problem in the sources when there is one.

    What only tells need not be thorough; what signs must be. What is new since a branch is judged by that branch.
    """
    outside = read_outside()
    kept = NO_CACHE if thorough else kept_in(project)
    past = past_of(Judge(history(project), outside.host, branch, kept))
    if thorough:
        found, problems = review_project(project, build_day(), past, latest_day(), outside.reads)
    else:
        found, problems = review_readable(project, build_day(), past, outside.reads)
    if found is None:
        sys.exit(report(problems))
    return found
