"""The stages as bars: to scale, one behind the other, and honest about what does not fit."""

import datetime

import pytest

from publishing.content.model import Content
from publishing.content.models.durations import Duration
from publishing.content.models.front_matter import Stage
from publishing.views.stage_timeline import LONGEST_TO_SCALE, SCALE_WIDTH, bar, timeline, timeline_of


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


def test_the_scale_ends_after_the_longest_of_all_closed_stages():
    # 4 weeks, 6 hours, 4 weeks and 2 weeks of pause: a little over 10.
    found = timeline(STAGES, DURATIONS)
    assert [tick.week for tick in found.ticks] == [0, 2, 4, 6, 8, 10, 12]
    assert found.ticks[-1].place == SCALE_WIDTH
    assert found.ticks[6].place == pytest.approx(2 * found.ticks[3].place, abs=0.02)


def test_each_bar_starts_where_the_longest_time_before_it_ends():
    visit, collect, make, talk, follow = timeline(STAGES, DURATIONS).rows
    assert visit.span.bar.start == 0
    assert collect.span.bar.start == pytest.approx(visit.span.bar.most)
    assert make.span.bar.start == pytest.approx(collect.span.bar.start + collect.span.bar.most, abs=0.02)
    assert make.pause.bar.start == pytest.approx(make.span.bar.start + make.span.bar.most, abs=0.02)
    assert follow.span.bar.start == pytest.approx(make.pause.bar.start + make.pause.bar.most, abs=0.02)
    assert talk.span is None


def test_lengths_are_to_scale():
    visit, _, make, _, _ = timeline(STAGES, DURATIONS).rows
    assert visit.span.bar.most == pytest.approx(4 * visit.span.bar.least, abs=0.02)
    assert make.span.bar.most == pytest.approx(visit.span.bar.most, abs=0.02)
    assert make.span.bar.least == pytest.approx(2 * visit.span.bar.least, abs=0.02)


def test_what_differs_starts_at_the_same_place_and_pushes_nothing():
    plain = [stage("Visit", duration="visit"), stage("Make", duration="make"), stage("Rest", duration="rest")]
    other = [plain[0], stage("Make", duration="make", other_durations={"til": "make-other"}), plain[2]]
    before, after = timeline(plain, DURATIONS), timeline(other, DURATIONS)
    assert before.rows[2] == after.rows[2]
    (differing,) = after.rows[1].others
    assert (differing.kind, differing.bar.start) == ("til", after.rows[1].span.bar.start)
    assert differing.bar.least == differing.bar.most


def test_hours_are_a_line_and_a_day_is_a_bar():
    assert bar(0, DURATIONS["collect"], 10).is_line
    assert not bar(0, lasting("day", 1, 1, "days"), 10).is_line


def test_years_are_cut_at_the_edge_and_push_nothing_off_the_drawing():
    rows = timeline([stage("Follow", duration="follow"), stage("Visit", duration="visit")], DURATIONS).rows
    assert rows[0].span.bar.is_cut
    assert rows[0].span.bar.start + rows[0].span.bar.most == 100
    assert rows[0].span.bar.least == 0
    assert rows[1].span.bar.start == 0


def test_a_little_past_the_scale_is_cut_at_the_edge_too():
    found = bar(2, lasting("long", 1, 9, "weeks"), 10)
    assert found.is_cut
    assert found.start + found.most == 100


def test_a_measured_time_starts_at_its_stage_is_cut_and_keeps_its_middle():
    measured = timeline(STAGES, DURATIONS).rows[1].measured.bar
    assert measured.is_cut
    assert measured.typical == pytest.approx(SCALE_WIDTH * (4 + 5) / 12, abs=0.02)
    assert bar(8, DURATIONS["whole"], 12).typical is None, "the middle itself lies past the edge"


def test_no_bar_leaves_the_drawing():
    long = [stage(str(index), duration="visit") for index in range(30)] + STAGES
    for row in timeline(long, DURATIONS).rows:
        for span in filter(None, (row.span, row.pause, row.measured, *row.others)):
            assert 0 <= span.bar.start <= span.bar.start + span.bar.least <= 100.01
            assert span.bar.least <= span.bar.most
            assert span.bar.start + span.bar.most <= 100.01


def test_stages_without_any_time_still_make_a_scale():
    found = timeline([stage("Talk")], {})
    assert [tick.week for tick in found.ticks] == [0, 2]


def test_other_pages_have_no_timeline(content: Content):
    durations = content.data["durations"]
    drawn = {
        path: timeline_of(getattr(page.meta, "core", None), durations) is not None
        for path, page in content.pages.items()
    }
    assert [path for path, has in drawn.items() if has] == ["guides/treatment-process.md"]


def test_the_real_stages_are_drawn_from_the_durations_the_text_prints(content: Content):
    core = content.pages["guides/treatment-process.md"].meta.core
    found = timeline_of(core, content.data["durations"])
    assert [row.span.duration.id for row in found.rows] == [item.duration for item in core.items]
    assert [row.title for row in found.rows if row.span.bar.is_cut] == ["Follow-up"]
    assert found.ticks[-1].week <= LONGEST_TO_SCALE
