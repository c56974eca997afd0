"""What a reader, a search engine, a feed and a calendar are told in a built site: the same, for every page."""

import json
import shutil
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from tests.conftest import build
from tests.project_files import PROJECT
from tests.reviews.projects import Project
from tests.reviews.signed_pages import CARRIED, CHANGED, EPOCH, GUIDE, PARTLY, STATES, TWICE, WITHDRAWN
from tests.reviews.small_site import BACKGROUND, STATUS, TREATMENT
from tests.site.pages import BuiltPage, built_pages


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A made-up site with one page that a doctor signed, as it was built. To copy, not to change."""
    project = Project.create(tmp_path_factory.mktemp("small") / "project")
    project.begin()
    assert build(project.path, project.path / "site", **EPOCH).returncode == 0
    project.sign(TREATMENT, date(2026, 11, 1), reads=feed(project.path / "site")[TREATMENT]["reads"])
    project.commit("lee", key="lee", day="2026-11-01")
    return project


@pytest.fixture
def copied(small: Project, tmp_path: Path) -> Project:
    """A copy of it to change."""
    return Project(shutil.copytree(small.path, tmp_path / "project", symlinks=True))


DAYS = EPOCH["SOURCE_DATE_EPOCH"], "1890000000"


def _built(project: Project, site: Path, day: str) -> Path:
    result = build(project.path, site, SOURCE_DATE_EPOCH=day)
    assert result.returncode == 0, result.stderr
    return site


def feed(site: Path) -> dict[str, dict]:
    return {record["page"]: record for record in json.loads((site / "reviews.json").read_text())["pages"]}


def page_of(site: Path, record: dict) -> BuiltPage:
    path = "404.html" if record["page"] == "404.md" else f"{record['address']}index.html"
    return built_pages(site)[path]


def json_ld(page: BuiltPage) -> dict:
    return json.loads(page.tree.css_first('script[type="application/ld+json"]').text())


def names(told: dict) -> list[str]:
    by = told.get("reviewedBy") or []
    return [person["name"] for person in (by if isinstance(by, list) else [by])]


def test_page_search_engine_feed_and_calendar_agree_for_every_page(signed_site: Path):
    calendar = Calendar.from_ical((signed_site / "reviews.ics").read_bytes())
    due = {
        str(event["UID"]).partition("@")[0]: event["DTSTART"].dt.isoformat()
        for event in calendar.walk("VEVENT")
        if "still-built" not in event["UID"]
    }
    records = feed(signed_site)
    assert len(records) == len(built_pages(signed_site))
    for path, record in records.items():
        page = page_of(signed_site, record)
        told, box = json_ld(page), page.text(".admonition.review")
        in_force = record["status"] in ("current", "due-soon", "overdue")
        assert told.get("lastReviewed") == (record["last_reviewed"] if in_force else None), path
        assert ", ".join(names(told)) == (record["reviewed_by_name"] if in_force else ""), path
        assert due.get(path) == record["next_review"], path
        if in_force:
            assert all(f"{name} (" in box for name in names(told)), path
        assert record["digest"][:12] in page.text(".print-foot"), path


def test_pages_stand_in_every_state(signed_site: Path):
    records = feed(signed_site)
    assert {page: records[page]["status"] for page in STATES} == STATES


SAID = {
    GUIDE: ("Lee Example (Hematologist, MD) reviewed these words on 1 November 2026", "Reviewed"),
    TWICE: ("Interests they declared: Speaks for a maker of cells, who pays the travel.", "Reviewed"),
    CARRIED: ("Lee Example looked at the edit on 22 November 2026 and judged", "Reviewed"),
    CHANGED: ("The text changed on 20 November 2026 . The new words await review.", "Changed since its review"),
    PARTLY: ("A nurse or a pharmacist has still to review them.", "Awaits a second review"),
    WITHDRAWN: ("took back a review of this page on 2 November 2026", "Review withdrawn"),
    "guides/what-is-gene-therapy.md": ("no one has signed it off", "Never reviewed"),
}


@pytest.mark.parametrize("path", SAID)
def test_each_state_is_said_to_people_and_to_machines(path: str, signed_site: Path):
    words, status = SAID[path]
    page = page_of(signed_site, feed(signed_site)[path])
    assert words in page.text(".admonition.review")
    assert json_ld(page)["creativeWorkStatus"] == status


def test_a_changed_page_names_no_review_to_machines(signed_site: Path):
    page = page_of(signed_site, feed(signed_site)[CHANGED])
    assert json_ld(page)["dateModified"] == "2026-11-20"
    assert "lastReviewed" not in json_ld(page)
    assert "20 November 2026 : There is one more line at the end." in page.text("article")


def test_the_table_lists_every_page_without_a_script(signed_site: Path):
    page = built_pages(signed_site)["about/review-status/index.html"]
    rows = [row for row in page.tree.css("article table tr") if len(row.css("td, th")) == 6]
    assert len(rows) == len(feed(signed_site)) + 1
    titles = {row.css_first("th").text() for row in rows[1:]}
    assert titles == {record["title"] for record in feed(signed_site).values()}
    assert len(page.tree.css(".due-months rect")) == 24


def test_two_builds_of_one_day_have_the_same_feeds(copied: Project, tmp_path: Path):
    for name in ("site", "again"):
        shutil.rmtree(copied.path / ".cache")
        assert build(copied.path, tmp_path / name, **EPOCH).returncode == 0
    for name in ("reviews.json", "reviews.ics", "reviews.schema.json", "about/review-status/index.html"):
        assert (tmp_path / "site" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_an_overdue_page_says_so_to_people_on_paper_and_to_machines(copied: Project, tmp_path: Path):
    result = build(copied.path, tmp_path / "site", SOURCE_DATE_EPOCH="1890000000")
    assert result.returncode == 0, result.stderr
    record = feed(tmp_path / "site")[TREATMENT]
    page = page_of(tmp_path / "site", record)
    assert record["status"] == "overdue"
    assert "That day has passed, and no one has reviewed the words again." in page.text(".admonition.review")
    assert "The next review was due by 1 November 2027 and is late." in page.text(".print-foot")
    assert "The next check is late." in page.text(".standing")
    assert json_ld(page)["creativeWorkStatus"] == "Review overdue"


def test_no_day_changes_how_an_article_reads(copied: Project, tmp_path: Path):
    """Else time alone would void a review."""
    now, later = (
        {page: one["reads"] for page, one in feed(_built(copied, tmp_path / day, day)).items()} for day in DAYS
    )
    assert {page for page in now if now[page] != later[page]} <= {STATUS}


def test_a_signature_changes_nothing_of_how_an_article_reads(copied: Project, tmp_path: Path):
    after = feed(_built(copied, tmp_path / "signed", DAYS[0]))
    for ledger in (copied.path / "reviews").rglob("*.yml"):
        ledger.unlink()
    before = feed(_built(copied, tmp_path / "unsigned", DAYS[0]))
    assert (before[TREATMENT]["status"], after[TREATMENT]["status"]) == ("never-reviewed", "current")
    assert {page for page in before if before[page]["reads"] != after[page]["reads"]} <= {STATUS}


TAMPERED = {
    "a template adds a sentence": (
        "overrides/main.html", "{% block content %}", "{% block content %}<p>Fever is harmless.</p>"
    ),
    "code changes a word": (
        "publishing/views/template_values.py", "return record.text + ", 'return record.text.replace("weeks", "days") + '
    ),
    "a template hides a page": (
        "overrides/main.html",
        "{% block content %}\n  {{ super() }}",
        "{% block content %}\n  <div hidden>{{ super() }}</div>",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new"), TAMPERED.values(), ids=TAMPERED)
def test_what_changes_words_between_source_and_reader_ends_their_review(
    file: str, old: str, new: str, copied: Project, tmp_path: Path
):
    project = copied
    for name in ("macros", "publishing"):
        (project.path / name).unlink()
        shutil.copytree(PROJECT / name, project.path / name)
    project.replace(file, old, new)
    alone = build(project.path, project.path / "site", **EPOCH)
    assert alone.returncode == 1
    assert "it reads otherwise than it was signed" in alone.stderr
    again = build(project.path, tmp_path / "site", **EPOCH, BUILT_READS=str(project.path / ".cache/built-reads.json"))
    assert again.returncode == 0, again.stderr
    changed = {page for page, record in feed(tmp_path / "site").items() if record["status"] == "changed-since-review"}
    assert changed == {TREATMENT}
    assert "lastReviewed" not in json_ld(page_of(tmp_path / "site", feed(tmp_path / "site")[TREATMENT]))


def test_a_forged_entry_stops_no_build_and_is_shown_on_no_page(copied: Project, tmp_path: Path):
    copied.sign(BACKGROUND)
    copied.commit("lee")
    result = build(copied.path, tmp_path / "site", **EPOCH)
    assert result.returncode == 0, result.stderr
    record = feed(tmp_path / "site")[BACKGROUND]
    assert (record["status"], record["marks"]) == ("never-reviewed", ["identity-not-proven"])
    page = page_of(tmp_path / "site", record)
    assert "Lee Example" not in page.text("article")
    assert "lastReviewed" not in json_ld(page)
    assert "identity not proven" in result.stderr


def test_a_ledger_that_cannot_be_read_fails_the_build_with_its_line(copied: Project, tmp_path: Path):
    copied.replace("reviews/care--wait.yml", "outcome: approved", "outcome: perfect")
    result = build(copied.path, tmp_path / "site", **EPOCH)
    assert result.returncode == 1
    assert "reviews/care--wait.yml:2:12: 'outcome' is 'perfect'" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_sitemap_has_the_days_of_the_words(signed_site: Path):
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    days = {
        entry.findtext(f"{name}loc"): entry.findtext(f"{name}lastmod")
        for entry in ElementTree.parse(signed_site / "sitemap.xml").iter(f"{name}url")
    }
    told = {data["url"]: data["dateModified"] for page in built_pages(signed_site).values() for data in [json_ld(page)]}
    assert {url: told[url] for url in days} == days
    assert days["http://127.0.0.1:8000/guides/rare-cancers/"] == "2026-11-20"
    assert days["http://127.0.0.1:8000/guides/solid-tumors/"] == "2026-10-01"


def test_the_feed_tells_of_new_and_changed_guides_the_newest_first(signed_site: Path, signed_project: Project):
    name = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.parse(signed_site / "changes.xml").findall(f"{name}entry")
    told = [(entry.find(f"{name}category").get("term"), entry.findtext(f"{name}updated")) for entry in entries]
    assert told[0] == ("changed", "2026-11-20T00:00:00Z")
    assert entries[0].findtext(f"{name}summary") == "There is one more line at the end."
    assert told[1:] == [("new", "2026-10-01T00:00:00Z")] * len(signed_project.reviews().content.guides)
