"""What reviewers would have the editors change, though they approved the words."""

from collections.abc import Iterator

from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.remark import Remark
from publishing.reviews.sections import text_of
from publishing.reviews.state.reviews import Reviews
from publishing.reviews.state.status import Standing


def open_remarks(standing: Standing, reviews: Reviews) -> Iterator[tuple[Entry, Remark]]:
    """Those of the newest review of each reviewer whose section still says what it said."""
    given = (*standing.approvals, *standing.of_parts)
    for review in (approval.review for approval in given if approval.withdrawn is None):
        for remark in review.remarks or ():
            if reviews.digests.digest(text_of(standing.page, [remark.section])) == remark.words:
                yield review, remark


def told(standing: Standing, reviews: Reviews) -> list[str]:
    """The open remarks, a line each."""
    found = []
    for review, remark in open_remarks(standing, reviews):
        heading = reviews.digests.words.sections(standing.page)[remark.section].heading
        found.append(f"{review.name} on “{heading}”: {remark.says}")
    return found
