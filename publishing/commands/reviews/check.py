"""`make check-reviews`: every entry of the ledger, and what a change does to it, against the branch it will join."""

import argparse
import sys
from pathlib import Path

from publishing.commands.cut_short import exit_with
from publishing.commands.reviews.arguments import PROJECT, history, reviews_or_exit
from publishing.content.diagnostics import report
from publishing.git.repository import NoHistoryError
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.state import ledger_changes
from publishing.reviews.state.reviews import COUNTS_FOR_NOTHING


def main() -> int:
    parser = argparse.ArgumentParser(prog="make check-reviews", description=__doc__)
    parser.add_argument("--base", default="origin/HEAD", help="the branch that the change will be merged into")
    parser.add_argument(
        "--project", type=Path, default=PROJECT, help="the folder of the change, if this code is not the change's own"
    )
    options = parser.parse_args()
    git = history(options.project)
    try:
        git.base(options.base)
        reviews = reviews_or_exit(project=options.project, branch=git.commit(options.base))
        problems = ledger_changes.problems(reviews, PastWords(git), options.base)
    except NoHistoryError as error:
        print(f"The ledger cannot be compared with {options.base}: {error}", file=sys.stderr)
        return 1
    if older := [problem for problem in reviews.set_aside if problem not in problems]:
        print(report(older, COUNTS_FOR_NOTHING), file=sys.stderr)
    print(report(problems, "to mend before this can be merged") if problems else "Every sign-off holds.")
    return 1 if problems else 0


if __name__ == "__main__":
    exit_with(main)
