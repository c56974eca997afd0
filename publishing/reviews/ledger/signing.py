"""Writes the entry of a sign-off, or says why there can be none."""

import datetime
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from publishing.content.diagnostics import unknown
from publishing.content.model import Content
from publishing.content.models.field_types import ReviewClass
from publishing.content.models.records import Reviewer
from publishing.reviews.ledger.entries import FOLDER, PLACEHOLDER, Entry, file_name
from publishing.reviews.state import Reviews
from publishing.reviews.words import PARTIALS_FOLDER


class RefusedError(Exception):
    """There can be no such entry; the message says why, and what to do."""


@dataclass(frozen=True)
class Signature:
    """Who signs what, and what they say of it."""

    page: str
    reviewer: str
    note: str
    moment: datetime.datetime
    """In UTC."""
    day: date | None = None
    """The day of the review, if it is not the day of the moment."""
    review_class: ReviewClass | None = None
    """For a partial only."""


def find_page(name: str, content: Content) -> str:
    """The path below docs/ that an address, a path or a partial's name means.

    Raises RefusedError for a page that does not exist, and for none.
    """
    if not name.strip():
        raise RefusedError("no page is named. Write it: PAGE=guides/solid-tumors, or PAGE=/ for the home page.")
    wanted = name.strip().strip("/").removeprefix("docs/")
    for path, page in content.pages.items():
        if wanted in (path, path.removesuffix(".md"), page.address.strip("/")):
            return path
    for partial in content.partials:
        if wanted.removeprefix(PARTIALS_FOLDER).removesuffix(".md") == partial.removesuffix(".md"):
            return PARTIALS_FOLDER + partial
    known = [*content.pages, *(PARTIALS_FOLDER + partial for partial in content.partials)]
    raise RefusedError(unknown("the page", wanted, known, "docs/"))


def sign_off(signature: Signature, reviews: Reviews, commit: str) -> Entry:
    """The entry for today's words. Raises RefusedError for an unknown reviewer, a missing role or a future day."""
    return _entry(signature, reviews, commit, "approved")


def carry_over(signature: Signature, reviews: Reviews, commit: str) -> Entry:
    """The entry that carries a sign-off over to today's words.

    Raises RefusedError as sign_off does, and without a sign-off, a reason or an edit.
    """
    standing = reviews.standings.get(signature.page)
    if standing is None or standing.signed is None:
        raise RefusedError("nobody has signed this page yet: there is nothing to carry over. Use: make sign-off.")
    if standing.signed.digest == standing.digest.digest:
        raise RefusedError("the words are the ones that were signed. There is nothing to carry over.")
    if not signature.note.strip():
        raise RefusedError('an edit is carried over for a reason. Write it: NOTE="...".')
    return _entry(signature, reviews, commit, "carried-over", carried_from=standing.signed.digest)


def _entry(signature: Signature, reviews: Reviews, commit: str, outcome: str, carried_from: str | None = None) -> Entry:
    reviewers: dict[str, Reviewer] = reviews.content.data["reviewers"]
    reviewer = reviewers.get(signature.reviewer)
    if reviewer is None:
        raise RefusedError(unknown("the reviewer", signature.reviewer, reviewers, "docs/_data/reviewers.yml"))
    page, day = signature.page, signature.day or signature.moment.date()
    partial = page.startswith(PARTIALS_FOLDER)
    if signature.review_class and not partial:
        raise RefusedError("a page names its class itself, in its front matter. Leave CLASS out.")
    review_class = signature.review_class or reviews.digests.words.review_class(page)
    if review_class not in reviewer.signs:
        raise RefusedError(f"{reviewer.id!r} does not have the role to sign pages of the class {review_class!r}.")
    if day > reviews.today:
        raise RefusedError(f"{day} is in the future (today is {reviews.today}). Write the day of the review.")
    if reviewer.left and day > reviewer.left:
        raise RefusedError(f"{reviewer.id!r} left on {reviewer.left}, before this day.")
    earlier = reviews.ledger.entries(page)
    if earlier and day < earlier[-1].date:
        raise RefusedError(f"{day} is before the newest entry, of {earlier[-1].date}. Entries are in order of date.")
    digest = reviews.digests.of(page)
    return Entry(
        page=page,
        date=day,
        time=f"{signature.moment:%H:%M}" if day == signature.moment.date() else None,
        reviewer=reviewer.id,
        role=reviewer.role,
        outcome=outcome,
        note=signature.note.strip(),
        review_class=review_class,
        carried_from=carried_from,
        digest=digest.digest,
        commit=commit,
        parts=digest.parts,
    )


class _Dumper(yaml.CSafeDumper):
    """Writes several lines as a block, and one line in quotes where a time or number could be read into it."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if text.endswith("\n") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def entry_text(entry: Entry) -> str:
    """The entry as it stands in the ledger."""
    kept = {key: value for key, value in entry.model_dump().items() if value is not None or key == "commit"}
    return yaml.dump([kept], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)


def entry_to_fill_in(reviews: Reviews, page: str, commit: str | None) -> str:
    """The entry for today's words with everything but who, when and what: for signing in a browser."""
    digest = reviews.digests.of(page)
    opening = {"page": page, "date": PLACEHOLDER, "reviewer": PLACEHOLDER, "role": PLACEHOLDER, "outcome": "approved"}
    opening["review_class"] = reviews.digests.words.review_class(page)
    closing = {"note": PLACEHOLDER, "digest": digest.digest, "commit": commit, "parts": digest.parts}
    return yaml.dump([opening | closing], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)


def append(entry: Entry, project: Path) -> Path:
    """Add the entry at the end of its page's ledger file, and return that file."""
    path = project / FOLDER / file_name(entry.page)
    path.parent.mkdir(exist_ok=True)
    # What was pasted in a browser may have a last line without an end.
    unended = path.is_file() and not path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="utf-8") as ledger:
        ledger.write("\n" * unended + entry_text(entry))
    return path
