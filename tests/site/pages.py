"""The built pages, parsed once, for tests that look at what a reader sees."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

ORIGIN = "http://site.test/"
FOR_REVIEWERS = "for-reviewers"

ADDRESSES = [
    "",
    "guides/",
    "guides/gene-therapy-for-cancer/",
    "guides/solid-tumors/",
    "guides/rare-cancers/",
    "guides/treatment-process/",
    "guides/what-is-gene-therapy/",
    "guides/living-with-treatment/",
    "guides/joining-a-trial/",
    "guides/going-abroad/",
    "guides/paying-for-treatment/",
    "when-to-get-help/",
    "find/",
    "approved-therapies/",
    "approved-therapies/car-t/yescarta/",
    "approved-therapies/gene-delivery/rexin-g/",
    "cancers/blood/lymphoma/",
    "cancers/solid/kidney/",
    "glossary/",
    "my-questions/",
    "about/how-we-write-and-review/",
    "about/how-cancerfax-helps/",
    "about/privacy/",
    "about/accessibility/",
    "about/corrections/",
    "about/our-corrections/",
    "about/earlier-corrections/",
    "about/evidence/",
    "about/review-status/",
]
"""Every page that the site promises; of those made from one record, two that say most and two that say least."""


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of the site."""

    path: str
    html: str
    tree: LexborHTMLParser

    @property
    def address(self) -> str:
        return ORIGIN + self.path.removesuffix("index.html")

    def text(self, selector: str) -> str:
        node = self.tree.css_first(selector)
        return " ".join(node.text(separator=" ").split()) if node else ""


def files_for_readers(site: Path, pattern: str = "*.html") -> list[Path]:
    """The files of a site that are for its readers: reviewers have a folder of their own, with plain pages.

    What stands at an old address says nothing and leads on.
    """
    leading_on = files_leading_on(site)
    found = (file for file in site.rglob(pattern) if file.relative_to(site).parts[0] != FOR_REVIEWERS)
    return sorted(file for file in found if file not in leading_on)


def files_leading_on(site: Path) -> set[Path]:
    """The small pages at addresses that lead on to another, as hosts are told of them."""
    rules = site / "_redirects"
    addresses = [rule.split()[0].strip("/") for rule in rules.read_text("utf-8").splitlines()] if rules.exists() else []
    return {site / address if address.endswith(".html") else site / address / "index.html" for address in addresses}


@cache
def built_pages(site: Path) -> dict[str, BuiltPage]:
    """Every HTML file of a site that is for readers, by its path."""
    return {page.path: page for page in (parsed(site, file) for file in files_for_readers(site))}


def parsed(site: Path, file: Path) -> BuiltPage:
    """One HTML file of a site."""
    html = file.read_text(encoding="utf-8")
    return BuiltPage(file.relative_to(site).as_posix(), html, LexborHTMLParser(html))


def dead_links(site: Path) -> list[str]:
    """Links of the site to pages, files or anchors it does not have."""
    pages = built_pages(site)
    ids = {page.address: {node.attributes["id"] for node in page.tree.css("[id]")} for page in pages.values()}
    dead = []
    for page in pages.values():
        for node in page.tree.css("[href], [src]"):
            target = urljoin(page.address, node.attributes.get("href") or node.attributes.get("src") or "")
            if not target.startswith(ORIGIN):
                continue
            address, _, anchor = target.partition("#")
            path = urlsplit(address).path.lstrip("/")
            if address in ids:
                if anchor and anchor not in ids[address]:
                    dead.append(f"{page.path} -> {target}")
            elif not (site / path).is_file():
                dead.append(f"{page.path} -> {target}")
    return dead
