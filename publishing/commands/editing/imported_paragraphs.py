"""Words of a page from elsewhere that stand bare beside blocks: each run becomes a paragraph."""

from selectolax.lexbor import LexborNode

APART = ["div", "section", "article", "main", "header", "blockquote", "figure", "details", "pre", "address", "hgroup"]
APART += ["center", "fieldset", "dl", "dd", "figcaption"]
"""What stands in lines of its own and means no more than that here."""
BLOCKS = {*APART, "p", "ul", "ol", "li", "table", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "hr", "form"}


def put_in_paragraphs(root: LexborNode) -> None:
    """Put words that stand bare beside blocks into paragraphs, or they would grow together with their neighbors."""
    for node in reversed(root.css(", ".join(APART))):
        children = list(node.iter(include_text=True))
        if not node.css(", ".join(sorted(BLOCKS))) or all(child.tag in BLOCKS for child in children):
            if node.text(deep=True).strip() and node.parent is not None and not _inside_words(node):
                node.inner_html = node.inner_html if _has_block(node) else f"<p>{node.inner_html}</p>"
            continue
        parts: list[str] = []
        for child in children:
            block = child.tag in BLOCKS
            html = child.html or ""
            if block or not parts or parts[-1].startswith("\0"):
                parts.append(f"\0{html}" if block else html)
            else:
                parts[-1] += html
        node.inner_html = "".join(part[1:] if part.startswith("\0") else f"<p>{part}</p>" for part in parts)


def _has_block(node: LexborNode) -> bool:
    return any(child.tag in BLOCKS for child in node.iter())


def _inside_words(node: LexborNode) -> bool:
    """Whether a block stands where no paragraph may: in a heading or a paragraph."""
    parent = node.parent
    while parent is not None:
        if parent.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"):
            return True
        parent = parent.parent
    return False
