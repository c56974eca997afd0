"""`make reviews`: every page with its reviewer, its dates, its state, and what changed; overdue first."""

import argparse
import gc

from publishing.commands.cut_short import exit_with
from publishing.commands.reviews.arguments import reviews_or_exit
from publishing.reviews.records import records
from publishing.reviews.table import FORMATS


def main() -> int:
    parser = argparse.ArgumentParser(prog="make reviews", description=__doc__)
    parser.add_argument("--format", choices=FORMATS, default="text")
    wanted = parser.parse_args().format
    # A short run that keeps everything it reads: looking for garbage would cost a third of it.
    gc.disable()
    print(FORMATS[wanted](records(reviews_or_exit(thorough=False))))
    return 0


if __name__ == "__main__":
    exit_with(main)
