"""Signs typed where a page of Markdown would have a heading, a list or a link: as words, not as what they may mean."""

import re
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from publishing.text.unwritten import to_write

BULLET = re.compile(r"\s*[•·‣▪●○◦\uf0b7\uf0a7][\s\u00a0]*")
SIGN = re.compile(r"\s*(?P<sign>#{1,6}|[-+*–]|>+)[\s\u00a0]+(?=\S)")
NAMES = {"#": "number sign", "-": "hyphen", "–": "dash", "+": "plus sign", "*": "asterisk", ">": "greater-than sign"}
NAMES |= {
    "/": "slash",
    ".": "period",
    ";": "semicolon",
    "%": "percent sign",
    "@": "at sign",
    "^": "caret",
    "~": "tilde",
}
NAMES |= {"&": "ampersand", "\\": "backslash", "$": "dollar sign"}
"""The signs themselves might be taken for marks again where they are told."""
BLOCKS = "p, div, ul, ol, li, table, h1, h2, h3, h4, h5, h6"
ADDRESS = re.compile(r"(?<!\]\()https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
PART = re.compile(r"<br\s*/?>")


def is_address(words: str) -> bool:
    """Whether the words are nothing but an address."""
    return ADDRESS.fullmatch(words) is not None


def owed_for(sign: str) -> str:
    """What an editor has to decide where a line began with this sign."""
    name = NAMES.get(sign[0], "sign")
    named = f"the {name}" if len(sign) == 1 else f"the {len(sign)} {name}{'e' * name.endswith('sh')}s"
    return to_write(f"whether {named} before these words made a heading or an item, or stood for itself.")


def with_signs_told(root: LexborNode) -> None:
    """Take typed bullets for lists, and ask about each other sign that would begin one or a heading."""
    for node in root.css("p"):
        parts = PART.split(node.inner_html or "")
        if len(parts) > 1 and any(BULLET.match(part) or SIGN.match(part) for part in parts):
            node.replace_with(_parsed("".join(f"<p>{part}</p>" for part in parts if part.strip())))
    for node in root.css("p, li, dd, dt, td, th, blockquote, div, summary"):
        first = _first_text(node)
        if first is None:
            continue
        words = first.text(deep=True) or ""
        if node.tag == "p" and (found := BULLET.match(words)) and node.text().strip():
            first.replace_with(words[found.end() :])
            node.replace_with(_parsed(f"<ul><li>{node.inner_html}</li></ul>"))
        elif found := SIGN.match(words):
            rest, owed = words[found.end() :], owed_for(found["sign"])
            if any(one != node for one in node.css(BLOCKS)):
                first.replace_with(f"{rest} {owed} ")
            else:
                first.replace_with(rest)
                node.inner_html = f"{node.inner_html} {owed}"
    for node in root.css("h1, h2, h3, h4, h5, h6"):
        if is_address((node.text() or "").strip()):
            node.replace_with(_parsed(f"<p>{escape(node.text().strip())}</p>"))


def with_links_for_addresses(root: LexborNode) -> None:
    """Make links of addresses that stand bare in the text; their words are still to write."""
    for node in list(root.traverse(include_text=True)):
        words = (node.text(deep=True) or "") if node.tag == "-text" else ""
        if "://" not in words or _inside_link(node):
            continue
        html, end = "", 0
        for found in ADDRESS.finditer(words):
            link = f'<a href="{escape(found[0])}">{to_write("words for this link")}</a>'
            html += escape(words[end : found.start()], quote=False) + link
            end = found.end()
        if end:
            node.replace_with(_parsed(f"<span>{html}{escape(words[end:], quote=False)}</span>", "span"))


def _parsed(html: str, around: str = "div") -> LexborNode:
    return LexborHTMLParser(html if around == "span" else f"<div>{html}</div>").css_first(around)


def _first_text(node: LexborNode) -> LexborNode | None:
    """The text that the node itself begins with, however deep it stands; nothing where a block comes before."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            if (child.text(deep=True) or "").strip():
                return child
        elif child.tag in ("b", "strong", "em", "i", "span", "a", "font", "u"):
            if found := _first_text(child):
                return found
        elif child.tag != "br":
            return None
    return None


def _inside_link(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == "a":
            return True
        parent = parent.parent
    return False
