"""Words that claim a review: only the build says who reviewed a page, and it says so from the sign-offs."""

import re
from collections.abc import Iterator

from publishing.content.diagnostics import Problem
from publishing.content.passages import Passage

OUR_PEOPLE = r"(?:Dr\b|Prof\b|doctor|physician|oncologist|clinician|expert|specialist|CancerFax|Medical Team|\d)"
DOCTOR = "(?:expert|doctor|physician)"
DONE = "(?:reviewed|verified|approved|checked)"
CLAIMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:medically|clinically|independently)[ -]{DONE}\b",
        # Your doctor may have checked your blood: only as a label, or joined, are these words about the text.
        rf"(?:\b{DOCTOR}s?-|(?:\A|(?<=[\n*.!?:])|(?<=[.!?:] )){DOCTOR}s? ){DONE}\b",
        rf"\b(?:reviewed|signed[ -]off|fact[ -]checked)\s+(?:by|on)\s+(?:(?:an?|our|the|two|three)\s+)?{OUR_PEOPLE}",
        r"\b(?:reviewed|signed[ -]off)\s+(?:on\s+)?(?:these|this|the)\s+(?:words|page|text|guide|article|summary)\b",
        r"\b(?:these|this|the)\s+(?:words|page|text|guide|article|summary)\s+(?:was|were|has been|have been|is|are)\s+"
        r"(?:\w+\s+)?(?:reviewed|signed[ -]off)\b",
        r"\blast (?:medical )?review(?:ed)?\b|\bdate of (?:the )?(?:last )?review\b",
    )
)
ABOUT_REVIEWS = ("index.md", "about/how-we-write-and-review.md", "about/review-status.md", "about/corrections.md")
"""Pages that explain how we review, and what has not been."""

ABOUT_US = frozenset(("reviewers", "material-corrections", "own-corrections", "sources"))
"""Data files that tell who reviews, what was wrong, and what others did."""


def problems(passage: Passage) -> Iterator[Problem]:
    """Every such claim in the words of a page or a record."""
    stem = passage.path.rsplit("/", 1)[-1].removesuffix(".yml")
    if passage.kind == "partial" or stem in ABOUT_US or passage.page in ABOUT_REVIEWS:
        return
    for claim in CLAIMS:
        for found in claim.finditer(passage.text):
            words = " ".join(found[0].split())
            message = (
                f"{words!r} would pass for a review. Who reviewed a page is printed from reviews/. Delete the words."
            )
            yield passage.problem(found.start(), message)
