"""`make reviews`: every page with its reviewer, its dates, its state, and what changed; overdue first."""

import argparse
import gc
import sys

from publishing.commands.cut_short import exit_with
from publishing.commands.reviews.arguments import PROJECT, history, reviews_or_exit
from publishing.git.repository import NoHistoryError
from publishing.reviews.reports.audit import as_csv, as_html, audit
from publishing.reviews.reports.records import records
from publishing.reviews.reports.table import FORMATS

AUDIT = "audit"
FOLDER = PROJECT / ".cache" / "audit"


def main() -> int:
    parser = argparse.ArgumentParser(prog="make reviews", description=__doc__)
    parser.add_argument("--format", choices=[*FORMATS, AUDIT], default="text")
    wanted = parser.parse_args().format
    # A short run that keeps everything it reads: looking for garbage would cost a third of it.
    gc.disable()
    if wanted == AUDIT:
        return _audit()
    reviews = reviews_or_exit(thorough=False)
    print(FORMATS[wanted](records(reviews)))
    reviews.past.keep()
    return 0


def _audit() -> int:
    """Every sign-off ever given, as a table and as a page to print."""
    try:
        reviews, git = reviews_or_exit(thorough=False), history()
        rows = audit(reviews, git)
    except NoHistoryError as error:
        print(error, file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in (("sign-offs.csv", as_csv(rows)), ("sign-offs.html", as_html(rows, reviews, PROJECT))):
        (FOLDER / name).write_text(text, encoding="utf-8", newline="")
    print(f"{len(rows)} sign-offs: {FOLDER / 'sign-offs.csv'}, and to print: {FOLDER / 'sign-offs.html'}")
    return 0


if __name__ == "__main__":
    exit_with(main)
