"""The addresses of links of a page that is brought along, as this site writes them."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from publishing.checks.markdown.links import PHONE
from publishing.text.addresses import COUNTS, passed_on


def address_here(address: str, pages: Mapping[str, str]) -> str | None:
    """The address as this site writes it: a page of ours, or one elsewhere that may be linked to."""
    address = _without_way_there(address)
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    name = re.sub(r"\.(?:html?|php|aspx|md)$", "", parts.path.rstrip("/").rpartition("/")[2].lower())
    if parts.scheme in ("", "http", "https") and name in pages:
        return pages[name]
    if parts.scheme == "http" and parts.netloc and ":" not in parts.netloc:
        # Nearly every site answers there; whoever brings the page along is told to open it once.
        address = urlunsplit(("https", *parts[1:]))
    if address.startswith("https://") and not passed_on(address):
        return address
    return address if parts.scheme == "mailto" or PHONE.fullmatch(address) else None


def _without_way_there(address: str) -> str:
    """The address itself, without what counts its readers or leads by way of somebody."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    given = parse_qsl(parts.query)
    led_to = next((value for key, value in given if key in ("q", "url", "u") and value.startswith("https://")), None)
    if led_to and passed_on(address):
        return led_to
    kept = [(key, value) for key, value in given if not COUNTS.fullmatch(key)]
    return address if len(kept) == len(given) else urlunsplit((*parts[:3], urlencode(kept), parts.fragment))
