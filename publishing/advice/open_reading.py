"""How a built guide reads as first opened: its length, its sentences, its marks; what is folded away is not counted."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from publishing.advice.reading_grade import grade_of

MOST_OPEN_WORDS = 1700
FEWEST_WORDS_A_MARK = 25
"""Citations closer than this cut sentences to pieces."""
MOST_CONTENTS = 14
SHORT = 6
"""Words: a run of such sentences reads like a telegram."""

SHARED = ("get-help-now", "independent-support", "more-about-this-page", "cancerfax-service")
"""Sections that every guide prints in the same words."""
OUT_OF_SIGHT = "details, .footnote, svg, script, style, .print-foot"
MARK = "a[role=doc-noteref]"
BLOCKS = "p, li, td, th, h1, h2, h3"
WORD = re.compile(r"[^\W_][\w'’.,-]*")
SENTENCE_END = re.compile(r"(?<=[.?!:])\s+(?=[\"'A-Z0-9])")


@dataclass(frozen=True)
class OpenReading:
    """What a reader meets of one page before she opens anything."""

    words: int
    """In the open, shared blocks included."""
    own_words: int
    """In the open, without the blocks that every guide prints."""
    sentences: int
    mean: float
    """Words of a sentence, shared blocks left out."""
    short: float
    """The share of sentences of at most six words."""
    grade: float | None
    marks: int
    contents: int

    @property
    def words_a_mark(self) -> float:
        return self.own_words / self.marks if self.marks else float("inf")


def open_reading(html: str) -> OpenReading:
    """Measure a built page. Raises ValueError if it has no article."""
    tree = LexborHTMLParser(html)
    contents = len(tree.css(".contents a"))
    article = tree.css_first("article")
    if article is None:
        raise ValueError("this page has no article")
    for node in article.css(OUT_OF_SIGHT):
        node.decompose()
    words, own, said, marks, shared = 0, 0, [], 0, False
    for block in article.css(BLOCKS):
        if block.tag == "h2":
            shared = block.attributes.get("id") in SHARED
        if any(child.tag in ("p", "li") and child.mem_id != block.mem_id for child in block.css("p, li")):
            continue  # what it holds is counted for itself
        own_marks = len(block.css(MARK))
        text = _text(block)
        count = len(WORD.findall(text))
        words += count
        if not shared:
            own, marks = own + count, marks + own_marks
            if block.tag in ("p", "li"):
                said += [part for part in SENTENCE_END.split(text) if WORD.search(part)]
    lengths = [len(WORD.findall(one)) for one in said]
    mean = sum(lengths) / len(lengths) if lengths else 0.0
    short = sum(length <= SHORT for length in lengths) / len(lengths) if lengths else 0.0
    return OpenReading(words, own, len(said), round(mean, 1), round(short, 2), grade_of(said), marks, contents)


def _text(block: LexborNode) -> str:
    """The words of a block, without its marks."""
    html = re.sub(r"<sup\b.*?</sup>", "", block.html or "", flags=re.DOTALL)
    node = LexborHTMLParser(html).body
    return " ".join(node.text().split()) if node else ""
