"""`make sign-off`: write the entry of a review of today's words. `make carry-over`: the same for a harmless edit."""

import argparse
import sys
from datetime import date
from typing import get_args

from publishing.commands.cut_short import exit_with
from publishing.commands.reviews.arguments import PROJECT, history, moment_of_signing, reviews_or_exit
from publishing.content.models.field_types import ReviewClass
from publishing.git.repository import WORDS, NoHistoryError
from publishing.reviews.history.carried_words import too_many_words
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.ledger.signing import RefusedError, Signature, append, carry_over, find_page, sign_off


def main() -> int:
    options = _options()
    reviews = reviews_or_exit()
    make = carry_over if options.carry_over else sign_off
    try:
        git = history()
        if unsaved := git.unsaved(*WORDS):
            raise RefusedError(f"{unsaved[0]} is not in git yet. Commit it first: a sign-off names the commit it read.")
        page = find_page(options.page, reviews.content)
        day = date.fromisoformat(options.date) if options.date else None
        signature = Signature(
            page, options.reviewer, options.note, moment_of_signing(), day, options.review_class or None
        )
        entry = make(signature, reviews, git.commit("HEAD"))
        earlier, words = reviews.ledger.entries(page), reviews.digests.words
        if options.carry_over and (message := too_many_words(page, earlier, words, PastWords(git))):
            raise RefusedError(message)
        path = append(entry, PROJECT)
    except (RefusedError, NoHistoryError, ValueError) as error:
        print(f"No entry was written: {error}", file=sys.stderr)
        return 1
    print(f"Written at the end of {path}. Commit it, and open a pull request.")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make sign-off", description=__doc__)
    parser.add_argument("--page", required=True, help="the page's address or its file")
    parser.add_argument("--reviewer", required=True, help="an id in docs/_data/reviewers.yml")
    parser.add_argument("--note", default="", help="what was checked, or why an edit is harmless")
    parser.add_argument("--date", help="the day of the review, if it was not today")
    parser.add_argument("--class", dest="review_class", choices=["", *get_args(ReviewClass)], help="for a partial")
    parser.add_argument("--carry-over", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    exit_with(main)
