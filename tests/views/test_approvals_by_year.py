"""Approvals as marks: one each, in their year and region, told apart by the product's state."""

from collections import Counter

from publishing.content.model import Content
from publishing.views.approvals_by_year import ROW_HEIGHT, approvals_by_year, country_of


def drawn(content: Content):
    return approvals_by_year(content.data["therapies"].values(), content.names)


def test_every_dated_approval_is_one_mark_and_every_approval_is_in_the_table(content: Content):
    everything = [item for therapy in content.data["therapies"].values() for item in therapy.approvals]
    found = drawn(content)
    assert sum(len(region.marks) for region in found.regions) == sum(item.approved is not None for item in everything)
    assert sum(region.undated for region in found.regions) == sum(item.approved is None for item in everything) > 0
    assert sum(len(cell) for _, cells in found.years for cell in cells) == len(everything)


def test_the_table_and_the_drawing_say_the_same(content: Content):
    found = drawn(content)
    for place, region in enumerate(found.regions):
        marks = Counter((mark.approved.year, mark.approved.therapy.id) for mark in region.marks)
        cells = Counter((year, item.therapy.id) for year, row in found.years for item in row[place] if year)
        assert marks == cells


def test_years_run_up_and_the_unknown_comes_last(content: Content):
    years = [year for year, _ in drawn(content).years]
    assert years[-1] is None
    assert years[:-1] == sorted(years[:-1])
    assert years[0] == 2003


def test_marks_of_one_year_stand_on_each_other_and_in_no_other_year(content: Content):
    for region in drawn(content).regions:
        places = [(mark.left, mark.top) for mark in region.marks]
        assert len(places) == len(set(places))
        by_year = {mark.left: mark.approved.year for mark in region.marks}
        assert all(by_year[mark.left] == mark.approved.year for mark in region.marks)
        for left, count in Counter(mark.left for mark in region.marks).items():
            tops = sorted(mark.top for mark in region.marks if mark.left == left)
            assert tops == [region.height - ROW_HEIGHT * (level + 1) for level in reversed(range(count))]
        assert all(0 <= mark.left < mark.right <= 100 and mark.top >= 0 for mark in region.marks)


def test_three_regulators_have_a_row_and_the_rest_share_one(content: Content):
    found = drawn(content)
    assert [region.name for region in found.regions] == ["United States", "European Union", "China", None]
    for region in found.regions[:3]:
        assert {item.place for item in region.approvals} == {region.name}
    assert {"Japan", "India", "Latvia"} <= {item.place for item in found.regions[3].approvals}


def test_a_suspended_product_keeps_its_mark_and_its_state(content: Content):
    (mark,) = [mark for mark in drawn(content).regions[3].marks if mark.approved.therapy.id == "rigvir"]
    assert (mark.approved.year, mark.approved.state) == (2004, "suspended")


def test_nothing_approved_draws_nothing(content: Content):
    found = approvals_by_year([], content.names)
    assert (found.regions, found.labels, found.years) == ((), (), ())


def test_readers_know_the_country():
    assert country_of("Japan (health ministry, after PMDA)") == "Japan"
    assert country_of("Spain") == "Spain"
