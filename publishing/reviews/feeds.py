"""What machines and calendars subscribe to: reviews.json with its schema, and reviews.ics."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from icalendar import Calendar, Event
from pydantic import BaseModel, ConfigDict, Field

from publishing.reviews.records import ReviewRecord, records
from publishing.reviews.state import Reviews

JSON_FEED, SCHEMA, CALENDAR = "reviews.json", "reviews.schema.json", "reviews.ics"


class ReviewFeed(BaseModel):
    """The state of every page's review on one day."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, title="Reviews of the site's pages")

    schema_address: str = Field(alias="$schema", description="the address of this schema")
    site: str = Field(description="the address of the site")
    as_of: datetime.date = Field(description="the day on which the states were worked out")
    pages: list[ReviewRecord] = Field(description="one record per page, the most urgent first")


def json_feed(found: Sequence[ReviewRecord], site_url: str, today: datetime.date) -> dict[str, Any]:
    feed = ReviewFeed(schema_address=site_url + SCHEMA, site=site_url, as_of=today, pages=list(found))
    return feed.model_dump(mode="json", by_alias=True)


def json_schema() -> dict[str, Any]:
    """The documented shape of reviews.json, as JSON Schema."""
    return ReviewFeed.model_json_schema(by_alias=True) | {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def calendar(found: Sequence[ReviewRecord], site_name: str, site_url: str) -> bytes:
    """One all-day event for each page whose next review has a day; the same bytes for the same state."""
    result = Calendar()
    result.add("prodid", f"-//{site_name}//Reviews//EN")
    result.add("version", "2.0")
    result.add("x-wr-calname", f"{site_name}: reviews due")
    host = urlsplit(site_url).hostname
    for record in sorted(found, key=lambda record: record.page):
        if record.next_review and record.last_reviewed:
            result.add_component(_event(record, record.next_review, f"{record.page}@{host}", site_url))
    return result.to_ical()


def _event(record: ReviewRecord, due: datetime.date, uid: str, site_url: str) -> Event:
    event = Event()
    event.add("uid", uid)
    # A stamp of the build's own time would make every build's bytes different.
    signed = max(filter(None, (record.last_reviewed, record.carried_over)))
    event.add("dtstamp", datetime.datetime.combine(signed, datetime.time(), datetime.UTC))
    event.add("dtstart", due)
    event.add("dtend", due + datetime.timedelta(days=1))
    event.add("summary", f"Review due: {record.title}")
    event.add("description", f"Last reviewed {record.last_reviewed} by {record.reviewed_by_name}.")
    if record.address is not None:
        event.add("url", site_url + record.address)
    event.add("transp", "TRANSPARENT")
    return event


def write_feeds(site: Path, reviews: Reviews, site_name: str, site_url: str) -> None:
    """Put the feeds into a built site."""
    found = records(reviews)
    _write_json(site / JSON_FEED, json_feed(found, site_url, reviews.today))
    _write_json(site / SCHEMA, json_schema())
    (site / CALENDAR).write_bytes(calendar(found, site_name, site_url))


def reads_in_feed(path: Path) -> dict[str, str | None]:
    """How each page's article reads, by the feed of a built site; nothing where there is no feed."""
    if not path.is_file():
        return {}
    return {record["page"]: record["reads"] for record in json.loads(path.read_text(encoding="utf-8"))["pages"]}


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
