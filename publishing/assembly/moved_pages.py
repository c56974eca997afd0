"""Addresses that led to a page once: whoever kept one is led to where its words are now."""

from collections.abc import Iterable
from pathlib import Path

from publishing.assembly.documents import documents
from publishing.content.model import Content, address_of

DATA = "moved"
"""The data file's stem."""
SCRIPT = "assets/javascripts/moved.js"
"""Takes along the heading that an address names, which a page that leads elsewhere by itself would lose."""


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
    template = documents(project).get_template("moved.html")
    pages = {f"{page.address}index.html".casefold() for page in content.pages.values()}
    rules = []
    for moved in records:
        page = content.pages[moved.page]
        target = f"{site_url}{page.address}{moved.fragment}"
        # On many disks a name in other capitals is the same file, and would take the place of a page.
        if moved.file and moved.file.casefold() not in pages:
            path = site / moved.file
            path.parent.mkdir(parents=True, exist_ok=True)
            words = template.render(
                address=target, title=page.meta.title, script="" if moved.fragment else f"{site_url}{SCRIPT}"
            )
            path.write_text(words, encoding="utf-8")
            pages.add(moved.file.casefold())
        rules.append(" ".join([f"/{moved.path}", *moved.query.split("&"), target, "301"]).replace("  ", " "))
    (site / "_redirects").write_text("\n".join(rules) + "\n", encoding="utf-8")
