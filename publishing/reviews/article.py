"""A built article as its reader meets it: text in reading order, with links, pictures, lists and tables.

The same lines come from the pages of every engine. What the build itself says of the article's review is left out, for
it is not the article's; so are the class names and numbers of its markup, which no reader sees.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

OF_THE_REVIEW = ".admonition.review, .standing, .print-foot, .paper-link"
"""What the build says of the review, on screen and paper, and the way to paper. Other checks look after their words."""
UNSEEN = frozenset(("script", "style"))
INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "i", "input", "ins"),
        *("kbd", "label", "mark", "q", "s", "samp", "select", "small", "span", "strong", "sub", "sup", "time", "tspan"),
        *("u", "var", "wbr"),
    )
)
AROUND = {"b": "**", "strong": "**", "em": "*", "i": "*", "del": "~~", "s": "~~", "ins": "++", "u": "++"}
READ_ALOUD = ("alt", "aria-label", "aria-description", "placeholder", "value", "title", "dir")
"""Attributes whose text a reader sees or hears, or which turn the order of the letters."""
TOLD = frozenset(READ_ALOUD)
SECTION = "h2"
"""The heading of what can be read alone."""
NUMBER = re.compile(r"\d+")
WITH_HOST = re.compile(r"https?://\w")
"""The beginning of an address that leads to the same place from every page."""
DATED = re.compile(r"\[cited \d{4}[\w ]*(?=\])")
"""The mark of a source with the day on which it was last looked at, which says nothing new."""
COUNTED = re.compile(r"\b\d+ (?=minutes? to read\b)")
"""How long a guide takes to read, which says nothing new either."""


@dataclass
class Reader:
    """Walks through an article and writes down what it meets."""

    site_url: str
    address: str
    firsts: Mapping[str, str]
    """The first address of each page that moved, by today's."""
    hidden: frozenset[int] = frozenset()
    """The elements that a style sheet hides."""
    lines: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    """What stands in the line that has not ended yet."""

    def read(self, node: LexborNode, tag: str, opening: str = "") -> None:
        """Write down an element with all that is in it; `opening` begins its line where more than its tag says how."""
        attributes, closing = node.attributes, ""
        if is_inline := tag in INLINE:
            mark, target = AROUND.get(tag, ""), attributes.get("href")
            opening, closing = (mark + "[", f"]({self._target(target)}){mark}") if target else (mark, mark)
        else:
            self._end_line()
            opening = opening or _opening(node, tag)
        self.parts.append(opening + self._said(node, attributes))
        if tag == "img":
            self.parts.append(f"<{self._target(attributes.get('src') or '')}>")
        self._children(node, tag)
        self.parts.append(closing)
        if not is_inline:
            self._end_line()

    def _children(self, node: LexborNode, tag: str) -> None:
        number = None
        for child in node.iter(include_text=True):
            kind = child.tag or ""
            if kind == "-text":
                self.parts.append(child.text_content or "")
            elif kind == "li" and tag == "ol":
                number = int(node.attributes.get("start") or 1) if number is None else number + 1
                self.read(child, kind, f"{number}. ")
            elif kind == "template":
                # What a script may show later: a browser keeps its content apart.
                if body := LexborHTMLParser(_inner(child)).body:
                    self.read(body, kind)
            elif kind not in UNSEEN and not kind.startswith(("-", "_", "!")):
                self.read(child, kind)

    def _end_line(self) -> None:
        if line := " ".join(unicodedata.normalize("NFC", "".join(self.parts)).split()):
            self.lines.append(line)
        self.parts.clear()

    def _said(self, node: LexborNode, attributes: Mapping[str, str | None]) -> str:
        """What is not the element's text and reaches a reader all the same, or keeps it from one."""
        told: list[str] = []
        if attributes and not TOLD.isdisjoint(attributes):
            told = [f"{key}: {value}" for key in READ_ALOUD if (value := attributes.get(key))]
        is_hidden = "hidden" in attributes or (bool(self.hidden) and node.mem_id in self.hidden)
        return (f"({'; '.join(told)}) " if told else "") + ("(hidden) " if is_hidden else "")

    def _target(self, address: str) -> str:
        """Where a link leads, without the site's own address: it is read in previews and at the address of the site."""
        if len(address) > 1 and address[0] == "#":
            return address
        if WITH_HOST.match(address):
            full = _joined(self.site_url, address)
        else:
            full = urljoin(self.site_url + self.address, address)
        if not full.startswith(self.site_url):
            return full
        path, mark, place = full.removeprefix(self.site_url).partition("#")
        here = mark and path == self.address
        return f"{'' if here else '/' + self.firsts.get(path, path)}{mark}{place}"


