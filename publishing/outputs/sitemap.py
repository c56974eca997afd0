"""Tells search engines which pages there are, and on which day the words of each changed."""

import xml.etree.ElementTree as ET
from pathlib import Path

from publishing.outputs.share_facts import NOT_FOUND
from publishing.reviews.state.reviews import Reviews

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NAME = "sitemap.xml"


def sitemap(reviews: Reviews, site_url: str) -> bytes:
    """Every page with the day its words changed in any part; without a day where the history does not tell."""
    root = ET.Element("urlset", xmlns=NAMESPACE)
    for page in sorted(reviews.content.pages.values(), key=lambda page: page.address):
        if page.path == NOT_FOUND:
            continue
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = site_url + page.address
        if modified := reviews.modified_on(page.path):
            ET.SubElement(entry, "lastmod").text = modified.isoformat()
    return as_bytes(root)


def as_bytes(root: ET.Element) -> bytes:
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def write_sitemap(site: Path, reviews: Reviews, site_url: str) -> None:
    """Put the sitemap and robots.txt, which names it, in the place of what the engine wrote."""
    # The engine's own gives every page the day of the build, and lists the page that stands in for missing ones.
    (site / f"{NAME}.gz").unlink(missing_ok=True)
    (site / NAME).write_bytes(sitemap(reviews, site_url))
    (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {site_url}{NAME}\n", encoding="utf-8")
