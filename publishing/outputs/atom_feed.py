"""A feed of new and changed guides, as Atom (RFC 4287): a day and a sentence for each change."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from publishing.content.model import Content, SourcePage
from publishing.outputs.share_facts import FEED
from publishing.outputs.sitemap import as_bytes
from publishing.outputs.structured_data import PUBLISHER, plain
from publishing.project.read import WholeProject
from publishing.reviews.history.changes import History
from publishing.settings.site import SiteSettings

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST = 100
"""Entries: older ones have been read long ago."""


@dataclass(frozen=True)
class News:
    """One thing a subscriber has not seen."""

    day: date
    page: SourcePage
    kind: str
    """new or changed"""
    number: int
    """Its place among the page's news of the same day and kind, counted from 1."""
    text: str


def news(content: Content, history: History) -> list[News]:
    """Every new guide and every change that a guide tells of, the newest first.

    Where the history of the files is not known, nobody can say when a guide was new.
    """
    first = history.first_days() if history.known else {}
    found = [item for guide in content.guides for item in _of(guide, first.get(guide.file))]
    return sorted(found, key=lambda item: (item.day, item.page.path, item.kind, item.number), reverse=True)[:MOST]


def _of(guide: SourcePage, first: date | None) -> Iterator[News]:
    if first:
        yield News(first, guide, "new", 1, guide.meta.description)
    count: dict[date, int] = {}
    # The list has the newest first; numbers must not move when one more is put before it.
    for change in reversed(guide.meta.what_changed):
        count[change.date] = count.get(change.date, 0) + 1
        yield News(change.date, guide, "changed", count[change.date], plain(change.text))


def feed(items: list[News], settings: SiteSettings, today: date) -> bytes:
    """The feed's bytes; `today` dates a feed without entries only."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "en-US"})
    _add(root, "id", settings.url + FEED)
    _add(root, "title", settings.name)
    _add(root, "updated", _moment(max((item.day for item in items), default=today)))
    ET.SubElement(root, "link", rel="self", href=settings.url + FEED, type="application/atom+xml")
    ET.SubElement(root, "link", rel="alternate", href=settings.url, type="text/html")
    _add(ET.SubElement(root, "author"), "name", PUBLISHER["name"])
    host = urlsplit(settings.url).hostname
    for item in items:
        entry = ET.SubElement(root, "entry")
        # A tag URI (RFC 4151) stays the same when the site moves to another folder or from http to https.
        _add(entry, "id", f"tag:{host},{item.day}:{item.page.address}{item.kind}-{item.number}")
        _add(entry, "title", item.page.meta.title)
        _add(entry, "updated", _moment(item.day))
        ET.SubElement(entry, "link", rel="alternate", href=settings.url + item.page.address, type="text/html")
        ET.SubElement(entry, "category", term=item.kind)
        _add(entry, "summary", item.text)
    return as_bytes(root)


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def write_changes_feed(site: Path, project: WholeProject, settings: SiteSettings) -> None:
    items = news(project.content, project.history)
    (site / FEED).write_bytes(feed(items, settings, project.reviews.today))
