"""The stages in order, each with its times."""

import datetime
from typing import NamedTuple

import pytest

from publishing.content.model import Content
from publishing.content.models.durations import Duration
from publishing.content.models.front_matter import Stage
from publishing.views.stage_timeline import timeline, timeline_of


class Core(NamedTuple):
    """What a guide tells as its core."""

    id: str
    items: list[Stage]


def lasting(name: str, shortest: float, longest: float, unit: str, typical: float | None = None) -> Duration:
    return Duration(
        id=name,
        text=f"{shortest} to {longest} {unit}",
        shortest=shortest,
        longest=longest,
        unit=unit,
        typical=typical,
        note="Made up.",
        sources=[],
        checked=datetime.date(2026, 11, 21),
        holds_months=12,
    )


DURATIONS = {
    item.id: item
    for item in (
        lasting("visit", 1, 4, "weeks"),
        lasting("collect", 2, 6, "hours"),
        lasting("make", 14, 28, "days"),
        lasting("make-other", 7, 7, "days"),
        lasting("rest", 1, 2, "weeks"),
        lasting("whole", 3, 30, "weeks", 5),
        lasting("follow", 0, 15, "years"),
    )
}


def stage(title: str, **names: object) -> Stage:
    return Stage(title=title, text="Words.", **names)


STAGES = [
    stage("Visit", duration="visit"),
    stage("Collect", duration="collect", measured="whole"),
    stage("Make", duration="make", other_durations={"til": "make-other"}, pause="rest"),
    stage("Talk"),
    stage("Follow", duration="follow"),
]


def test_each_stage_has_its_times():
    visit, collect, make, talk, follow = timeline(STAGES, DURATIONS).rows
    assert [row.title for row in (visit, collect, make, talk, follow)] == [stage.title for stage in STAGES]
    assert visit.span.duration == DURATIONS["visit"]
    assert collect.measured.duration == DURATIONS["whole"]
    assert make.pause.duration == DURATIONS["rest"]
    assert [(other.kind, other.duration) for other in make.others] == [("til", DURATIONS["make-other"])]
    assert talk.span is None
    assert follow.pause is None


def test_a_name_without_a_duration_is_left_out():
    (row,) = timeline([stage("Visit", duration="unknown", other_durations={"til": "unknown"})], DURATIONS).rows
    assert row.span is None
    assert row.others == ()


@pytest.mark.parametrize(
    ("core", "drawn"),
    [
        (None, False),
        (Core("areas", [stage("Visit", duration="visit")]), False),
        (Core("stages", [stage("Before"), stage("After")]), False),
        (Core("stages", [stage("Before"), stage("Visit", duration="visit")]), True),
    ],
)
def test_a_timeline_is_drawn_where_a_stage_takes_a_known_time(core: Core | None, drawn: bool):
    assert (timeline_of(core, DURATIONS) is not None) is drawn


def test_the_real_stages_have_the_durations_the_text_prints(content: Content):
    core = content.pages["guides/treatment-process.md"].meta.core
    found = timeline_of(core, content.data["durations"])
    assert [row.span.duration.id for row in found.rows] == [item.duration for item in core.items]
