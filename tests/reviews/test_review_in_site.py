"""What a reader, a search engine, a feed and a calendar are told in a built site: the same, for every page."""

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from icalendar import Calendar

from tests.conftest import build
from tests.reviews.projects import GUIDE, Project
from tests.reviews.signed_pages import CARRIED, CHANGED, EPOCH, SIGNED
from tests.site.pages import BuiltPage, built_pages


def feed(site: Path) -> dict[str, dict]:
    return {record["page"]: record for record in json.loads((site / "reviews.json").read_text())["pages"]}


def page_of(site: Path, record: dict) -> BuiltPage:
    path = "404.html" if record["page"] == "404.md" else f"{record['address']}index.html"
    return built_pages(site)[path]


def json_ld(page: BuiltPage) -> dict:
    return json.loads(page.tree.css_first('script[type="application/ld+json"]').text())


def visible_dates(page: BuiltPage) -> list[str]:
    return [node.attributes["datetime"] for node in page.tree.css(".admonition.review time")]


def test_page_search_engine_feed_and_calendar_agree_for_every_page(signed_site: Path):
    calendar = Calendar.from_ical((signed_site / "reviews.ics").read_bytes())
    due = {str(event["UID"]).partition("@")[0]: event["DTSTART"].dt.isoformat() for event in calendar.walk("VEVENT")}
    records = feed(signed_site)
    assert len(records) == len(built_pages(signed_site))
    for path, record in records.items():
        page = page_of(signed_site, record)
        told, dates = json_ld(page), visible_dates(page)
        in_force = record["status"] in ("current", "due-soon", "overdue")
        assert told.get("lastReviewed") == (record["last_reviewed"] if in_force else None), path
        assert (told.get("reviewedBy") or {}).get("name") == (record["reviewed_by_name"] if in_force else None), path
        assert due.get(path) == record["next_review"], path
        expected = [record["last_reviewed"], record["next_review"], record["carried_over"]] if in_force else [
            record["last_reviewed"], record["changed_on"]]  # fmt: skip
        if record["last_reviewed"]:
            assert dates == [day for day in expected if day], path
        assert record["digest"][:12] in page.text(".print-foot"), path


def test_pages_stand_in_every_state(signed_site: Path):
    states = {page: feed(signed_site)[page]["status"] for page in SIGNED}
    assert states == {page: "changed-since-review" if page == CHANGED else "current" for page in SIGNED}
    assert feed(signed_site)["guides/what-is-gene-therapy.md"]["status"] == "never-reviewed"


def test_a_changed_page_says_when_it_changed_and_names_no_review_to_machines(signed_site: Path):
    page = page_of(signed_site, feed(signed_site)[CHANGED])
    assert "The text changed on 20 November 2026 . The new words await review." in page.text(".admonition.review")
    assert json_ld(page)["dateModified"] == "2026-11-20"
    assert "lastReviewed" not in json_ld(page)
    assert page.text("#what-changed") == "What changed"
    assert "20 November 2026 : The last heading is shorter." in page.text("article")


def test_a_carried_over_page_shows_it(signed_site: Path):
    page = page_of(signed_site, feed(signed_site)[CARRIED])
    words = page.text(".admonition.review")
    assert "reviewed these words on 1 November 2026" in words
    assert "looked at the edit on 22 November 2026" in words
    assert "A small edit was accepted on 22 November 2026 ." in page.text(".print-foot")


def test_a_never_reviewed_guide_keeps_its_sentence_about_the_old_material(signed_site: Path):
    words = page_of(signed_site, feed(signed_site)["guides/gene-therapy-for-cancer.md"]).text(".admonition.review")
    assert "Medical Team last reviewed the older material on 16 April 2026" in words
    assert "no one has signed it off" in words


def test_the_table_lists_every_page_without_a_script(signed_site: Path):
    page = built_pages(signed_site)["about/review-status/index.html"]
    rows = [row for row in page.tree.css("article table tr") if len(row.css("td, th")) == 6]
    assert len(rows) == len(feed(signed_site)) + 1
    titles = {row.css_first("th").text() for row in rows[1:]}
    assert titles == {record["title"] for record in feed(signed_site).values()}
    assert len(page.tree.css(".due-months rect")) == 24


def test_two_builds_of_one_day_have_the_same_feeds(signed_site: Path, signed_project: Project, tmp_path: Path):
    assert build(signed_project.path, tmp_path / "again", **EPOCH).returncode == 0
    for name in ("reviews.json", "reviews.ics", "reviews.schema.json", "about/review-status/index.html"):
        assert (signed_site / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_an_overdue_page_still_builds(signed_project: Project, tmp_path: Path):
    result = build(signed_project.path, tmp_path / "site", SOURCE_DATE_EPOCH="1890000000")
    assert result.returncode == 0, result.stderr
    assert feed(tmp_path / "site")[GUIDE]["status"] == "overdue"


def test_a_forged_entry_fails_the_build_with_its_line(project_copy: Path, tmp_path: Path):
    forged = Project(project_copy)
    forged.sign(day=date(2026, 11, 22))
    ledger = forged.ledger()
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("2026-11-22", "2126-11-22"), encoding="utf-8")
    result = build(project_copy, tmp_path / "site")
    assert result.returncode == 1
    assert "reviews/guides--solid-tumors.yml:2:3: 2126-11-22 is in the future" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_deleted_partial_fails_the_build(project_copy: Path, tmp_path: Path):
    (project_copy / "docs" / "_partials" / "disclaimer.md").unlink()
    result = build(project_copy, tmp_path / "site")
    assert result.returncode == 1
    assert "the partial 'disclaimer.md' is unknown" in result.stderr


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


def test_the_feed_tells_of_new_and_changed_guides_the_newest_first(signed_site: Path):
    name = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.parse(signed_site / "changes.xml").findall(f"{name}entry")
    told = [(entry.find(f"{name}category").get("term"), entry.findtext(f"{name}updated")) for entry in entries]
    assert told[0] == ("changed", "2026-11-20T00:00:00Z")
    assert entries[0].findtext(f"{name}summary") == "The last heading is shorter."
    assert told[1:] == [("new", "2026-10-01T00:00:00Z")] * 5
