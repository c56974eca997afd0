"""A built page as plain Markdown, for those who read by machine: every word a reader sees, and the sources.

It is made from the built page: only there do partials, data and the numbers of notes come together.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

LIST_INDENT = "    "
MARKED = {"strong": "**", "em": "*"}
SKIPPED = frozenset(("-comment", "svg", "script", "hr", "button", "input", "label", "form"))
CONTAINERS = frozenset(("article", "div", "figure", "section", "details", "dl", "thead", "tbody"))
HEADINGS = {"h1": "#", "h2": "##", "h3": "###", "h4": "####"}
BLOCKS = CONTAINERS | HEADINGS.keys() | {"p", "ul", "ol", "dt", "dd", "table", "summary", "hr"}
SIGNS = re.compile(r"[*`<]")
LOOKS_LIKE_A_MARK = re.compile(r"^(#+ |[-+>] |\d+(?=[.)] ))")
"""The beginning of a paragraph that Markdown would take for a heading, a list or a quotation."""


def page_as_markdown(html: str, address: str) -> str:
    """The article of a page; links are absolute. `address` is the page's own, and stands below its title."""
    article = LexborHTMLParser(html).css_first("article")
    blocks = [block for block in _blocks(article, address) if block.strip()] if article else []
    title = next((place for place, block in enumerate(blocks, start=1) if block.startswith("# ")), 0)
    blocks.insert(title, f"<{address}>")
    return "\n\n".join(blocks) + "\n"


def _blocks(node: LexborNode, base: str) -> Iterator[str]:
    """The paragraphs, headings, lists and tables below a node, in the order of the page."""
    loose: list[LexborNode] = []
    for child in node.iter(include_text=True):
        if child.tag not in BLOCKS:
            # Most texts between blocks are the line breaks of the template.
            if loose or child.tag != "-text" or not child.text().isspace():
                loose.append(child)
            continue
        if loose:
            yield _paragraph(loose, base)
            loose = []
        yield from _block(child, base)
    if loose:
        yield _paragraph(loose, base)


def _block(node: LexborNode, base: str) -> Iterator[str]:
    tag = node.tag or ""
    if tag in ("ul", "ol"):
        yield _list(node, base)
    elif tag == "table":
        yield _table(node, base)
    elif tag in HEADINGS:
        yield f"{HEADINGS[tag]} {_inline(node, base)}"
    elif tag in ("summary", "dt") or "admonition-title" in (node.attributes.get("class") or "").split():
        yield f"**{_inline(node, base).replace('**', '')}**"
    elif tag == "p":
        yield _paragraph(list(node.iter(include_text=True)), base)
    elif tag not in SKIPPED:
        yield from _blocks(node, base)


def _paragraph(nodes: list[LexborNode], base: str) -> str:
    text = " ".join("".join(_inlines(nodes, base)).split())
    return LOOKS_LIKE_A_MARK.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", text)


def _list(node: LexborNode, base: str) -> str:
    lines = []
    for number, item in enumerate((child for child in node.iter() if child.tag == "li"), start=1):
        mark = f"{number}." if node.tag == "ol" else "-"
        body = "\n\n".join(block for block in _blocks(item, base) if block.strip())
        lines.append(f"{mark} " + body.replace("\n", f"\n{LIST_INDENT}").replace(f"\n{LIST_INDENT}\n", "\n\n"))
    return "\n".join(lines)


def _table(node: LexborNode, base: str) -> str:
    rows = []
    for row in node.css("tr"):
        cells = [_inline(cell, base).replace("|", "\\|") for cell in row.css("th, td")]
        rows.append(f"| {' | '.join(cells)} |")
        if len(rows) == 1:
            rows.append("|" + " --- |" * len(cells))
    return "\n".join(rows)


def _inline(node: LexborNode, base: str) -> str:
    return " ".join("".join(_inlines(list(node.iter(include_text=True)), base)).split())


def _inlines(nodes: list[LexborNode], base: str) -> Iterator[str]:
    for node in nodes:
        tag = node.tag or ""
        if tag == "-text":
            text = node.text()
            yield SIGNS.sub(r"\\\g<0>", text) if SIGNS.search(text) else text
        elif tag == "br":
            yield " "
        elif tag in ("svg", "img"):
            yield _picture(node)
        elif tag == "a" and (target := node.attributes.get("href")):
            yield _link(node, target, base)
        elif tag in MARKED:
            yield f"{MARKED[tag]}{_inline(node, base)}{MARKED[tag]}"
        elif tag not in SKIPPED:
            yield "".join(_inlines(list(node.iter(include_text=True)), base))


def _link(node: LexborNode, target: str, base: str) -> str:
    if target.startswith("#fn:"):
        return node.text()
    if target.startswith("#fnref:"):
        return ""
    path, mark, anchor = target.partition("#")
    return f"[{_inline(node, base)}]({_absolute(base, path)}{mark}{anchor})"


@lru_cache
def _absolute(base: str, path: str) -> str:
    """Most links of a page lead to few others."""
    return urljoin(base, path)


def _picture(node: LexborNode) -> str:
    """What a screen reader says of a picture; nothing of one that it passes over."""
    title = node.css_first("title")
    said = node.attributes.get("aria-label") or node.attributes.get("alt") or (title.text() if title else "")
    return f" ({said.strip()}) " if said else ""
