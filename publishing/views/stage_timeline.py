"""The stages of a treatment as bars on one scale of weeks."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publishing.content.models.durations import Duration
from publishing.content.models.front_matter import Stage

WEEKS = {"minutes": 1 / 10080, "hours": 1 / 168, "days": 1 / 7, "weeks": 1, "months": 365.25 / 84, "years": 365.25 / 7}
"""How many weeks each unit is."""

LONGEST_TO_SCALE = 26
"""Weeks: what takes longer would press all other bars together, so its bar is cut."""

SCALE_WIDTH = 90
"""Percent of the width for the weeks; the rest is for bars that go on."""

SHORTEST_TO_SCALE = 1 / 7
"""Weeks: what takes less than a day is a line, too thin to measure."""

WEEKS_A_TICK = 2


@dataclass(frozen=True)
class Bar:
    """One bar; places and lengths in percent of the drawing's width."""

    start: float
    least: float
    """Length up to the shortest time."""
    most: float
    """Length up to the longest time, or to the edge."""
    typical: float | None
    """Place of the usual or middle time, if it differs from the shortest."""
    is_line: bool
    is_cut: bool
    """The longest time lies past the edge."""


@dataclass(frozen=True)
class Span:
    """A length of time as it is drawn; `kind` names a kind of treatment that differs."""

    duration: Duration
    bar: Bar
    kind: str | None = None


@dataclass(frozen=True)
class Row:
    """One stage: its own span, those of other treatments, the pause after it, and what was measured from here on."""

    title: str
    span: Span | None
    others: tuple[Span, ...]
    pause: Span | None
    measured: Span | None


@dataclass(frozen=True)
class Tick:
    """A week of the scale, and its place in percent."""

    week: int
    place: float


@dataclass(frozen=True)
class Timeline:
    """The rows in order, and the scale below them."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]


def timeline(stages: Sequence[Stage], durations: Mapping[str, Duration]) -> Timeline:
    """Lay the stages one behind the other, each where the longest time of those before it ends.

    Names without a duration are left out: the checks refuse them before anything is drawn.
    """
    own = [durations.get(name) for stage in stages for name in (stage.duration, stage.pause) if name]
    to_scale = sum(longest for item in own if item and (longest := _weeks(item)[1]) <= LONGEST_TO_SCALE)
    shown = max(WEEKS_A_TICK, math.ceil(to_scale / WEEKS_A_TICK) * WEEKS_A_TICK)
    rows, week = [], 0.0
    for stage in stages:

        def span(name: str | None, kind: str | None = None, start: float = week) -> Span | None:
            duration = durations.get(name) if name else None
            return Span(duration, bar(start, duration, shown), kind) if duration else None

        own_span = span(stage.duration)
        others = [span(name, kind) for kind, name in stage.other_durations.items()]
        measured = span(stage.measured)
        week += _length(own_span)
        pause = span(stage.pause, start=week)
        week += _length(pause)
        rows.append(Row(stage.title, own_span, tuple(filter(None, others)), pause, measured))
    ticks = [Tick(week, _place(week, shown)) for week in range(0, shown + 1, WEEKS_A_TICK)]
    return Timeline(tuple(rows), tuple(ticks))


def bar(start: float, duration: Duration, shown: int) -> Bar:
    """The bar of a duration that begins in the week `start`, on a scale of `shown` weeks."""
    shortest, longest, typical = _weeks(duration)
    is_cut = start + longest > shown
    first = _place(start, shown)
    end = 100.0 if is_cut else _place(start + longest, shown)
    least = min(_place(start + shortest, shown), end)
    middle = None
    if typical is not None and shortest < typical < longest and start + typical <= shown:
        middle = _place(start + typical, shown)
    return Bar(first, round(least - first, 2), round(end - first, 2), middle, longest < SHORTEST_TO_SCALE, is_cut)


def timeline_of(core: Any, durations: Mapping[str, Duration]) -> Timeline | None:
    """The timeline of a guide whose core is stages of treatment; None for every other page."""
    return timeline(core.items, durations) if core and core.id == "stages" else None


def _weeks(duration: Duration) -> tuple[float, float, float | None]:
    unit = WEEKS[duration.unit]
    typical = None if duration.typical is None else duration.typical * unit
    return duration.shortest * unit, duration.longest * unit, typical


def _length(span: Span | None) -> float:
    """Weeks that the next stage waits; what goes on for years does not push it off the drawing."""
    longest = _weeks(span.duration)[1] if span else 0.0
    return longest if longest <= LONGEST_TO_SCALE else 0.0


def _place(week: float, shown: int) -> float:
    return round(min(week * SCALE_WIDTH / shown, 100), 2)
