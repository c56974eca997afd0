"""Feeds: documented, the same bytes for the same state, one stable event per page."""

import json
from datetime import date, timedelta
from pathlib import Path

from icalendar import Calendar

from publishing.reviews.reports.feeds import calendar, json_feed, json_schema, write_feeds
from publishing.reviews.reports.records import ReviewRecord, records
from publishing.reviews.state.expired_facts import expired_facts
from publishing.views.due_months import due_by_month
from tests.reviews.projects import LEE, TODAY, Project
from tests.reviews.small_site import BACKGROUND, LIST, SAFETY, TREATMENT

SITE = ("Guides", "https://guides.example/")
OTHERS = (BACKGROUND, SAFETY, LIST, "404.md")


def events(project: Project, today: date = TODAY) -> list:
    """Those of pages; another tells when the site was built last."""
    reviews = project.reviews(today)
    made = calendar(records(reviews), *SITE, today, reviews.digests.words.moves.addresses)
    found = Calendar.from_ical(made).walk("VEVENT")
    assert str(found[0]["UID"]) == "still-built@guides.example"
    return found[1:]


def test_an_event_lasts_the_whole_day_of_the_next_review(project: Project):
    project.sign()
    (event,) = events(project)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2027, 12, 1), date(2027, 12, 2))
    assert event["UID"] == f"{TREATMENT}@guides.example"
    assert event["URL"] == "https://guides.example/care/wait/"
    assert "The wait" in event["SUMMARY"]


def test_the_same_state_has_the_same_events_on_another_day(project: Project):
    project.sign()
    now, later = ([event.to_ical() for event in events(project, TODAY + timedelta(days=n))] for n in (0, 40))
    assert now == later


def test_a_calendar_without_reviews_is_a_calendar_and_tells_when_the_site_is_built_no_more(project: Project):
    found = Calendar.from_ical(calendar(records(project.reviews()), *SITE, TODAY)).walk("VEVENT")
    (event,) = found
    assert event["DTSTART"].dt == TODAY + timedelta(days=14)
    assert len(event.walk("VALARM")) == 1


def test_a_calendar_reminds_a_month_and_a_week_ahead(project: Project):
    project.sign()
    (event,) = events(project)
    assert [alarm["TRIGGER"].dt.days for alarm in event.walk("VALARM")] == [-30, -7]


def test_the_event_of_a_page_that_moved_is_the_same_one(repository: Project):
    repository.sign_and_commit()
    before = events(repository)[0]["UID"]
    repository.git("mv", f"docs/{TREATMENT}", "docs/care/waiting.md")
    for file in (f"docs/{LIST}", "mkdocs.yml"):
        repository.replace(file, TREATMENT, "care/waiting.md")
    repository.replace("docs/_data/moved.yml", "[]", "- id: care/wait/\n  to: care/waiting.md")
    (event,) = events(repository)
    assert (event["UID"], event["URL"]) == (before, "https://guides.example/care/waiting/")


def test_a_new_review_moves_the_event_of_the_page(project: Project):
    project.sign(day=date(2026, 11, 1))
    before = events(project)[0]["UID"]
    project.sign(day=TODAY)
    (event,) = events(project)
    assert (event["UID"], event["DTSTART"].dt) == (before, date(2027, 12, 1))


def test_a_changed_page_has_no_event_for_a_review_that_is_due_at_once(project: Project):
    project.sign()
    project.replace(f"docs/{TREATMENT}", "You may say no.", "You may refuse.")
    assert events(project) == []


def test_the_feed_keeps_to_its_schema(project: Project, tmp_path: Path):
    project.sign()
    write_feeds(tmp_path, project.reviews(), *SITE)
    feed = json.loads((tmp_path / "reviews.json").read_text(encoding="utf-8"))
    schema = json.loads((tmp_path / "reviews.schema.json").read_text(encoding="utf-8"))
    assert feed["$schema"] == "https://guides.example/reviews.schema.json"
    assert set(feed) == set(schema["properties"])
    record = schema["$defs"]["ReviewRecord"]
    assert set(feed["pages"][0]) == set(record["properties"]) == set(record["required"])
    assert all(value.get("description") for value in record["properties"].values())
    assert schema == json_schema()
    assert feed == json_feed(records(project.reviews()), SITE[1], TODAY)


def test_the_picture_counts_two_years_of_months(project: Project):
    project.sign(day=date(2024, 3, 1))
    project.sign(BACKGROUND, day=date(2024, 12, 31))
    months = due_by_month(records(project.reviews()), TODAY)
    assert [(month.name, month.year, month.due) for month in months if month.due] == [
        ("December", 2026, 1),
        ("December", 2027, 1),
    ]
    assert len(months) == 24


def test_a_fact_is_expired_on_the_day_after_its_check_holds(project: Project):
    content = project.reviews().content
    name = "docs/_data/durations.yml#making"
    assert name not in expired_facts(content, date(2031, 10, 1))
    assert name in expired_facts(content, date(2031, 10, 2))


def test_every_page_that_prints_an_expired_fact_names_it(project: Project):
    facts = {record.page: record.expired_facts for record in records(project.reviews(date(2032, 1, 1)))}
    assert facts[TREATMENT] == ["docs/_data/durations.yml#making", "docs/_data/sources.yml#waiting"]
    assert facts[BACKGROUND] == []


def marks(project: Project) -> dict[str, list[str]]:
    return project.reviews().marks


def test_many_pages_within_minutes_are_marked(project: Project):
    for minute, page in enumerate((TREATMENT, *OTHERS)):
        project.sign(page, minute=minute)
    assert set(marks(project)) == {TREATMENT, *OTHERS}
    assert marks(project)[TREATMENT] == ["many-pages-at-once"]


def test_many_pages_within_hours_are_not(project: Project):
    for hour, page in enumerate((TREATMENT, *OTHERS)):
        project.sign(page, hour=hour)
    assert marks(project) == {}


def test_an_empty_note_is_marked(project: Project):
    project.sign(note="ok")
    assert marks(project) == {TREATMENT: ["empty-note"]}


def test_many_pages_read_on_other_days_and_signed_together_are_not_marked(project: Project):
    for minute, page in enumerate((TREATMENT, *OTHERS)):
        project.sign(page, minute=minute, read_on=date(2026, 11, 26 + minute % 3))
    assert marks(project) == {}


def test_a_sign_off_that_nobody_can_prove_is_marked(repository: Project):
    repository.sign()
    repository.commit("lee")
    assert marks(repository) == {TREATMENT: ["identity-not-proven"]}


def test_a_sign_off_that_breaks_a_rule_is_marked(repository: Project):
    repository.replace(f"docs/{TREATMENT}", "You may say no.", "You may refuse.")
    repository.commit("lee")
    repository.sign_and_commit(reviewer=LEE)
    assert marks(repository) == {TREATMENT: ["set-aside"]}


def test_a_record_has_a_sentence_for_every_key():
    assert all(field.description for field in ReviewRecord.model_fields.values())
