"""The worker that keeps pages readable without a connection, at the root of the site: it sees what lies below it."""

import json
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

import rjsmin
from selectolax.lexbor import LexborHTMLParser

from publishing.content.diagnostics import Problem

SOURCE = Path("assets/offline.js")
WORKER = "offline.js"
HELP = "when-to-get-help/"
"""Kept on the device of everybody, whatever else they read."""

PLACE = "const ALWAYS=[];"
LOADED = {"link[rel=stylesheet]": "href", "link[rel=icon]": "href", "script[src]": "src", "img[src]": "src"}


def write_worker(site: Path, wanted: bool = True) -> list[Problem]:
    """Put the worker in its place with the names of what is always kept; tell what it lacks. A preview wants none."""
    source, built = site / SOURCE, site / HELP / "index.html"
    if not source.is_file():
        return []
    text = rjsmin.jsmin(source.read_text("utf-8"))
    source.unlink()
    if not wanted:
        return []
    if not built.is_file():
        message = (
            f"without a connection readers get the page {HELP}, which is not there. Write it, or delete this file."
        )
        return [Problem(f"docs/{SOURCE}", 1, 1, message)]
    if text.count(PLACE) != 1:
        return [Problem(f"docs/{SOURCE}", 1, 1, "no place for what is always kept. Write 'const ALWAYS = [];' once.")]
    page = built.read_text("utf-8")
    filled = text.replace(PLACE, f"const ALWAYS={json.dumps([HELP, *_parts(LexborHTMLParser(page))])};")
    # A browser takes up a new worker, and with it the new page, when one byte of the worker is another.
    version = sha256(page.encode()).hexdigest()
    (site / WORKER).write_text(f"{filled}\n//{version}\n", encoding="utf-8", newline="")
    return []


def _parts(page: LexborHTMLParser) -> list[str]:
    """What the page of help loads, below the site's root."""
    found = (node.attributes[key] for selector, key in LOADED.items() for node in page.css(selector))
    return sorted({urljoin(f"/{HELP}", address).removeprefix("/") for address in found if address})
