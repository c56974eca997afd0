"""The stages of a treatment with their times, as one table prints them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publishing.content.models.durations import Duration
from publishing.content.models.front_matter import Stage


@dataclass(frozen=True)
class Span:
    """A length of time; `kind` names a kind of treatment that differs."""

    duration: Duration
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
class Timeline:
    """The rows in order."""

    rows: tuple[Row, ...]


def timeline(stages: Sequence[Stage], durations: Mapping[str, Duration]) -> Timeline:
    """The stages in order, each with its times.

    Names without a duration are left out: the checks refuse them before anything is printed.
    """

    def span(name: str | None, kind: str | None = None) -> Span | None:
        duration = durations.get(name) if name else None
        return Span(duration, kind) if duration else None

    return Timeline(
        tuple(
            Row(
                stage.title,
                span(stage.duration),
                tuple(filter(None, (span(name, kind) for kind, name in stage.other_durations.items()))),
                span(stage.pause),
                span(stage.measured),
            )
            for stage in stages
        )
    )


def timeline_of(core: Any, durations: Mapping[str, Duration]) -> Timeline | None:
    """The timeline of a guide whose core is stages of treatment that take a known time; None for every other page."""
    if core is None or core.id != "stages" or not any(item.duration for item in core.items):
        return None
    return timeline(core.items, durations)
