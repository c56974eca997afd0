"""`make diff-since-review`: the signed words of a page against today's, as Markdown and as a page to print."""

import argparse
import sys

from publishing.commands.cut_short import exit_with
from publishing.commands.reviews.arguments import PROJECT, history, reviews_or_exit
from publishing.git.repository import NoHistoryError
from publishing.reviews.difference import as_html, as_markdown, difference
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.ledger.entries import file_name
from publishing.reviews.ledger.signing import RefusedError, find_page

FOLDER = PROJECT / ".cache" / "diff-since-review"


def main() -> int:
    parser = argparse.ArgumentParser(prog="make diff-since-review", description=__doc__)
    parser.add_argument("--page", required=True, help="the page's address or its file")
    wanted = parser.parse_args().page
    reviews = reviews_or_exit()
    try:
        page = find_page(wanted, reviews.content)
        standing = reviews.standings.get(page)
        if standing is None or standing.signed is None:
            raise RefusedError(f"docs/{page} was never signed off: read the page itself.")
        _, digests = PastWords(history()).signed(standing.signed)
    except (RefusedError, NoHistoryError) as error:
        print(error, file=sys.stderr)
        return 1
    found = difference(page, standing.signed, digests.words, reviews)
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{file_name(page).removesuffix('.yml')}.html"
    path.write_text(as_html(found, PROJECT), encoding="utf-8")
    print(as_markdown(found))
    print(f"\nTo print: {path}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    exit_with(main)
