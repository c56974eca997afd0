"""Scores of a guide with two instruments, PEMAT-P and DISCERN, bound to the text they score."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from publishing.content.models.field_types import Digest, Line, Prose, Record

UNDERSTANDABLE = (
    "purpose",
    "no-distraction",
    "everyday-words",
    "terms-explained",
    "active-voice",
    "clear-numbers",
    "no-sums",
    "short-sections",
    "headings",
    "order",
    "summary",
    "marks",
    "pictures",
    "pictures-support",
    "captions",
    "clear-pictures",
    "simple-tables",
)
"""PEMAT-P's 17 items on understanding, its numbers 1 to 12 and 15 to 19; 13 and 14 are for films only."""
ACTIONABLE = (
    "an-action",
    "speaks-to-you",
    "small-steps",
    "tool",
    "sums-explained",
    "charts-explained",
    "pictures-to-act",
)
"""Its 7 items on acting, numbers 20 to 26."""
DISCERN_CRITERIA = (
    "aims",
    "aims-met",
    "relevant",
    "sources",
    "dates",
    "balanced",
    "further-help",
    "uncertainty",
    "how-it-works",
    "benefits",
    "risks",
    "without-treatment",
    "quality-of-life",
    "choices",
    "shared-decision",
)
"""DISCERN's 15 criteria."""
DISCERN_OVERALL = "overall"
"""Its item 16, the overall mark and no part of the mean."""


class PematItem(Record):
    """Whether one item of PEMAT-P holds."""

    holds: Literal["yes", "no", "does not apply"] = Field(description="yes, no or does not apply")
    reason: Line = Field(description="why, in a sentence")


class DiscernItem(Record):
    """How far one criterion of DISCERN is met."""

    mark: Annotated[int, Field(ge=1, le=5)] = Field(description="from 1, no, to 5, yes")
    reason: Line = Field(description="why, in a sentence")


class ScoreSheet(Record):
    """One guide's scores, item by item."""

    guide: Line = Field(description="the guide's path below docs, such as guides/solid-tumors.md")
    scored: date = Field(description="the day of the scoring")
    scored_by: Prose = Field(description="who scored, in words for readers")
    wrote_the_guide: bool = Field(
        description="true if whoever scored took part in writing the guide: then readers are not shown the scores"
    )
    digest: Digest = Field(description="the digest `make sheets` prints")
    pemat: dict[str, PematItem] = Field(description="PEMAT-P: each item with holds and reason")
    discern: dict[str, DiscernItem] = Field(description="DISCERN: each item with mark and reason")

    @property
    def understandability(self) -> int:
        """Percent of the items on understanding that hold, of those that apply."""
        return _share(self.pemat, UNDERSTANDABLE)

    @property
    def actionability(self) -> int:
        """Percent of the items on acting that hold, of those that apply."""
        return _share(self.pemat, ACTIONABLE)

    @property
    def discern_mean(self) -> float:
        """Mean mark of the 15 criteria, to one decimal."""
        return round(sum(self.discern[name].mark for name in DISCERN_CRITERIA) / len(DISCERN_CRITERIA), 1)


def _share(items: Mapping[str, PematItem], names: tuple[str, ...]) -> int:
    applying = [items[name].holds for name in names if items[name].holds != "does not apply"]
    return round(100 * applying.count("yes") / len(applying))
