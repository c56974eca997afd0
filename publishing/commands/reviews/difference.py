"""`make diff-since-review`: the signed words of a page against today's, as Markdown and as a page to print."""

import argparse
import sys

from publishing.commands.cut_short import exit_with
from publishing.commands.reviews.arguments import history, reviews_or_exit
from publishing.commands.reviews.reading import show_difference
from publishing.git.repository import NoHistoryError
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.state.signing import RefusedError, find_page


def main() -> int:
    parser = argparse.ArgumentParser(prog="make diff-since-review", description=__doc__)
    parser.add_argument("--page", required=True, help="the page's address or its file")
    wanted = parser.parse_args().page
    reviews = reviews_or_exit()
    try:
        show_difference(find_page(wanted, reviews.content), reviews, PastWords(history()))
    except (RefusedError, NoHistoryError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    exit_with(main)
