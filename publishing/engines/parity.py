"""Two built sites compared as a reader, a search engine and a screen reader meet them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urljoin

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from publishing.content.models.field_types import Record

ORIGIN = "http://site.test/"
KNOWN = Path(__file__).with_name("known_differences.yml")
THEME_FILES = ("assets/javascripts/", "assets/stylesheets/")
"""What each engine brings for itself, by the beginning of its path."""

Facts = dict[str, list[str]]


@dataclass(frozen=True)
class Difference:
    """One place where the sites differ: the page, the kind of fact, and what each site has there."""

    page: str
    what: str
    first: str
    second: str

    def __str__(self) -> str:
        return f"{self.page}: {self.what}: {self.first or 'nothing'} | {self.second or 'nothing'}"


class KnownDifference(Record):
    """A difference that is accepted, and why. Patterns as in a shell; an empty one means: nothing there."""

    page: str
    what: str
    first: str
    second: str
    reason: str

    def covers(self, other: Difference) -> bool:
        pairs = ((self.page, other.page), (self.what, other.what), (self.first, other.first))
        return all(fnmatchcase(text, pattern) for pattern, text in (*pairs, (self.second, other.second)))


def known_differences(path: Path = KNOWN) -> list[KnownDifference]:
    return [KnownDifference(**row) for row in yaml.safe_load(path.read_text("utf-8"))]


def differences(first: Path, second: Path) -> Iterator[Difference]:
    """Everything that differs between two sites, in the order of their pages."""
    yield from _compare("site", _site_facts(first), _site_facts(second))
    for name in sorted(_names(first) & _names(second)):
        if name.endswith(".html"):
            yield from _compare(name, page_facts(first, name), page_facts(second, name))
        elif (first / name).read_bytes() != (second / name).read_bytes():
            yield Difference(name, "bytes", "other", "other")


def _compare(page: str, first: Facts, second: Facts) -> Iterator[Difference]:
    for what, one in first.items():
        other = second[what]
        for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
            if kind == "replace" and b - a == d - c:
                pairs = zip(one[a:b], other[c:d], strict=True)
                yield from (Difference(page, what, mine, yours) for mine, yours in pairs)
            elif kind != "equal":
                yield Difference(page, what, " ".join(one[a:b]), " ".join(other[c:d]))


def _names(site: Path) -> set[str]:
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {name for name in paths if not name.startswith(THEME_FILES) or name.endswith(".html")}


def _site_facts(site: Path) -> Facts:
    sitemap = LexborHTMLParser((site / "sitemap.xml").read_text("utf-8"))
    return {
        "files": sorted(_names(site)),
        "sitemap": sorted(node.text(strip=True) for node in sitemap.css("loc")),
        "search": sorted(_search_entries(site)),
    }


def _search_entries(site: Path) -> Iterator[str]:
    """What a search can find: the words of each section under its address."""
    for path in site.glob("search/*/texts-*.json"):
        for page, anchor, title, heading, text, _ in json.loads(path.read_text("utf-8")):
            yield " ".join([f"{page}#{anchor}", title, heading, *text.split()])


def _data(tree: LexborHTMLParser) -> list[str]:
    found = tree.css("script[type='application/ld+json']")
    return [json.dumps(json.loads(node.text()), sort_keys=True) for node in found]


def page_facts(site: Path, name: str) -> Facts:
    """What a page says, each kind of fact as a list in the order of the page."""
    tree = LexborHTMLParser((site / name).read_text("utf-8"))
    base = urljoin(ORIGIN, name.removesuffix("index.html"))
    article = tree.css_first("article") or tree.root
    return {
        "title": [node.text() for node in tree.css("head > title")],
        "language": [str(node.attributes.get("lang")) for node in tree.css("html")],
        "meta": sorted(_tag(node, base) for node in tree.css("head > meta")),
        "head links": sorted(
            _tag(node, base) for node in tree.css("head > link") if node.attributes.get("rel") != "stylesheet"
        ),
        "JSON-LD": _data(tree),
        "headings": [_tag(node, base) + _words(node) for node in article.css("h1, h2, h3, h4, h5, h6")],
        "words": article.text(separator=" ").split(),
        "links": [f"{_words(node)} -> {_target(node, 'href', base)}" for node in article.css("a[href]")],
        "images": [_tag(node, base) for node in article.css("img, svg")],
        "footnotes": [_tag(node, base) + _words(node) for node in article.css(".footnote li")],
        "tables": [_words(node) for node in article.css("table tr")],
        "review line": [_words(node) for node in article.css(".review")],
        "elements": [_tag(node, base) for node in article.css("*")],
        "neighbors": [f"{_words(node)} -> {_target(node, 'href', base)}" for node in tree.css(".neighbors a")],
        "tabs": [f"{_words(node)} -> {_target(node, 'href', base)}" for node in tree.css(".md-tabs a")],
        "footer": [f"{_words(node)} -> {_target(node, 'href', base)}" for node in tree.css(".site-footer a")],
    }


def _words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def _target(node: LexborNode, key: str, base: str) -> str:
    return urljoin(base, node.attributes.get(key) or "")


def _tag(node: LexborNode, base: str) -> str:
    values = {key: value or "" for key, value in node.attributes.items()}
    values |= {key: _target(node, key, base) for key in ("href", "src") if key in values}
    return f"<{' '.join([node.tag or '', *(f'{key}={values[key]!r}' for key in sorted(values))])}>"
