"""`make check-reviews`: every entry of the ledger, and what a change does to it, against the branch it will join."""

import argparse
import sys

from publishing.commands.cut_short import exit_with
from publishing.commands.reviews.arguments import history, reviews_or_exit
from publishing.content.diagnostics import report
from publishing.git.repository import NoHistoryError
from publishing.reviews.history import rules as history_rules


def main() -> int:
    parser = argparse.ArgumentParser(prog="make check-reviews", description=__doc__)
    parser.add_argument("--base", default="origin/HEAD", help="the branch that the change will be merged into")
    base = parser.parse_args().base
    reviews = reviews_or_exit()
    try:
        problems = history_rules.problems(reviews.ledger, reviews.digests.words, history(), base)
    except NoHistoryError as error:
        print(f"The ledger cannot be compared with {base}: {error}", file=sys.stderr)
        return 1
    print(report(problems) if problems else "Every sign-off holds.")
    return 1 if problems else 0


if __name__ == "__main__":
    exit_with(main)
