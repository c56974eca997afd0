"""What machines and calendars subscribe to: reviews.json with its schema, and reviews.ics."""

import datetime
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Event
from pydantic import BaseModel, ConfigDict, Field

from publishing.reviews.reports.records import ReviewRecord, records
from publishing.reviews.state.reviews import Reviews

JSON_FEED, SCHEMA, CALENDAR = "reviews.json", "reviews.schema.json", "reviews.ics"

ALARMS = (datetime.timedelta(days=30), datetime.timedelta(days=7))
"""How long before a review is due a calendar reminds of it."""
SILENCE = datetime.timedelta(days=14)
"""So long after the last build calendars tell that there was no other."""


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


def calendar(
    found: Sequence[ReviewRecord],
    name: str,
    site_url: str,
    today: datetime.date,
    firsts: Mapping[str, str] | None = None,
) -> bytes:
    """One all-day event, with alarms, for each page whose next review has a day; and one that stays ahead of today.

    `firsts` names the first path of each page that moved, so that its event stays the same one.
    """
    result = Calendar()
    result.add("prodid", f"-//{name}//Reviews//EN")
    result.add("version", "2.0")
    result.add("x-wr-calname", f"{name}: reviews due")
    host = urlsplit(site_url).hostname
    # A calendar without events is none. And when the site is built no more, this day comes, and somebody hears of it.
    result.add_component(_still_built(name, f"still-built@{host}", site_url, today))
    for record in sorted(found, key=lambda record: record.page):
        if record.next_review and record.last_reviewed:
            first = (firsts or {}).get(record.page, record.page)
            result.add_component(_event(record, record.next_review, f"{first}@{host}", site_url))
    return result.to_ical()


def _still_built(name: str, uid: str, site_url: str, today: datetime.date) -> Event:
    day = today + SILENCE
    text = f"{site_url} was last built on {today}. It is built each day; if this day comes, look why that has stopped."
    event = _all_day(uid, today, day, f"{name} is built no more", text)
    event.add("url", site_url)
    event.add_component(_alarm(datetime.timedelta(hours=9), f"{name} is built no more"))
    return event


def _event(record: ReviewRecord, due: datetime.date, uid: str, site_url: str) -> Event:
    # A stamp of the build's own time would make every build's bytes different.
    signed = max(filter(None, (record.last_reviewed, record.carried_over)))
    title = f"Review due: {record.title}"
    event = _all_day(uid, signed, due, title, f"Last reviewed {record.last_reviewed} by {record.reviewed_by_name}.")
    if record.address is not None:
        event.add("url", site_url + record.address)
    for ahead in ALARMS:
        event.add_component(_alarm(-ahead, title))
    return event


def _all_day(uid: str, stamp: datetime.date, day: datetime.date, summary: str, description: str) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.datetime.combine(stamp, datetime.time(), datetime.UTC))
    event.add("dtstart", day)
    event.add("dtend", day + datetime.timedelta(days=1))
    event.add("summary", summary)
    event.add("description", description)
    event.add("transp", "TRANSPARENT")
    return event


def _alarm(trigger: datetime.timedelta, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", trigger)
    alarm.add("description", text)
    return alarm


def write_feeds(site: Path, reviews: Reviews, site_name: str, site_url: str) -> None:
    """Put the feeds into a built site."""
    found = records(reviews)
    _write_json(site / JSON_FEED, json_feed(found, site_url, reviews.today))
    _write_json(site / SCHEMA, json_schema())
    firsts = reviews.digests.words.moves.addresses
    (site / CALENDAR).write_bytes(calendar(found, site_name, site_url, reviews.today, firsts))


def reads_in_feed(path: Path) -> dict[str, str | None]:
    """How each page's article reads, by the feed of a built site; nothing where there is no feed."""
    if not path.is_file():
        return {}
    return {record["page"]: record["reads"] for record in json.loads(path.read_text(encoding="utf-8"))["pages"]}


def address_of_site(path: Path) -> str:
    """The address that a built site is made for, by its feed. Raises OSError where there is no feed."""
    return json.loads(path.read_text(encoding="utf-8"))["site"]


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
