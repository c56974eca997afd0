"""What every entry of the ledger must keep to, as far as the files alone can tell."""

from collections.abc import Iterator
from datetime import date

from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content
from publishing.content.models.records import Reviewer
from publishing.reviews.digests import digest_of_parts
from publishing.reviews.ledger.entries import PLACEHOLDER, Entry, Ledger, LedgerFile
from publishing.reviews.words import PARTIALS_FOLDER, Words, strictest

REVIEWERS_FILE = "docs/_data/reviewers.yml"


def problems(ledger: Ledger, words: Words, today: date) -> list[Problem]:
    """Every entry that cannot be true: by nobody we know, of no page, not of its own parts, from the future."""
    content = words.content
    found: list[Problem] = []
    for file in ledger.files.values():
        if not _exists(file.page, content):
            message = f"there is no docs/{file.page}. Correct the path, or delete this file with the page it is about."
            found.append(file.problem(0, "page", message))
            continue
        for index, entry in enumerate(file.entries):
            found += _page(file, index, entry)
            found += _reviewer(file, index, entry, words)
            found += _digest(file, index, entry)
            found += _date(file, index, entry, today)
            found += _note(file, index, entry)
    return found


def _page(file: LedgerFile, index: int, entry: Entry) -> Iterator[Problem]:
    if entry.page != file.page:
        yield file.problem(index, "page", f"this file is about {file.page}. Write that here.")
    if index and entry == file.entries[index - 1]:
        yield file.problem(index, "page", "this entry says what the one above it says. Delete this one.")


def _note(file: LedgerFile, index: int, entry: Entry) -> Iterator[Problem]:
    if PLACEHOLDER in entry.note:
        yield file.problem(index, "note", f"{PLACEHOLDER!r} still stands here. In your words, say what was checked.")


def _exists(page: str, content: Content) -> bool:
    if page.startswith(PARTIALS_FOLDER):
        return page.removeprefix(PARTIALS_FOLDER) in content.partials
    return page in content.pages


def _reviewer(file: LedgerFile, index: int, entry: Entry, words: Words) -> Iterator[Problem]:
    reviewers: dict[str, Reviewer] = words.content.data["reviewers"]
    reviewer = reviewers.get(entry.reviewer)
    if reviewer is None:
        message = unknown("the reviewer", entry.reviewer, reviewers, REVIEWERS_FILE)
        yield file.problem(index, "reviewer", message)
        return
    review_class = entry.review_class or words.review_class(file.page)
    if index == len(file.entries) - 1 and not file.page.startswith(PARTIALS_FOLDER):
        # Who signed it long ago may have had the role for what the page was then.
        review_class = strictest((review_class, words.review_class(file.page)))
    if review_class not in reviewer.signs:
        signed = ", ".join(reviewer.signs) or "none"
        message = (
            f"{entry.reviewer!r} does not have the role to sign pages of the class {review_class!r} (may sign: "
            f"{signed}). Ask another reviewer, or give the role in {REVIEWERS_FILE}."
        )
        yield file.problem(index, "reviewer", message)
    if reviewer.left and entry.date > reviewer.left:
        message = f"{entry.reviewer!r} left on {reviewer.left}, before this day. Ask another reviewer."
        yield file.problem(index, "date", message)


def _digest(file: LedgerFile, index: int, entry: Entry) -> Iterator[Problem]:
    if digest_of_parts(entry.parts) != entry.digest:
        message = "this digest is not the digest of the parts below it. Make the entry again with: make sign-off."
        yield file.problem(index, "digest", message)
    if entry.outcome == "carried-over":
        before = file.entries[index - 1].digest if index else None
        if before is None or entry.carried_from != before:
            wanted = f"Write {before}." if before else "There is none: the page must be reviewed first."
            message = f"an edit is carried over from the digest that the entry above it ends with. {wanted}"
            yield file.problem(index, "carried_from", message)
        elif entry.digest == before:
            message = "the words are the ones signed above: there is nothing to carry over. Delete this entry."
            yield file.problem(index, "digest", message)
        if not entry.note.strip():
            yield file.problem(index, "note", "an edit is carried over for a reason. Write it here.")
    elif entry.carried_from is not None:
        message = "only an edit that is carried over has this key. Delete it, or write outcome: carried-over."
        yield file.problem(index, "carried_from", message)


def _date(file: LedgerFile, index: int, entry: Entry, today: date) -> Iterator[Problem]:
    if entry.date > today:
        message = f"{entry.date} is in the future (today is {today}). Write the day of the review."
        yield file.problem(index, "date", message)
    if index and entry.date < file.entries[index - 1].date:
        message = f"{entry.date} is before the entry above it. New entries stand below older ones."
        yield file.problem(index, "date", message)
