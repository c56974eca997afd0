"""What the article of a built page may contain: what Markdown and our partials make, and no left-over marks."""

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from publishing.postbuild.audit.finding import Finding, attribute, text

ELEMENTS = frozenset(
    (
        *("a", "article", "br", "caption", "dd", "details", "div", "dl", "dt", "em", "figcaption", "figure"),
        *("h1", "h2", "h3", "h4", "hr", "img", "li", "ol", "p", "span", "strong", "summary", "sup", "table"),
        *("tbody", "td", "th", "thead", "time", "tr", "ul"),
        # Drawings of overrides/fragments
        *("svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "use", "marker", "clippath", "lineargradient", "stop", "symbol"),
    )
)
ATTRIBUTES = frozenset(
    (
        *(
            "align",
            "alt",
            "class",
            "colspan",
            "data-column",
            "data-search-exclude",
            "datetime",
            "download",
            "height",
            "href",
            "id",
            "lang",
        ),
        *("open", "role", "rowspan", "scope", "src", "start", "tabindex", "title", "width", "hidden"),
    )
)
DRAWN = "svg, svg *"
LEFT_OVER = re.compile(
    r"\*\*|\[\^|\]\(|\{[#:.{%]|\}\}|%\}|!!! ?\w|\?\?\? ?\w|```|~~~|\|---|///|--8<--"
    r"|:(?<=^:)::|#(?<=^#)#{0,5} |:(?<!\w:)material-",
    re.MULTILINE,
)
"""Marks of Markdown and templates that a reader must never see: the text was taken for something else.

Each begins with the sign it looks for, which lets Python skip to it.
"""


def article_findings(tree: LexborHTMLParser, blank: Callable[[], LexborHTMLParser]) -> Iterator[Finding]:
    """What stands in the page's article and should not; `blank` is the same page without its own words."""
    article = tree.css_first("article")
    if article is None:
        return
    theirs: set[str] | None = None
    drawn = {node.mem_id for node in article.css(DRAWN)}
    for node in article.css("*"):
        if finding := _unknown(node, in_drawing=node.mem_id in drawn):
            # Only now is it worth asking whether the theme itself writes this element on this page.
            if theirs is None:
                theirs = {_shape(own) for own in blank().css("article *")}
            if _shape(node) not in theirs:
                yield finding
    for found in sorted(set(_left_over(article))):
        message = f"{found!r} is printed as it is. Look for it in the text: a mark near it is not right."
        yield Finding(message, text(found))


def _unknown(node: LexborNode, *, in_drawing: bool) -> Finding | None:
    tag = node.tag or ""
    if tag not in ELEMENTS:
        return Finding(f"<{tag}> is not allowed in a text. Remove what brought it there.", rf"<{re.escape(tag)}\b")
    if in_drawing:
        return None  # our own template; scripts, handlers and addresses in it are looked for on the whole page
    for key in node.attributes:
        if key not in ATTRIBUTES and not key.startswith("aria-"):
            message = f"the attribute {key!r} of <{tag}> is not allowed in a text. Remove what brought it there."
            return Finding(message, attribute(key))
    return None


def _shape(node: LexborNode) -> str:
    return " ".join((node.html or "").split())


def _left_over(article: LexborNode) -> Iterator[str]:
    words = article.text(separator="\n")
    for found in LEFT_OVER.finditer(words):
        line_end = words.find("\n", found.start())
        yield words[found.start() : line_end if line_end >= 0 else None][:40].strip()
