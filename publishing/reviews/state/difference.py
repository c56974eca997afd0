"""What a reviewer reads in place of the whole page: the signed words against today's, part by part."""

from dataclasses import dataclass
from typing import Any

from publishing.reviews.blocks import blocks
from publishing.reviews.digests import Digests, changed_parts, short
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.files import file_name
from publishing.reviews.plain_parts import in_plain_words, place, readable
from publishing.reviews.state.reviews import Reviews
from publishing.reviews.state.status import Standing, Status
from publishing.text.word_diff import Block, ChangedBlock, changed_blocks

FOLDER = "for-reviewers"
"""Where the built site keeps what is for reviewers alone."""


@dataclass(frozen=True)
class PartDifference:
    """One part of the page that is not as it was signed."""

    part: str
    told: str
    """What the part is, in plain words."""
    blocks: tuple[ChangedBlock, ...]


@dataclass(frozen=True)
class Difference:
    """The signed words of a page against today's."""

    title: str
    signed: Entry
    reviewer: str
    digest: str
    parts: tuple[PartDifference, ...]


def difference(page: str, signed: Entry, old: Digests, reviews: Reviews) -> Difference:
    """Every changed part of a page, with its changed blocks; `old` are all words at the commit that was signed."""
    before, after = old.words.of(signed.page), reviews.digests.words.of(page)
    today = reviews.digests.of(page)
    parts = tuple(
        PartDifference(
            part := reviews.digests.words.today(name),
            in_plain_words(part, reviews.content),
            tuple(changed_blocks(_readable(before.get(name)), _readable(after.get(name)))),
        )
        for name in changed_parts(old.of(signed.page).parts, today.parts)
    )
    return Difference(reviews.title(page), signed, signed.name, short(today.digest), parts)


def _readable(value: Any) -> list[Block]:
    return [(place(under), readable(text)) for under, text in blocks(value)]


def address_of_difference(page: str) -> str:
    """Where a built site shows what changed in a page since its review, below the site's root."""
    return f"{FOLDER}/{file_name(page).removesuffix('.yml')}.html"


def known_differences(reviews: Reviews) -> dict[str, Difference]:
    """What changed since the review of each page that says so, as far as the history holds what was signed."""
    found = ((page, known_difference(page, reviews)) for page in reviews.standings)
    return {page: one for page, one in found if one}


def known_difference(page: str, reviews: Reviews) -> Difference | None:
    """What changed since the review of a page, or None if nothing did or the history does not hold what was signed."""
    signed = _signed(reviews.standings[page])
    words = reviews.past.words_of(signed) if signed else None
    return difference(page, signed, words, reviews) if signed and words else None


def inputs_of_difference(page: str, reviews: Reviews) -> tuple[object, ...] | None:
    """All that the difference of a page depends on, None where there is none.

    Much quicker than the difference: all words as they were signed need not be read.
    """
    signed = _signed(reviews.standings[page])
    changed = reviews.since_signed(page) if signed else None
    if changed is None:
        return None
    named = map(reviews.digests.words.today, changed)
    told = [(part, in_plain_words(part, reviews.content)) for part in named]
    return page, reviews.title(page), signed, reviews.digests.of(page).digest, told


def has_difference(standing: Standing, reviews: Reviews) -> bool:
    """Whether it can be shown what changed in a page since its review."""
    return _signed(standing) is not None and reviews.since_signed(standing.page) is not None


def _signed(standing: Standing) -> Entry | None:
    return standing.signed if standing.status is Status.CHANGED_SINCE_REVIEW else None
