"""What several review commands have in common: the project, the day, and how they end."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from publishing.content.dates import build_day, latest_day
from publishing.content.diagnostics import report
from publishing.reviews.history.changes import History
from publishing.reviews.state import NO_PAST, Reviews, review_project, review_readable

PROJECT = Path()


def history() -> History:
    return History(PROJECT)


def reviews_or_exit(*, thorough: bool = True) -> Reviews:
    """The state of the reviews today; exits with every problem in the sources when there is one.

    What only tells need not be thorough; what signs must be.
    """
    git = history()
    past = git if git.known else NO_PAST
    if thorough:
        found, problems = review_project(PROJECT, build_day(), past, latest_day())
    else:
        found, problems = review_readable(PROJECT, build_day(), past)
    if found is None:
        sys.exit(report(problems))
    return found


def moment_of_signing() -> datetime:
    """Now, on the day that the build takes for today."""
    now = datetime.now(UTC)
    return datetime.combine(build_day(), now.time(), UTC)
