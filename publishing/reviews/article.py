"""A built article as its reader meets it: text in reading order, with links, pictures, lists and tables.

The same lines come from the pages of every engine. What the build itself says of the article's review is left out, for
it is not the article's; so are the class names and numbers of its markup, which no reader sees.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
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
SECTION = "h2"
"""The heading of what can be read alone."""
NUMBER = re.compile(r"\d+")
COUNTED_OR_DATED = re.compile(r"(?<=\[cited) \d{4}[\w ]*(?=\])|\b\d+ (?=minutes? to read\b)")
"""The day on which a source was last looked at, and how long a guide takes to read: neither says anything new."""


@dataclass
class Reader:
    """Walks through an article and writes down what it meets."""

    site_url: str
    address: str
    firsts: Mapping[str, str]
    """The first address of each page that moved, by today's."""
    hidden: frozenset[int] = frozenset()
    """The elements that a style sheet hides."""
    lines: list[str] = field(default_factory=lambda: [""])

    def read(self, node: LexborNode) -> None:
        """Write down an element with all that is in it."""
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text_content or "")
        elif tag.startswith(("-", "_", "!")) or tag in UNSEEN:
            return
        elif tag == "template":
            # What a script may show later: a browser keeps its content apart.
            self._inside(LexborHTMLParser(_inner(node)).body, "template")
        elif tag in INLINE:
            self._inline(node, tag)
        else:
            self._inside(node, tag)

    def _inside(self, node: LexborNode | None, tag: str) -> None:
        if node is None:
            return
        self._line(_opening(node, tag), node)
        if tag == "img":
            self._add(f"<{self._target(node.attributes.get('src') or '')}>")
        for child in node.iter(include_text=True):
            self.read(child)
        self._line("", None)

    def _inline(self, node: LexborNode, tag: str) -> None:
        mark, target = AROUND.get(tag, ""), node.attributes.get("href")
        self._add(mark + ("[" if target else "") + self._said(node))
        for child in node.iter(include_text=True):
            self.read(child)
        self._add((f"]({self._target(target)})" if target else "") + mark)

    def _line(self, opening: str, node: LexborNode | None) -> None:
        if self.lines[-1]:
            self.lines.append("")
        if node is not None:
            self._add(opening + self._said(node))

    def _said(self, node: LexborNode) -> str:
        """What is not the element's text and reaches a reader all the same, or keeps it from one."""
        attributes = node.attributes
        is_hidden = "hidden" in attributes or (bool(self.hidden) and node.mem_id in self.hidden)
        told = [f"{key}: {value}" for key in READ_ALOUD if (value := attributes.get(key))] if attributes else ()
        return f"({'; '.join(told)}) " * bool(told) + "(hidden) " * is_hidden

    def _add(self, text: str) -> None:
        self.lines[-1] += text

    def _target(self, address: str) -> str:
        """Where a link leads, without the site's own address: it is read in previews and at the address of the site."""
        if len(address) > 1 and address[0] == "#":
            return address
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
    hidden = frozenset(node.mem_id for selector in site.hiding for node in article.css(selector))
    reader = Reader(site.url, address, site.firsts, hidden)
    if only:
        _keep_sections(article, only)
    reader.read(article)
    lines = (" ".join(unicodedata.normalize("NFC", line).split()) for line in reader.lines)
    return COUNTED_OR_DATED.sub("", "\n".join(filter(None, lines))) + "\n"


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


def _item(node: LexborNode) -> str:
    above = node.parent
    if above is None or above.tag != "ol":
        return "- "
    items = [item.mem_id for item in above.iter() if item.tag == "li"]
    return f"{int(above.attributes.get('start') or 1) + items.index(node.mem_id)}. "


def _cell(node: LexborNode) -> str:
    spans = "".join(f" {key}={node.attributes[key]}" for key in ("colspan", "rowspan") if node.attributes.get(key))
    return f"| {'heading: ' if node.tag == 'th' else ''}{spans}"


OPENINGS: dict[str, Callable[[LexborNode], str]] = {
    **{f"h{level}": (lambda _, marks="#" * level: f"{marks} ") for level in range(1, 7)},
    "li": _item,
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
