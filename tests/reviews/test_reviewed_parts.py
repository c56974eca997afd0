"""A review of a part of a page: what binds it, what voids it, and what people are told of it."""

from datetime import date

import pytest

from publishing.outputs.structured_data import STATES
from publishing.reviews.article import ReadSite, read_article
from publishing.reviews.ledger.scope import Scope
from publishing.reviews.reports.readers_review import review_for_readers
from publishing.reviews.reports.records import ReviewRecord, records
from publishing.reviews.reports.table import as_csv, as_text
from publishing.reviews.sections import sections
from publishing.reviews.state.built import reading_otherwise
from publishing.reviews.state.impact import as_markdown, impacts
from tests.reviews.projects import KIM, LEE, RAY, READS, TODAY, Project
from tests.reviews.small_site import SAFETY, SMALL_PRINT, TREATMENT

PAGE = f"docs/{TREATMENT}"
IN_SHORT, WHO_CALLS = Scope(("in-short",)), Scope(("who-calls",))
DOSES = Scope(subject="medicines and their doses")
SECTION = f"{TREATMENT}#in-short"


def standing(project: Project, day: date = TODAY, page: str = TREATMENT, **more: object) -> int:
    """How many reviews of parts hold."""
    return len(project.reviews(day, **more).standings[page].parts_standing)


def record(project: Project, day: date = TODAY) -> ReviewRecord:
    return next(one for one in records(project.reviews(day)) if one.page == TREATMENT)


INSIDE = {
    "a word": (PAGE, "You may say no.", "You may refuse."),
    "its heading": (PAGE, "## In short", "## In few words"),
    "a length of time that it prints": ("docs/_data/durations.yml", "text: 2 to 4 weeks", "text: about 2 to 4 weeks"),
    "a source that it cites": ("docs/_data/sources.yml", "title: A made-up register", "title: An old register"),
}
OUTSIDE = {
    "another section": (PAGE, "Ask who calls you at night.", "Ask who calls at night."),
    "a block of another section": (SMALL_PRINT, "information only", "facts only"),
    "the title": (PAGE, "title: The wait", "title: The long wait"),
    "another page": (f"docs/{SAFETY}", "2 hours", "3 hours"),
}


@pytest.mark.parametrize(("file", "old", "new"), INSIDE.values(), ids=INSIDE)
def test_a_change_inside_a_section_voids_its_review(file: str, old: str, new: str, project: Project):
    project.sign(scope=IN_SHORT)
    assert standing(project) == 1
    project.replace(file, old, new)
    assert standing(project) == 0


@pytest.mark.parametrize(("file", "old", "new"), OUTSIDE.values(), ids=OUTSIDE)
def test_a_change_outside_a_section_leaves_its_review(file: str, old: str, new: str, project: Project):
    project.sign(scope=IN_SHORT)
    project.replace(file, old, new)
    assert standing(project) == 1


def test_a_section_that_is_gone_has_no_review(project: Project):
    project.sign(scope=WHO_CALLS)
    project.replace(PAGE, "## Who calls {#who-calls}", "More on that:")
    assert standing(project) == 0
    assert record(project).parts_to_review_again == ["Lee Example on 2026-12-01: only the section “who-calls”."]


def test_any_change_of_the_page_voids_a_review_of_one_subject(project: Project):
    project.sign(scope=DOSES)
    assert standing(project) == 1
    project.replace(PAGE, "Ask who calls you at night.", "Ask who calls at night.")
    assert standing(project) == 0


@pytest.mark.parametrize(("reads", "count"), [(READS, 1), ("d" * 64, 0)])
def test_how_the_section_reads_when_built_binds_too(reads: str, count: int, project: Project):
    project.sign(scope=IN_SHORT)
    assert standing(project, reads={TREATMENT: "c" * 64, SECTION: reads}) == count
    told = reading_otherwise(project.reviews().standings, {TREATMENT: "c" * 64, SECTION: reads})
    assert told == ([] if count else [TREATMENT])


@pytest.mark.parametrize(("day", "count"), [("2027-12-01", 1), ("2027-12-02", 0)])
def test_it_is_told_no_longer_than_a_review_of_the_page_would_hold(day: str, count: int, project: Project):
    project.sign(scope=IN_SHORT)
    assert standing(project, date.fromisoformat(day)) == count


def test_a_page_that_became_stricter_lets_it_lapse_sooner(project: Project):
    project.sign(scope=IN_SHORT)
    project.replace(PAGE, "review_class: treatment", "review_class: safety")
    assert standing(project, date(2027, 6, 1)) == 1
    assert standing(project, date(2027, 6, 2)) == 0


def test_it_is_not_told_beside_a_shared_block_that_was_taken_back(project: Project):
    project.sign(scope=IN_SHORT)
    project.sign("_partials/note-on-help.md", review_class="safety")
    assert standing(project) == 1
    project.sign("_partials/note-on-help.md", outcome="withdrawn", note="A dose was wrong.")
    assert standing(project) == 0


def test_a_review_of_the_page_takes_the_place_of_those_of_its_parts(project: Project):
    project.sign(scope=IN_SHORT)
    project.sign(scope=DOSES, reviewer=RAY)
    project.sign(hour=10)
    kept = project.reviews().standings[TREATMENT].parts_standing
    assert [one.review.reviewer for one in kept] == [RAY]


def test_who_takes_a_review_back_leaves_none_of_parts(project: Project):
    project.sign(scope=IN_SHORT)
    project.sign(scope=WHO_CALLS)
    assert standing(project) == 2
    project.withdraw(reviewer=LEE)
    assert standing(project) == 0


