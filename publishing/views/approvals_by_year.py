"""Approvals by year and region, as marks that can be counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from publishing.content.dates import year_of
from publishing.content.models.products import Therapy
from publishing.content.models.records import Names
from publishing.content.places import country_of

OWN_ROW = ("fda", "ema", "nmpa")
"""Regulators with a row of their own; all others share the last one."""

ROW_HEIGHT = 11
"""Pixels from one mark to the one above it."""

GAP = 0.15
"""Part of a year's width that stays free beside a mark."""

YEARS_A_LABEL = 5

ENDED = "suspended"
"""How an approval is drawn that has ended, or whose product nobody should count on."""


@dataclass(frozen=True)
class Approved:
    """One approval: which product, where, and how it stands today."""

    therapy: Therapy
    place: str
    year: int | None
    state: str


@dataclass(frozen=True)
class Mark:
    """An approval as it is drawn: left edge and width in percent, top in pixels."""

    approved: Approved
    left: float
    right: float
    top: int


@dataclass(frozen=True)
class Region:
    """One row of the drawing. `name` is None for all places without a row of their own."""

    name: str | None
    approvals: tuple[Approved, ...]
    marks: tuple[Mark, ...]
    height: int

    @property
    def undated(self) -> int:
        """How many approvals have no known year, and so no mark."""
        return len(self.approvals) - len(self.marks)


@dataclass(frozen=True)
class Label:
    """A year below the rows, and the middle of its place in percent."""

    year: int
    middle: float


@dataclass(frozen=True)
class ApprovalsByYear:
    """The rows, the years below them, and the approvals of each year with an approval, by region."""

    regions: tuple[Region, ...]
    labels: tuple[Label, ...]
    years: tuple[tuple[int | None, tuple[tuple[Approved, ...], ...]], ...]


def approvals_by_year(therapies: Iterable[Therapy], names: Names) -> ApprovalsByYear:
    """Every approval of the list. Those without a known year are in the table and cannot be drawn."""
    rows = [name for name in OWN_ROW if name in names.regulators]
    found: dict[str | None, list[Approved]] = {name: [] for name in (*rows, None)}
    for therapy in therapies:
        for item in therapy.approvals:
            year = int(year_of(item.approved)) if item.approved else None
            place = country_of(names.regulators[item.regulator])
            row = item.regulator if item.regulator in OWN_ROW else None
            ended = item.ended or not therapy.can_be_counted_on
            found[row].append(Approved(therapy, place, year, ENDED if ended else therapy.status))
    dated = [item.year for items in found.values() for item in items if item.year is not None]
    if not dated:
        return ApprovalsByYear((), (), ())
    first, last = min(dated), max(dated)
    regions = tuple(
        _region(country_of(names.regulators[row]) if row else None, items, first, last) for row, items in found.items()
    )
    width = 100 / (last - first + 1)
    labels = [year for year in range(first, last + 1) if year % YEARS_A_LABEL == 0]
    years = sorted({item.year for items in found.values() for item in items}, key=lambda year: (year is None, year))
    return ApprovalsByYear(
        regions,
        tuple(Label(year, round((year - first + 0.5) * width, 2)) for year in labels),
        tuple((year, tuple(_of(year, items) for items in found.values())) for year in years),
    )


def _of(year: int | None, items: Iterable[Approved]) -> tuple[Approved, ...]:
    return tuple(item for item in items if item.year == year)


def _region(name: str | None, items: list[Approved], first: int, last: int) -> Region:
    width = 100 / (last - first + 1)
    stacks = [list(_of(year, items)) for year in range(first, last + 1)]
    highest = max(1, *map(len, stacks))
    marks = [
        Mark(
            item,
            round((column + GAP / 2) * width, 2),
            round((column + 1 - GAP / 2) * width, 2),
            (highest - 1 - level) * ROW_HEIGHT,
        )
        for column, stack in enumerate(stacks)
        for level, item in enumerate(stack)
    ]
    return Region(name, tuple(items), tuple(marks), highest * ROW_HEIGHT)
