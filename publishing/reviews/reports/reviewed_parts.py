"""Reviews of parts of a page, as people are told of them."""

from collections.abc import Iterable

from publishing.reviews.ledger.approvals import Approval
from publishing.reviews.state.reviews import Reviews
from publishing.reviews.state.status import Standing


def headings(approval: Approval, page: str, reviews: Reviews) -> list[tuple[str, str]]:
    """The id and today's heading of each section that was read alone; the id twice for one that is gone."""
    scope = approval.review.scope
    if scope is None or not scope.sections:
        return []
    known = reviews.digests.words.sections(page)
    return [(name, known[name].heading if name in known else name) for name in scope.sections]


def in_force(standing: Standing, reviews: Reviews) -> list[str]:
    """Those that hold today, in a sentence each."""
    return _told(standing.parts_standing, standing.page, reviews)


def to_review_again(standing: Standing, reviews: Reviews) -> list[str]:
    """Those of words that changed since, that are due again, or that stand beside a block nobody vouches for."""
    gone = (one for one in standing.of_parts if one not in standing.parts_standing)
    return _told(gone, standing.page, reviews)


def _told(found: Iterable[Approval], page: str, reviews: Reviews) -> list[str]:
    return [_sentence(one, page, reviews) for one in found]


def _sentence(approval: Approval, page: str, reviews: Reviews) -> str:
    review = approval.review
    named = " and ".join(f"“{heading}”" for _, heading in headings(approval, page, reviews))
    about = [f"the section {named}" if named else "", review.only_subject or ""]
    return f"{review.name} on {review.date}: only {', only '.join(filter(None, about))}."
