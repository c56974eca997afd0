"""`make form-to-entry`: the sign-off that somebody gave with a form on the website, as an entry of the ledger.

EVENT is the file in which GitHub tells of the issue. What is said goes to a file for a comment; nothing that somebody
typed is ever run.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from publishing.commands.cut_short import exit_with
from publishing.commands.reviews.arguments import PROJECT, history, reviews_or_exit
from publishing.commands.reviews.reading import article_digest
from publishing.content.dates import build_moment
from publishing.git.repository import NoHistoryError
from publishing.reviews.digests import short
from publishing.reviews.history.harmless import too_much
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.identity.forms import FilledForm, UnreadableFormError, is_ours, read_form
from publishing.reviews.ledger.entry import FORM
from publishing.reviews.ledger.writing import append
from publishing.reviews.state.reviews import Reviews, entries_of
from publishing.reviews.state.signing import RefusedError, Signature, Text, find_page, find_scope, make_entry

NOT_OURS, REFUSED = 3, 1
"""How the command ends for an issue that is no form of ours, and for one that cannot be an entry."""
TITLES = {"approved": "Sign off", "carried-over": "Carry over", "withdrawn": "Withdraw"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="make form-to-entry", description=__doc__)
    parser.add_argument("event", type=Path, help="the file that tells of the issue")
    parser.add_argument("--said", type=Path, required=True, help="the file for what is to be said to who filled it in")
    parser.add_argument("--only-look", action="store_true", help="look at the form, and write no entry")
    options = parser.parse_args()
    event = json.loads(options.event.read_text(encoding="utf-8"))
    body = event["issue"]["body"] or ""
    if not is_ours(body):
        return NOT_OURS
    try:
        form = read_form(body)
        told = _look(event, form) if options.only_look else _write(event, form)
    except (UnreadableFormError, RefusedError, NoHistoryError) as error:
        options.said.write_text(
            f"No entry was written: {error}\n\nEdit the form above, and this runs again.\n", "utf-8"
        )
        print(error, file=sys.stderr)
        return REFUSED
    options.said.write_text(told, encoding="utf-8")
    return 0


def _look(event: dict[str, Any], form: FilledForm) -> str:
    """Refuse what needs no built site to be refused."""
    reviews = reviews_or_exit()
    _signature(event, form, reviews)
    return ""


def _write(event: dict[str, Any], form: FilledForm) -> str:
    """Add the entry to the ledger; the title of the pull request that brings it."""
    reviews, git = reviews_or_exit(), history()
    signature = _signature(event, form, reviews)
    reads = article_digest(signature.page, reviews, signature.scope)
    entry = make_entry(signature, reviews, Text(git.commit("HEAD"), reads))
    if entry.outcome == "carried-over":
        words, earlier = reviews.digests.words, entries_of(reviews, entry.page)
        if message := too_much(entry.page, entry.review_class, earlier, words, PastWords(git)):
            raise RefusedError(message)
    append(entry, PROJECT)
    return f"{TITLES[entry.outcome]} {entry.page}\n"


def _signature(event: dict[str, Any], form: FilledForm, reviews: Reviews) -> Signature:
    login, sender = event["issue"]["user"]["login"], event["sender"]["login"]
    if sender.casefold() != login.casefold():
        raise RefusedError(f"@{sender} changed a form of @{login}. Only they can sign: let them open the form again.")
    reviewers = reviews.content.data["reviewers"].values()
    reviewer = next((one for one in reviewers if (one.github or "").casefold() == login.casefold()), None)
    if reviewer is None:
        raise RefusedError(f"no reviewer in docs/_data/reviewers.yml has the login {login}. Ask the owner for it.")
    page = find_page(form.page, reviews.content)
    mark = short(reviews.digests.of(page).digest)
    if form.outcome != "withdrawn" and form.mark != mark:
        raise RefusedError(
            f"the text of {page} has the mark {mark}, the form names {form.mark or 'none'}: its words are not those "
            "you read. Read the page again, and open the form from its link."
        )
    sections, subject = (form.scope.sections, form.scope.subject or "") if form.scope else ((), "")
    scope = find_scope(sections, subject, page, reviews.digests.words)
    if scope != form.scope:
        raise RefusedError(f"name the sections as they stand in the page, each once: {', '.join(scope.sections)}.")
    return Signature(
        *(page, reviewer.id, form.note, build_moment(), form.outcome, form.read_on),
        proof=f"{FORM} {event['issue']['number']}",
        scope=scope,
        remarks=form.remarks,
    )


if __name__ == "__main__":
    exit_with(main)
