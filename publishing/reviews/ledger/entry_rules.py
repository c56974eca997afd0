"""What every entry of the ledger must keep to, as far as the files alone can tell."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from publishing.content.diagnostics import Problem
from publishing.reviews.ledger.approvals import approvals
from publishing.reviews.ledger.files import Placed
from publishing.reviews.words import PARTIALS_FOLDER

EAST_OF_US = timedelta(days=1)
"""Elsewhere it may be tomorrow already."""


def problems(placed: Placed, earlier: Sequence[Placed], today: date) -> list[Problem]:
    """What cannot be true of an entry; `earlier` are those about the same page before it, the oldest first."""
    return [
        *_page(placed),
        *_date(placed, earlier, today),
        *_seal(placed),
        *_scope(placed),
        *_outcome(placed, earlier),
    ]


def _page(placed: Placed) -> Iterator[Problem]:
    if placed.entry.page != placed.file.page:
        yield placed.problem("page", f"this file is about {placed.file.page}. Write that here.")
    # Who puts an old entry below once more brings back what its reviewer took back: its text is proven to be theirs.
    if placed.entry in placed.file.entries[: placed.index]:
        yield placed.problem("page", "this entry says what one above it says. Delete this one.")
    if placed.entry.form and placed.entry.form in [entry.form for entry in placed.file.entries[: placed.index]]:
        message = f"form {placed.entry.form} made an entry above, and makes no second one. Fill in a new form."
        yield placed.problem("proof", message)


def _date(placed: Placed, earlier: Sequence[Placed], today: date) -> Iterator[Problem]:
    entry = placed.entry
    signed = entry.moment.date()
    if signed > today + EAST_OF_US:
        message = f"{signed} is in the future (today is {today}). Write the day of the sign-off."
        yield placed.problem("signed", message)
    if earlier and entry.signed < earlier[-1].entry.signed:
        message = f"{entry.signed} is before the entry above it. New entries stand below older ones."
        yield placed.problem("signed", message)
    if entry.read_on and entry.read_on > signed + EAST_OF_US:
        yield placed.problem("read_on", f"{entry.read_on} is after the sign-off. Write the day the words were read.")


def _seal(placed: Placed) -> Iterator[Problem]:
    if placed.entry.page.startswith(PARTIALS_FOLDER):
        if placed.entry.reads:
            yield placed.problem("reads", "a partial is no page that could be read. Delete this key.")
    elif not placed.entry.reads:
        message = "the digest of the article as it reads is missing. Make the entry again with: make sign-off."
        yield placed.problem("page", message)


def _scope(placed: Placed) -> Iterator[Problem]:
    entry = placed.entry
    if bool(entry.only_sections) is not bool(entry.part_words):
        key = "only_sections" if entry.only_sections else "part_words"
        yield placed.problem(key, "the sections and the digest of their words belong together. Make the entry again.")
    if entry.remarks and entry.outcome != "approved":
        yield placed.problem("remarks", "remarks stand beside an approval. Delete this key.")
    if entry.scope is None:
        return
    key = "only_sections" if entry.only_sections else "only_subject"
    if entry.outcome != "approved":
        yield placed.problem(key, "only what was read can be a part of a page. Delete this key.")
    if entry.page.startswith(PARTIALS_FOLDER):
        yield placed.problem(key, "a shared block is reviewed as a whole. Delete this key.")
    if len(set(entry.scope.sections)) < len(entry.scope.sections):
        yield placed.problem(key, "a section is named twice. Name each once.")


def _outcome(placed: Placed, earlier: Sequence[Placed]) -> Iterator[Problem]:
    entry, before = placed.entry, [other.entry for other in earlier]
    if entry.outcome != "carried-over" and entry.carried_from is not None:
        message = "only an edit that is carried over has this key. Delete it, or write outcome: carried-over."
        yield placed.problem("carried_from", message)
    if entry.outcome == "carried-over":
        sealed = [approval.seals[-1].words for approval in approvals(before) if approval.withdrawn is None]
        if entry.carried_from not in sealed:
            wanted = f"Write {sealed[-1]}." if sealed else "There is none: the page must be reviewed first."
            message = f"an edit is carried over from words that somebody signed, and not from these. {wanted}"
            yield placed.problem("carried_from" if entry.carried_from else "outcome", message)
        elif entry.words == entry.carried_from:
            message = "the words are the ones that were signed: there is nothing to carry over. Delete this entry."
            yield placed.problem("words", message)
    if entry.outcome == "withdrawn" and not any(
        other.reviewer == entry.reviewer and other.outcome != "withdrawn" for other in before
    ):
        message = f"{entry.reviewer!r} signed nothing above that could be taken back. Delete this entry."
        yield placed.problem("outcome", message)
