"""The page a host shows for an address that does not exist."""

from pathlib import Path
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from publishing.settings.not_found import PAGE


def move_not_found_page(site: Path, site_url: str) -> None:
    """Turn 404/index.html into 404.html with links that work from any depth.

    A host serves 404.html at whatever address was asked for, so an address relative to the page would lead astray.
    """
    source = site / PAGE / "index.html"
    root = urlsplit(site_url).path or "/"
    tree = LexborHTMLParser(source.read_text(encoding="utf-8"))
    for node in tree.css("link[rel=canonical]"):
        # It stands in for whatever was asked for, so it has no address that search engines should keep.
        node.decompose()
    for name in ("href", "src", "action"):
        for node in tree.css(f"[{name}]"):
            address = node.attributes[name] or ""
            if not address.startswith("#"):
                node.attrs[name] = urljoin(f"{root}{PAGE}/", address)
    html = "<!doctype html>\n" + (tree.root.html or "")
    (site / f"{PAGE}.html").write_text(html, encoding="utf-8")
    source.unlink()
    source.parent.rmdir()
