"""How a built guide reads as first opened: its length, its sentences, its marks; what is folded away is not counted."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from publishing.advice.reading_grade import grade_of

FEWEST_OPEN_WORDS, MOST_OPEN_WORDS = 1000, 1700
SHORTEST_MEAN, LONGEST_MEAN = 11, 16
LOWEST_GRADE, HIGHEST_GRADE = 6, 7.5
MOST_PX = 16_000
"""Of a guide as first opened on a phone."""
FEWEST_WORDS_A_MARK = 25
"""Citations closer than this cut sentences to pieces."""
MOST_CONTENTS = 14
LIMITS = (
    f"{FEWEST_OPEN_WORDS} to {MOST_OPEN_WORDS} words of its own in the open, "
    f"sentences of {SHORTEST_MEAN} to {LONGEST_MEAN} words, grade {LOWEST_GRADE} to {HIGHEST_GRADE}, "
    f"{FEWEST_WORDS_A_MARK} words a mark, {MOST_CONTENTS} entries of contents, {MOST_PX} px on a phone"
)
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


def beyond_limits(found: OpenReading, height: int | None) -> list[str]:
    """The names of the measures in which a guide is beyond our limits; a height that nobody measured is in none."""
    held = {
        "words": FEWEST_OPEN_WORDS <= found.own_words <= MOST_OPEN_WORDS,
        "sentences": SHORTEST_MEAN <= found.mean <= LONGEST_MEAN,
        "grade": found.grade is None or LOWEST_GRADE <= found.grade <= HIGHEST_GRADE,
        "marks": found.words_a_mark >= FEWEST_WORDS_A_MARK,
        "contents": found.contents <= MOST_CONTENTS,
        "px": height is None or height <= MOST_PX,
    }
    return [name for name, is_held in held.items() if not is_held]
