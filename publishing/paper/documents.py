"""Guides made ready for paper: one, or all as a booklet, each as one HTML document made from the built pages.

One document for the booklet, and not PDFs put together: only so its tags and bookmarks are those of one whole.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit, urlunsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

REFERRING = ("aria-labelledby", "aria-describedby", "for")
"""Attributes that name other elements by their ids."""

LINE_END = re.compile(r"[ \t]*\n\s*")
"""Paper keeps the blanks of a text: without them Chromium's tags read the words at the end of a line as one."""
_LINES = "p|li|dt|dd|td|th|summary|caption|figcaption"
BLANK_AT_EDGE = re.compile(rf"(<(?:{_LINES})\b[^>]*>) +| +(</(?:{_LINES})>)")


@dataclass(frozen=True)
class PaperLink:
    """A link of a printed document."""

    target: str
    """An address, or # and an id of the document itself."""
    name: str
    """What a screen reader calls it."""


@dataclass(frozen=True)
class PaperGuide:
    """The article of one guide."""

    name: str
    """Such as solid-tumors: a name for its pages, too."""
    title: str
    foot: str
    """What stands at the foot of each of its pages, as a string of CSS."""
    article: Markup

    @property
    def start(self) -> str:
        """The id at which the guide begins in a booklet."""
        return f"guide-{self.name}"


def paper_guide(html: str, name: str, neighbors: Sequence[str] = ()) -> PaperGuide:
    """The guide of a built page. Among `neighbors`, the names of the guides of one booklet, links lead inside it.

    Raises ValueError if the page has no line for its foot.
    """
    tree = LexborHTMLParser(html)
    article, foot, title = (tree.css_first(where) for where in ("article", "article .print-foot", "article h1"))
    if not (article and foot and title):
        raise ValueError(f"{name} has no title, or no line for the foot of its pages.")
    said, heading = " ".join(foot.text().split()), " ".join(title.text().split())
    for node in tree.css("article .print-foot, article .footnote-backref, article .paper-link, article script"):
        node.decompose()
    for node in article.css("details"):
        node.attrs["open"] = ""
    for node in article.css("figure"):
        # Its drawings have their own text. As a figure of the PDF it would be one more, without any.
        node.attrs["role"] = "group"
    for node in article.css("a[role=doc-noteref]"):
        # Chromium tags a link of this role as nothing at all. Styles know the second word still.
        node.attrs["role"] = "link doc-noteref"
    for node in article.css("a[href^=http]"):
        _write_address_behind(node)
    for node in article.css(".columns p > strong:first-child"):
        _keep_blank_in_line(node)
    if neighbors:
        _keep_inside(article, name, neighbors)
    text = BLANK_AT_EDGE.sub(lambda edge: edge[1] or edge[2], LINE_END.sub(" ", article.inner_html or ""))
    return PaperGuide(name, heading, css_string(said), Markup(text))  # noqa: S704 - our own page


def _write_address_behind(link: LexborNode) -> None:
    """Say in words where a link leads: as part of the link's text, for what a style sheet writes has no tag."""
    words = LexborHTMLParser('<span class="address"></span>').css_first(".address")
    words.insert_child(f" ({link.attributes['href']})")
    link.insert_child(words)


def _keep_blank_in_line(name: LexborNode) -> None:
    """Move the blank behind words that have a line of their own to the end of that line."""
    behind = name.next
    if behind is not None and behind.is_text_node and (words := behind.text_content or "").startswith((" ", "\n")):
        name.insert_child(" ")
        behind.replace_with(words.lstrip())


def _keep_inside(article: LexborNode, name: str, neighbors: Sequence[str]) -> None:
    """Give ids that no other guide has, and lead links between the guides to them."""
    for node in article.css("[id]"):
        node.attrs["id"] = f"{name}--{node.attributes['id']}"
    for key in REFERRING:
        for node in article.css(f"[{key}]"):
            node.attrs[key] = " ".join(f"{name}--{known}" for known in (node.attributes[key] or "").split())
    for node in article.css("a[href], use[href]"):
        address, mark, anchor = (node.attributes["href"] or "").partition("#")
        own = address in ("", "./")
        other = name if own else address.removeprefix("../").removesuffix("/")
        if not own and address != f"../{other}/":
            continue
        if other in neighbors:
            node.attrs["href"] = f"#{other}--{anchor}" if mark and anchor else f"#guide-{other}"


def links_of(document: str, address: str) -> list[PaperLink]:
    """The links of a document that pretends to stand at `address`, in their order."""
    found = []
    for node in LexborHTMLParser(document).css("a[href]"):
        target = _as_a_browser_writes_it(urljoin(address, node.attributes["href"] or ""))
        for address_in_words in node.css(".address"):
            address_in_words.decompose()
        name = node.attributes.get("aria-label") or " ".join(node.text().split())
        found.append(PaperLink(target.removeprefix(address) if target.startswith(f"{address}#") else target, name))
    return found


def _as_a_browser_writes_it(address: str) -> str:
    parts = urlsplit(address)
    return urlunsplit((*parts[:2], parts.path or "/", *parts[3:])) if parts.netloc else address


def css_string(text: str) -> str:
    """The text as a string of CSS that nothing breaks out of."""
    return '"' + "".join(sign if sign.isalnum() or sign in " .,:" else f"\\{ord(sign):x} " for sign in text) + '"'


def styles(html: str) -> list[str]:
    """The addresses of a page's style sheets, relative to the page."""
    return [node.attributes["href"] or "" for node in LexborHTMLParser(html).css("link[rel=stylesheet]")]


def paper_document(  # noqa: PLR0913 - what a title page says
    guides: Sequence[PaperGuide],
    *,
    documents: Path,
    styles: Sequence[str],
    fonts: str,
    title: str,
    booklet: Mapping[str, object] | None = None,
) -> str:
    """The HTML document. `booklet` holds what its title page says: description, day, address, and pages by title."""
    environment = Environment(
        loader=FileSystemLoader(documents), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    facts = dict(booklet or {}) | {"booklet": booklet is not None, "title": title, "styles": styles, "fonts": fonts}
    foots = [guide.__dict__ | {"start": guide.start, "foot": Markup(guide.foot)} for guide in guides]  # noqa: S704
    return environment.get_template("paper.html").render(guides=foots, **facts)
