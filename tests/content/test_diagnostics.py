"""Messages for the person who can mend the file."""

from publishing.content.diagnostics import Problem, annotation, report, unknown


def test_report_sorts_and_says_each_once():
    late, early = Problem("b.md", 1, 1, "second."), Problem("a.md", 9, 2, "first.")
    assert report([late, early, late]).split("\n")[1:] == ["a.md:9:2: first.", "b.md:1:1: second."]


def test_unknown_offers_near_misses():
    assert "Did you mean 'zuma-1'?" in unknown("the source", "zuma1", ["zuma-1", "phocus"], "x.yml")


def test_of_a_page_in_another_folder_only_that_page_is_offered():
    known = ["cancers/solid/breast.md", "cancers/blood/brain.md", "cancers/solid/kidney.md"]
    said = unknown("the page", "cancers/solid/brain.md", known, "docs")
    assert said.endswith("Did you mean 'cancers/blood/brain.md'?")


def test_unknown_without_near_miss_says_where_to_look():
    assert "x.yml" in unknown("the source", "qqq", ["zuma-1"], "x.yml")


def test_a_name_with_line_ends_makes_no_line_of_its_own():
    problem = Problem("docs/a\n::stop-commands::x\r## Approved\u2028b\u202e.md", 1, 1, "rename\n## it.")
    assert len(f"{report([problem])}\n{annotation(problem)}".splitlines()) == 3
    assert "\u202e" not in str(problem) + annotation(problem)


def test_words_of_a_message_stay_what_they_are():
    assert str(Problem("a.md", 1, 2, "write 38\u00a0°C, “so”.")) == "a.md:1:2: write 38\u00a0°C, “so”."
