"""Makes the entry of a sign-off, or says why there can be none."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from publishing.content.diagnostics import unknown
from publishing.content.model import Content
from publishing.content.models.field_types import ReviewClass
from publishing.content.models.reviewers import Reviewer
from publishing.reviews.ledger.approvals import approvals, approvals_of_parts
from publishing.reviews.ledger.entry import MOMENT, SIGNED_COMMIT, Entry
from publishing.reviews.ledger.remark import Remark
from publishing.reviews.ledger.scope import SUBJECTS, Scope
from publishing.reviews.sections import text_of
from publishing.reviews.state.reviews import Reviews
from publishing.reviews.words import PARTIALS_FOLDER, Words

Outcome = Literal["approved", "carried-over", "withdrawn"]


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
    outcome: Outcome = "approved"
    read_on: date | None = None
    """The day the words were read, if it is not the day of the moment."""
    review_class: ReviewClass | None = None
    """For a partial only."""
    proof: str = SIGNED_COMMIT
    scope: Scope | None = None
    """What alone was read; None for the whole page."""
    remarks: tuple[tuple[str, str], ...] = ()
    """What the editors should look at: the id of a section, and the words."""


@dataclass(frozen=True)
class Text:
    """The words that are signed: the commit that holds them, and how the article, or a part of it, reads."""

    commit: str
    reads: str | None


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


def find_scope(sections: Iterable[str], subject: str, page: str, words: Words) -> Scope | None:
    """What alone is signed of a page: sections by their ids or headings, and a subject; None for neither.

    Raises RefusedError for a section or a subject that there is not.
    """
    wanted = [name.strip() for name in sections if name.strip()]
    if subject and subject not in SUBJECTS:
        raise RefusedError(f"{subject!r} is no subject. Name one of: {', '.join(SUBJECTS)}.")
    if not wanted and not subject:
        return None
    if page.startswith(PARTIALS_FOLDER):
        raise RefusedError("a shared block is signed as a whole. Leave SECTIONS and SUBJECT out.")
    known = words.sections(page)
    by_heading = {section.heading.casefold(): name for name, section in known.items()}
    names = {by_heading.get(name.casefold(), name.strip("# ")) for name in wanted}
    for name in sorted(names - known.keys()):
        told = ", ".join(f"{key} ({section.heading})" for key, section in known.items())
        raise RefusedError(f"{page} has no section {name!r} that can be signed alone. It has: {told or 'none'}.")
    return Scope(tuple(name for name in known if name in names), subject or None)


def make_entry(signature: Signature, reviews: Reviews, text: Text) -> Entry:
    """The entry for today's words, as the signature says.

    Raises RefusedError for an unknown reviewer, one who cannot prove or may not do it, a day that cannot be, a missing
    reason, and where there is nothing to carry over or to take back.
    """
    reviewer = _reviewer(signature.reviewer, reviews)
    page, partial = signature.page, signature.page.startswith(PARTIALS_FOLDER)
    if signature.review_class and not partial:
        raise RefusedError("a page names its class itself, in its front matter. Leave CLASS out.")
    review_class = signature.review_class or reviews.digests.words.review_class(page)
    earlier = [one.entry for one in reviews.judged.get(page, []) if one.counts]
    _refuse_reviewer(reviewer, review_class, signature)
    _refuse_day(signature, earlier, reviews.today)
    digest = reviews.digests.of(page).digest
    scope = signature.scope
    return Entry(
        page=page,
        outcome=signature.outcome,
        signed=signature.moment.strftime(MOMENT),
        read_on=signature.read_on if signature.read_on != signature.moment.date() else None,
        reviewer=reviewer.id,
        name=reviewer.name,
        role=reviewer.role,
        counts_as=reviewer.counts_as,
        interests=reviewer.interests,
        note=_note(signature),
        review_class=review_class,
        only_sections=list(scope.sections) if scope and scope.sections else None,
        only_subject=scope.subject if scope else None,
        remarks=_remarks(signature, reviews) or None,
        carried_from=_before(signature, reviews, digest, earlier),
        words=digest,
        part_words=reviews.digests.of(scope.text(page)).digest if scope and scope.sections else None,
        reads=None if partial else text.reads,
        commit=text.commit,
        proof=signature.proof,
    )


def _remarks(signature: Signature, reviews: Reviews) -> list[Remark]:
    if signature.remarks and signature.outcome != "approved":
        raise RefusedError("remarks stand beside an approval. Leave REMARKS out.")
    for name, _ in signature.remarks:
        find_scope([name], "", signature.page, reviews.digests.words)
    texts = ((name, says, text_of(signature.page, [name])) for name, says in signature.remarks)
    return [Remark(section=name, says=says, words=reviews.digests.of(text).digest) for name, says, text in texts]


def _reviewer(name: str, reviews: Reviews) -> Reviewer:
    reviewers: dict[str, Reviewer] = reviews.content.data["reviewers"]
    if name not in reviewers:
        raise RefusedError(unknown("the reviewer", name, reviewers, "docs/_data/reviewers.yml"))
    return reviewers[name]


def _refuse_reviewer(reviewer: Reviewer, review_class: ReviewClass, signature: Signature) -> None:
    if not reviewer.can_prove_it:
        raise RefusedError(
            f"nobody can sign for {reviewer.id!r}: docs/_data/reviewers.yml names no key and no login for them, so "
            "nobody could know that it was them. Add one first."
        )
    if review_class not in reviewer.signs and signature.outcome != "withdrawn":
        raise RefusedError(f"{reviewer.id!r} may not sign pages of the class {review_class!r}.")
    if reviewer.left and signature.moment.date() > reviewer.left:
        raise RefusedError(f"{reviewer.id!r} left on {reviewer.left}, before this day.")


def _refuse_day(signature: Signature, earlier: list[Entry], today: date) -> None:
    signed = signature.moment.date()
    if max(signed, signature.read_on or signed) > today + timedelta(days=1):
        raise RefusedError(f"{signature.read_on or signed} is in the future (today is {today}).")
    if earlier and signature.moment.strftime(MOMENT) < earlier[-1].signed:
        raise RefusedError(
            f"{signed} is before the newest entry, of {earlier[-1].signed}. Entries are in order of time."
        )


def _note(signature: Signature) -> str:
    note = signature.note.strip()
    if not note and signature.outcome != "approved":
        what = "an edit is carried over" if signature.outcome == "carried-over" else "a review is taken back"
        raise RefusedError(f'{what} for a reason. Write it: NOTE="...".')
    if not note:
        raise RefusedError('say what you checked, in a sentence: NOTE="...".')
    return note


def _before(signature: Signature, reviews: Reviews, digest: str, earlier: list[Entry]) -> str | None:
    """The words that a carry-over starts from. Raises RefusedError where there is nothing to carry or take back."""
    given = [approval for approval in approvals(earlier) if approval.withdrawn is None]
    if signature.scope and signature.outcome != "approved":
        raise RefusedError("only what was read can be a part of a page. Leave SECTIONS and SUBJECT out.")
    if signature.outcome == "withdrawn":
        told = [*given, *approvals_of_parts(earlier)]
        if not any(seal.reviewer == signature.reviewer for approval in told for seal in approval.seals):
            raise RefusedError(f"{signature.reviewer!r} has signed nothing of this page that could be taken back.")
        return None
    if signature.outcome == "approved":
        return None
    last = reviews.standings[signature.page].last if signature.page in reviews.standings else None
    if last is None or not given:
        raise RefusedError("nobody has signed this page yet: there is nothing to carry over. Use: make sign-off.")
    if last.seals[-1].words == digest:
        raise RefusedError("the words are the ones that were signed. There is nothing to carry over.")
    return last.seals[-1].words
