"""Feeds: documented, the same bytes for the same state, one stable event per page."""

import json
from datetime import date, timedelta
from pathlib import Path

from icalendar import Calendar

from publishing.reviews.expired_facts import expired_facts
from publishing.reviews.feeds import calendar, json_feed, json_schema, write_feeds
from publishing.reviews.ledger.rubber_stamps import rubber_stamps
from publishing.reviews.records import ReviewRecord, records
from publishing.views.due_months import due_by_month
from tests.reviews.projects import GUIDE, TODAY, Project

SITE = ("Guides", "https://guides.example/")
OTHERS = ("guides/rare-cancers.md", "guides/treatment-process.md", "guides/gene-therapy-for-cancer.md", "glossary.md")


def events(project: Project, today: date = TODAY) -> list:
    return list(Calendar.from_ical(calendar(records(project.reviews(today)), *SITE)).walk("VEVENT"))


def test_an_event_lasts_the_whole_day_of_the_next_review(project: Project):
    project.sign()
    (event,) = events(project)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2027, 12, 1), date(2027, 12, 2))
    assert event["UID"] == f"{GUIDE}@guides.example"
    assert event["URL"] == "https://guides.example/guides/solid-tumors/"
    assert "Gene therapy for solid tumors" in event["SUMMARY"]


def test_the_same_state_has_the_same_bytes_on_another_day(project: Project):
    project.sign()
    now, later = (calendar(records(project.reviews(TODAY + timedelta(days=n))), *SITE) for n in (0, 40))
    assert now == later


def test_a_new_review_moves_the_event_of_the_page(project: Project):
    project.sign(day=date(2026, 11, 1))
    before = events(project)[0]["UID"]
    project.sign(day=TODAY)
    (event,) = events(project)
    assert (event["UID"], event["DTSTART"].dt) == (before, date(2027, 12, 1))


def test_a_changed_page_has_no_event_for_a_review_that_is_due_at_once(project: Project):
    project.sign()
    project.replace(f"docs/{GUIDE}", "You may say no.", "You may refuse.")
    assert events(project) == []


def test_the_feed_keeps_to_its_schema(project: Project, tmp_path: Path):
    project.sign()
    write_feeds(tmp_path, project.reviews(), None, *SITE)
    feed = json.loads((tmp_path / "reviews.json").read_text(encoding="utf-8"))
    schema = json.loads((tmp_path / "reviews.schema.json").read_text(encoding="utf-8"))
    assert feed["$schema"] == "https://guides.example/reviews.schema.json"
    assert set(feed) == set(schema["properties"])
    record = schema["$defs"]["ReviewRecord"]
    assert set(feed["pages"][0]) == set(record["properties"]) == set(record["required"])
    assert all(value.get("description") for value in record["properties"].values())
    assert schema == json_schema()
    assert feed == json_feed(records(project.reviews()), SITE[1], TODAY)


def test_an_entry_filled_in_in_the_browser_is_a_sign_off(project: Project, tmp_path: Path):
    write_feeds(tmp_path, project.reviews(), "a" * 40, *SITE)
    text = (tmp_path / "review-entries" / "guides--solid-tumors.yml.txt").read_text(encoding="utf-8")
    project.ledger().parent.mkdir()
    project.ledger().write_text(text, encoding="utf-8")
    assert any("'date' must be a date" in problem for problem in project.problems())
    for key, value in {
        "date": "2026-12-01",
        "reviewer": "cancerfax-medical-team",
        "role": "Oncologists",
        "note": "Read it all.",
    }.items():
        text = text.replace(f"{key}: FILL IN", f"{key}: {value}")
    project.ledger().write_text(text, encoding="utf-8")
    assert str(project.reviews().standings[GUIDE].status) == "current"


def test_the_picture_counts_two_years_of_months(project: Project):
    project.sign(day=date(2024, 3, 1))
    project.sign("glossary.md", day=date(2024, 12, 31))
    months = due_by_month(records(project.reviews()), TODAY)
    assert [(month.name, month.year, month.due) for month in months if month.due] == [
        ("December", 2026, 1),
        ("December", 2027, 1),
    ]
    assert len(months) == 24


def test_a_fact_is_expired_on_the_day_after_its_check_holds(project: Project):
    content = project.reviews().content
    fact = content.data["durations"]["no-driving-uk"]
    assert (fact.checked, fact.holds_months) == (date(2026, 11, 21), 6)
    name = "docs/_data/durations.yml#no-driving-uk"
    assert name not in expired_facts(content, date(2027, 5, 21))
    assert name in expired_facts(content, date(2027, 5, 22))


def test_every_page_that_prints_an_expired_fact_names_it(project: Project):
    facts = {record.page: record.expired_facts for record in records(project.reviews(date(2028, 1, 1)))}
    assert "docs/_data/therapies.yml#kymriah" in facts["approved-therapies.md"]
    assert "docs/_data/durations.yml#adstiladrin-interval" in facts[GUIDE]
    assert "docs/_data/sources.yml#label-tecelra" in facts[GUIDE]
    assert facts["about/privacy.md"] == []


def marks(project: Project) -> dict[str, list[str]]:
    return rubber_stamps(project.reviews().ledger)


def test_many_pages_within_minutes_are_marked(project: Project):
    for minute, page in enumerate((GUIDE, *OTHERS)):
        project.sign(page, minute=minute)
    assert set(marks(project)) == {GUIDE, *OTHERS}
    assert marks(project)[GUIDE] == ["many-pages-at-once"]


def test_many_pages_within_hours_are_not(project: Project):
    for hour, page in enumerate((GUIDE, *OTHERS)):
        project.sign(page, hour=hour)
    assert marks(project) == {}


def test_an_empty_note_is_marked(project: Project):
    project.sign(note="ok")
    assert marks(project) == {GUIDE: ["empty-note"]}


def test_a_review_of_ones_own_words_is_marked(repository: Project):
    repository.sign()
    repository.commit("doctor@example.org")
    assert repository.reviews().marks == {}
    repository.replace("docs/_partials/disclaimer.md", "give information only", "give facts only")
    repository.commit("doctor@example.org")
    repository.sign()
    repository.commit("somebody.else@example.org")
    assert repository.reviews().marks == {GUIDE: ["self-review"]}


def test_a_record_has_a_sentence_for_every_key():
    assert all(field.description for field in ReviewRecord.model_fields.values())
