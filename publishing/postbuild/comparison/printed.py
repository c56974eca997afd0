"""The words that a built page prints in its article: with the numbers of lists and the marks of notes."""

from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from publishing.postbuild.comparison.marks import note_mark, words_of
from publishing.postbuild.comparison.typed import IN_A_LINE

UNSEEN = "script, style, template, [role=doc-backlink]"
TO_NOTE = "a[href^='#fn']"


def printed_words(tree: LexborHTMLParser) -> list[str]:
    """Every word of the article of a built page, which loses what nobody sees; none where it has no article."""
    article = tree.css_first("article")
    if article is None:
        return []
    for node in article.css(UNSEEN):
        node.decompose()
    texts: list[str] = []
    _read(article, texts.append)
    return words_of("".join(texts))


def _read(node: LexborNode, say: Callable[[str], None]) -> None:
    """Say the texts inside a node, with a blank wherever a browser begins a new line or cell."""
    count = int(node.attributes.get("start") or 1) if node.tag == "ol" else None
    child = node.child
    while child is not None:
        tag = child.tag
        if tag == "-text":
            say(child.text_content or "")
        elif tag in IN_A_LINE:
            if tag == "sup" and (mark := child.css_first(TO_NOTE)) is not None:
                say(f" {note_mark(mark.text())} ")
            else:
                _read(child, say)
        elif tag == "img":
            say(child.attributes.get("alt") or "")
        elif tag != "-comment":
            is_item = count is not None and tag == "li"
            say(f" {count}. " if is_item else " ")
            count = count + 1 if is_item else count
            _read(child, say)
            say(" ")
        child = child.next
