"""The sentences of a built page, each with the citations that stand behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

CITED = "\u2020"
"""Stands in the text for a footnote mark while sentences are told apart."""
FOOTNOTE_MARK = re.compile(
    r'(?:<sup [^>]*></sup>)?<sup[^>]*>(?:<span [^>]*></span>)*(?:\s|&nbsp;)*<a [^>]*href="#fn:.*?</sup>', re.DOTALL
)
NESTED = re.compile(r"<(ul|ol|dl|table|figure)\b.*</\1>", re.DOTALL)
SENTENCE_END = re.compile(rf"(?<=[.?!:])({CITED}*)\s+(?=[\"'A-Z0-9])")
ABBREVIATION = re.compile(r"\b(e\.g|i\.e|vs|Dr|St|No)\.$")

BLOCKS = "p, li, dd, td, caption, tbody th"
UNSEEN_SECTIONS = frozenset(("more-about-this-page", "cancerfax-service", "words-used", "sources", "disclaimer"))
"""Sections without claims of their own: the company's account, definitions cited elsewhere, references."""
LABELS = frozenset(("evidence", "standing"))
"""Lines that sum up a text, where the citations are, or tell how it stands."""
RECORDS = frozenset(("therapy", "candidate", "correction"))
"""Boxes whose citations stand behind everything in them."""
UNSEEN_BOXES = frozenset(("card", "legend", "footnote"))
"""Boxes that repeat or label what a page says."""
LABEL_WORDS = 5
"""A line of so few words without a period is a label, not a sentence."""


@dataclass(frozen=True)
class Sentence:
    """One sentence as a reader sees it."""

    text: str
    cited: bool
    """Whether a citation stands behind it: in it, later in its paragraph, or in the line that leads its list in."""


def sentences(html: str) -> Iterator[Sentence]:
    """Every sentence of a page's article, sections without claims of their own left out."""
    lead_in_cited = False
    for block in _blocks(html):
        text = _text(block)
        in_list = block.tag == "li" or (block.parent is not None and block.parent.tag == "li")
        if not in_list:
            lead_in_cited = bool(re.search(rf":{CITED}+$", text))
        pieces = _split(text)
        record = _box(block, RECORDS)
        covered = (in_list and lead_in_cited) or (record is not None and FOOTNOTE_MARK.search(record.html or ""))
        for index, piece in enumerate(pieces):
            if piece.rstrip(CITED)[-1:] in ".?!:" or len(piece.split()) > LABEL_WORDS:
                yield Sentence(piece.replace(CITED, ""), bool(covered) or CITED in "".join(pieces[index:]))


def _blocks(html: str) -> Iterator[LexborNode]:
    article = LexborHTMLParser(html).css_first("article")
    section = ""
    for node in article.css(f"h2, {BLOCKS}") if article else []:
        if node.tag == "h2":
            section = node.attributes.get("id") or ""
        elif section not in UNSEEN_SECTIONS and not (_is_wrapper(node) or _is_label(node) or _box(node, UNSEEN_BOXES)):
            yield node


def _is_wrapper(node: LexborNode) -> bool:
    """Whether the words stand in paragraphs inside it, which come as blocks of their own."""
    return any(child.tag == "p" for child in node.iter())


def _is_label(node: LexborNode) -> bool:
    return bool(LABELS & set((node.attributes.get("class") or "").split()))


def _box(node: LexborNode, names: frozenset[str]) -> LexborNode | None:
    """The nearest box around a block that has one of the names as its class."""
    while node.parent is not None:
        node = node.parent
        if names & set((node.attributes.get("class") or "").split()):
            return node
    return None


def _text(block: LexborNode) -> str:
    html = FOOTNOTE_MARK.sub(CITED, block.html or "")
    if block.tag == "li":
        html = NESTED.sub("", html)
    return " ".join(LexborHTMLParser(html).body.text().split())


def _split(text: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    for end in SENTENCE_END.finditer(text):
        piece = text[start : end.start()] + end[1]
        if not ABBREVIATION.search(text[start : end.start()]):
            pieces.append(piece)
            start = end.end()
    return [*pieces, text[start:]] if text[start:].strip() else pieces