def test_a_section_is_signed_again_and_told_once(project: Project):
    project.sign(scope=IN_SHORT, day=date(2026, 11, 1))
    project.sign(scope=IN_SHORT)
    told = review_for_readers(project.reviews(), TREATMENT).of_parts
    assert [part.person.date for part in told] == [TODAY]


def test_readers_are_told_who_read_what_and_that_the_rest_was_not(project: Project):
    project.sign(scope=Scope(("in-short", "who-calls"), "plain language"))
    review = review_for_readers(project.reviews(), TREATMENT)
    (part,) = review.of_parts
    assert (review.state, review.people, review.date, review.in_force) == ("parts", (), None, False)
    assert part.sections == (("in-short", "In short"), ("who-calls", "Who calls"))
    assert (part.person.name, part.subject) == ("Lee Example", "plain language")
    assert STATES[review.state] == "Only parts reviewed"


def test_beside_a_review_of_the_page_a_part_changes_nothing_of_what_is_told(project: Project):
    project.sign(SAFETY, reviewer=LEE)
    before = review_for_readers(project.reviews(), SAFETY)
    project.sign(SAFETY, reviewer=KIM, scope=Scope(("call",)))
    after = review_for_readers(project.reviews(), SAFETY)
    assert (before.state, before.missing) == (after.state, after.missing) == ("partly", (("nurse", "pharmacist"),))
    assert [part.person.name for part in after.of_parts] == ["Kim Example"]


def test_machines_and_tables_tell_the_part_and_no_review_of_the_page(project: Project):
    project.sign(scope=Scope(("in-short",), "numbers and their sources"))
    found = record(project)
    sentence = "Lee Example on 2026-12-01: only the section “In short”, only numbers and their sources."
    assert (found.status, found.last_reviewed, found.reviewed_by, found.next_review) == (
        *("never-reviewed", None, None, None),
    )
    assert found.reviewed_parts == [sentence]
    assert sentence in as_text([found])
    assert sentence in as_csv([found])
    project.replace(PAGE, "You may say no.", "You may refuse.")
    found = record(project)
    assert (found.reviewed_parts, found.parts_to_review_again) == ([], [sentence])
    assert f"to review again: {sentence}" in as_text([found])


def test_a_change_tells_which_reviews_of_parts_it_voids(project: Project):
    project.sign(scope=IN_SHORT)
    project.sign(scope=WHO_CALLS, reviewer=RAY)
    base = project.reviews().digests
    project.replace(PAGE, "You may say no.", "You may refuse.")
    found = impacts(base, project.reviews(), lambda _: None)
    assert [impact.loses_parts for impact in found] == [("only sections in-short (dr-lee)",)]
    assert f"| {TREATMENT} | it had none; **only sections in-short (dr-lee)** |" in as_markdown(found)


TITLED = "## {{ front_matter.core.title }} {: #{{ front_matter.core.id }} }\n"
PARTIALS = {
    "titled.md": f"{TITLED}\n{{% if 1 %}}\n## Not here {{#no}}\n{{% endif %}}",
    "plain.md": '## Plain {#plain data-search-exclude}\n\n{% include "titled.md" %}\n\nBelow.',
    "late.md": "{% if 1 %}Text.{% endif %}\n\n## Late {#late}\n",
}
BODY = """\
Before all.

## One {#one}

Text. {% include "late.md" %}

{% include "late.md" %}

{% include "plain.md" %}

### Three {#three}
"""


def test_sections_begin_at_headings_of_the_page_and_of_the_blocks_that_it_prints():
    found = sections(BODY, {"core": {"title": "The stages", "id": "stages"}}, PARTIALS)
    assert {name: section.heading for name, section in found.items()} == {
        "one": "One", "plain": "Plain", "stages": "The stages",
    }  # fmt: skip
    assert found["one"].text.count('{% include "late.md" %}') == 2
    assert found["stages"].text == '{% include "titled.md" %}\n\nBelow.\n\n### Three {#three}\n'


MARK = '<sup><a href="#fn:{0}" role="doc-noteref" aria-label="Source {0}">[{0}]</a></sup>'
SOURCES = '<h2 id="more">More</h2><ol>{}</ol>'
SOURCE = '<li id="fn:{0}"><p>{1} <a href="https://www.example.org/{1}">Read</a>{2}</p></li>'


def article(number: int, way_back: str = "", name: str = "Waiting", first: str = "One") -> str:
    """A built page with a section whose source has a number, and what stands before and behind it."""
    source = SOURCE.format(number, name, way_back)
    return (
        f'<article><h1>Title</h1><h2 id="one">{first}</h2><p>Other.</p><h2 id="two">Two</h2>'
        f"<p>Text{MARK.format(number)}.</p><h3>In it</h3><p>More.</p>{SOURCES.format(source)}</article>"
    )


def read(html: str, *only: str) -> str:
    return read_article(html, "page/", ReadSite("https://example.org/"), only)


def test_a_section_reads_the_same_whatever_stands_in_others():
    way_back = '<a class="footnote-backref" href="#fnref:9">↩</a>'
    now = read(article(2), "two")
    assert now.startswith("## Two\nText")
    assert "### In it\nMore." in now
    assert "Other" not in now
    assert read(article(9, way_back, first="Another"), "two") == now
    assert read(article(2, name="Another"), "two") != now


def test_a_section_that_a_page_does_not_have_reads_as_nothing():
    assert read(article(2), "two", "three").strip() == ""