@dataclass(frozen=True)
class ReadSite:
    """What reading an article needs to know of its site."""

    url: str
    firsts: Mapping[str, str] = field(default_factory=dict)
    """The first address of each page that moved, by today's."""
    hiding: tuple[str, ...] = ()
    """Selectors of elements that a style sheet hides."""


def read_article(html: str, address: str, site: ReadSite, only: Collection[str] = ()) -> str:
    """The article of a built page, one line for each block; empty if the page has none.

    `address` is the page's below the site's root. With `only`, the sections below the headings with these ids, and
    empty unless the page has them all.
    """
    article = LexborHTMLParser(html).css_first("article")
    if article is None:
        return ""
    for node in article.css(OF_THE_REVIEW):
        node.decompose()
    hidden = frozenset(node.mem_id for node in article.css(", ".join(site.hiding))) if site.hiding else frozenset()
    reader = Reader(site.url, address, site.firsts, hidden)
    if only:
        _keep_sections(article, only)
    reader.read(article, "article")
    lines = DATED.sub("[cited", "\n".join(reader.lines)).split("\n")
    # Looking for the words first takes a tenth of the time that the pattern takes.
    return "\n".join(COUNTED.sub("", line) if " to read" in line else line for line in lines) + "\n"


@lru_cache(maxsize=4096)
def _joined(base: str, address: str) -> str:
    """Where an address leads: many pages cite the same sources."""
    return urljoin(base, address)


def _keep_sections(article: LexborNode, names: Collection[str]) -> None:
    """Leave only these sections, each citation in them as the source that it leads to.

    The numbers of sources are those of the whole page: one more citation in another section changes them.
    """
    sources = {item.attributes["id"]: _source(item) for item in article.css("li[id^='fn:']")}
    known = {node.attributes.get("id") for node in article.iter() if node.tag == SECTION}
    is_in = False
    for node in list(article.iter()):
        if node.tag == SECTION:
            is_in = node.attributes.get("id") in names and known.issuperset(names)
        if not is_in:
            node.decompose()
    for mark in article.css("a[role='doc-noteref']"):
        cited = (sources.get(f"fn:{number}", number) for number in NUMBER.findall(mark.text()))
        mark.replace_with(f"[{'; '.join(sorted(cited))}]")


def _source(item: LexborNode) -> str:
    """What the list of sources says of one and where it leads, without the ways back to where it is cited."""
    for way_back in item.css("a[href^='#fnref']"):
        way_back.decompose()
    targets = [link.attributes.get("href") or "" for link in item.css("a[href]")]
    return " ".join((item.text(separator=" "), *targets))


def _opening(node: LexborNode, tag: str) -> str:
    return OPENINGS[tag](node) if tag in OPENINGS else ""


def _cell(node: LexborNode) -> str:
    spans = "".join(f" {key}={node.attributes[key]}" for key in ("colspan", "rowspan") if node.attributes.get(key))
    return f"| {'heading: ' if node.tag == 'th' else ''}{spans}"


OPENINGS: dict[str, Callable[[LexborNode], str]] = {
    **{f"h{level}": (lambda _, marks="#" * level: f"{marks} ") for level in range(1, 7)},
    "li": lambda _: "- ",
    "td": _cell,
    "th": _cell,
    "tr": lambda _: "row",
    "table": lambda _: "table",
    "caption": lambda _: "caption: ",
    "dt": lambda _: "term: ",
    "dd": lambda _: ": ",
    "summary": lambda _: "> ",
    "hr": lambda _: "---",
    "img": lambda _: "picture: ",
    "svg": lambda _: "drawing: ",
    "template": lambda _: "shown by a script: ",
}
"""How the line of a block begins, by its element."""


def _inner(node: LexborNode) -> str:
    html = node.html or ""
    return html[html.index(">") + 1 : html.rindex("<")]
