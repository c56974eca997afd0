"""Addresses that led to a page once: whoever kept one is led to where its words are now."""

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publishing.content.model import Content, address_of

DATA = "moved"
"""The data file's stem."""


def unled(removed: Iterable[str], content: Content) -> list[str]:
    """Addresses of removed pages, files below docs/, that lead nowhere now."""
    led = {moved.id for moved in content.data[DATA].values()} | {page.address for page in content.pages.values()}
    addresses = [address_of(path) for path in removed if path.endswith(".md") and not path.startswith("_")]
    return sorted(address for address in addresses if address not in led)


def write_moved(site: Path, content: Content, project: Path, site_url: str) -> None:
    """A small page at each old address, which works on every host, and `_redirects` for hosts that read it."""
    records = list(content.data[DATA].values())
    if not records:
        return
    loader = FileSystemLoader(project / "overrides" / "documents")
    template = Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("moved.html")
    rules = []
    for moved in records:
        page = content.pages[moved.to]
        path = site / moved.id / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template.render(address=site_url + page.address, title=page.meta.title), encoding="utf-8")
        rules.append(f"/{moved.id} {site_url}{page.address} 301")
    (site / "_redirects").write_text("\n".join(rules) + "\n", encoding="utf-8")
