"""The words that a built page prints in its article: with the numbers of lists and the marks of notes."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from publishing.postbuild.comparison.marks import join_marks, note_mark
from publishing.postbuild.comparison.typed import IN_A_LINE

UNSEEN = frozenset(("script", "style", "template", "-comment"))
WAY_BACK = "doc-backlink"
TO_NOTE = "a[href^='#fn']"


def printed_words(raw: bytes) -> list[str]:
    """Every word of the article of a built page; none where it has no article."""
    article = LexborHTMLParser(raw).css_first("article")
    return join_marks("".join(_texts(article)).split()) if article is not None else []


def _texts(node: LexborNode) -> Iterator[str]:
    """The texts inside a node, with a blank wherever a browser begins a new line or cell."""
    count = int(node.attributes.get("start") or 1) if node.tag == "ol" else None
    child = node.child
    while child is not None:
        if child.tag == "-text":
            yield child.text_content or ""
        elif count is not None and child.tag == "li":
            yield f" {count}. "
            count += 1
            yield from _texts(child)
            yield " "
        else:
            yield from _element(child)
        child = child.next


def _element(node: LexborNode) -> Iterator[str]:
    if node.tag in UNSEEN or node.attributes.get("role") == WAY_BACK:
        return
    if node.tag == "img":
        yield node.attributes.get("alt") or ""
    elif node.tag == "sup" and (mark := node.css_first(TO_NOTE)) is not None:
        yield f" {note_mark(mark.text())} "
    elif node.tag in IN_A_LINE:
        yield from _texts(node)
    else:
        yield " "
        yield from _texts(node)
        yield " "
