"""Messages for the person who can mend the file."""

from publishing.content.diagnostics import Problem, report, unknown


def test_report_sorts_and_says_each_once():
    late, early = Problem("b.md", 1, 1, "second."), Problem("a.md", 9, 2, "first.")
    assert report([late, early, late]).split("\n")[1:] == ["a.md:9:2: first.", "b.md:1:1: second."]


def test_unknown_offers_near_misses():
    assert "Did you mean 'zuma-1'?" in unknown("the source", "zuma1", ["zuma-1", "phocus"], "x.yml")


def test_unknown_without_near_miss_says_where_to_look():
    assert "x.yml" in unknown("the source", "qqq", ["zuma-1"], "x.yml")
