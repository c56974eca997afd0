"""`make sign-off`: write the entry of a review of today's words. `make carry-over`: the same for a harmless edit.
`make withdraw`: take a review back."""

import argparse
import os
import sys
from collections.abc import Mapping
from datetime import date
from typing import get_args

from publishing.commands.cut_short import exit_with
from publishing.commands.reviews.arguments import PROJECT, history, reviews_or_exit
from publishing.commands.reviews.reading import article_digest, show_difference
from publishing.content.dates import build_moment
from publishing.content.models.field_types import ReviewClass
from publishing.git.repository import WORDS, NoHistoryError
from publishing.reviews.digests import short
from publishing.reviews.history.harmless import too_much
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.ledger.remark import UnreadableRemarkError, read_remarks
from publishing.reviews.ledger.scope import SUBJECTS, Scope
from publishing.reviews.ledger.writing import append
from publishing.reviews.state.reviews import Reviews, entries_of
from publishing.reviews.state.signing import Outcome, RefusedError, Signature, Text, find_page, find_scope, make_entry
from publishing.reviews.words import PARTIALS_FOLDER, Words

ASK = "?"


def main() -> int:
    options = _options()
    reviews = reviews_or_exit()
    try:
        git = history()
        if unsaved := git.unsaved(*WORDS):
            raise RefusedError(f"{unsaved[0]} is not in git yet. Commit it first: a sign-off names the commit it read.")
        page = find_page(options.page, reviews.content)
        read_on = date.fromisoformat(options.read_on) if options.read_on else None
        signature = Signature(
            *(page, options.reviewer, options.note, build_moment(), options.outcome, read_on),
            review_class=options.review_class or None,
            scope=_scope(options, page, reviews.digests.words),
            remarks=read_remarks(options.remarks),
        )
        text = Text(git.commit("HEAD"), article_digest(page, reviews, signature.scope))
        entry = make_entry(signature, reviews, text)
        if entry.outcome == "carried-over":
            _refuse_harm(page, entry.review_class, reviews, PastWords(git))
            if not _was_seen(page, reviews, PastWords(git)):
                return 1
        path = append(entry, PROJECT)
    except (RefusedError, UnreadableRemarkError, NoHistoryError, ValueError) as error:
        print(f"No entry was written: {error}", file=sys.stderr)
        return 1
    print(f"Written at the end of {path}. Commit it with your key (git commit -S), and open a pull request.")
    return 0


def _scope(options: argparse.Namespace, page: str, words: Words) -> Scope | None:
    """What alone is signed; a question mark in its place lists what can be, and asks."""
    sections, subject = options.sections, options.subject
    if sections == ASK and not page.startswith(PARTIALS_FOLDER):
        known = words.sections(page)
        sections = ",".join(chosen("Which sections did you read?", {key: one.heading for key, one in known.items()}))
    if subject == ASK:
        subject = next(iter(chosen("Which subject did you look at?", {one: one for one in SUBJECTS})), "")
    return find_scope(sections.split(","), subject, page, words)


def chosen(question: str, known: Mapping[str, str]) -> list[str]:
    """What somebody chooses by number; raises RefusedError for another answer, and for none."""
    lines = [f"{number}  {told}" for number, told in enumerate(known.values(), start=1)]
    print("\n".join((question, *lines, "Type the numbers, with commas between them:")), file=sys.stderr)
    numbers = [word.strip() for word in sys.stdin.readline().split(",")]
    names = {str(number): name for number, name in enumerate(known, start=1)}
    if not set(numbers) <= names.keys():
        raise RefusedError("no number of the list was named.")
    return [names[number] for number in numbers]


def _refuse_harm(page: str, review_class: str, reviews: Reviews, past: PastWords) -> None:
    if message := too_much(page, review_class, entries_of(reviews, page), reviews.digests.words, past):
        raise RefusedError(message)


def _was_seen(page: str, reviews: Reviews, past: PastWords) -> bool:
    """Whether the difference was looked at: it is shown, and the mark of the new text is asked for."""
    mark = short(reviews.digests.of(page).digest)
    if os.environ.get("SEEN") == mark:
        return True
    show_difference(page, reviews, past)
    if sys.stdin.isatty():
        print(f"\nIf this changes nothing for a reader, type the mark of the new text, {mark}:", file=sys.stderr)
        return sys.stdin.readline().strip() == mark
    print(
        f"\nNo entry was written. If this changes nothing for a reader, run it again with SEEN={mark}", file=sys.stderr
    )
    return False


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make sign-off", description=__doc__)
    parser.add_argument("--page", required=True, help="the page's address or its file")
    parser.add_argument("--reviewer", required=True, help="an id in docs/_data/reviewers.yml")
    parser.add_argument("--note", default="", help="what was checked, why an edit is harmless, why it is taken back")
    parser.add_argument("--read-on", help="the day the words were read, if it was not today")
    parser.add_argument("--class", dest="review_class", choices=["", *get_args(ReviewClass)], help="for a partial")
    parser.add_argument("--sections", default="", help="the only sections that were read; ? lists them")
    parser.add_argument("--subject", default="", help="the only subject that was looked at; ? lists them")
    parser.add_argument("--remarks", default="", help="for the editors, one a line, as daily-life: say who drives")
    parser.add_argument("--outcome", choices=get_args(Outcome), default="approved")
    return parser.parse_args()


if __name__ == "__main__":
    exit_with(main)
