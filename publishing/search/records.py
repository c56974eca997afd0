"""What the search can find: one record for each section, question, glossary word and product of the built pages."""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from publishing.content.model import Content

LEFT_OUT = (
    ".series, .standing, .help-bar, .review, .service, .other-names, .footnote, [role=doc-noteref], .headerlink,"
    ".read-next, .same-as-drawing, .therapy, .concern,"
    "script, style, template, svg, form"
)
"""What is no sentence of the page, or says the same a second time.
Other names come from the data, where the search needs them whole.
The rows of a list say less than the pages they lead to."""
HEADINGS = ("h1", "h2", "h3")
NAMED = (*HEADINGS, "summary")
"""What names a section; its words are no text of it."""
EXCLUDED = re.compile(r"[#.]([\w-]+)[^{}\n]* data-search-exclude")
"""The mark that keeps a block of a partial out of the search. One engine takes it out of the pages it builds."""
COMMON_FROM = 3
"""A section that stands word for word on this many pages is common, and is found on the first of them only."""
BLOCKS = frozenset(
    ("p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "td", "th", "div", "summary", "tr", "dl", "ul", "ol")
)


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A section as it is found. `page` is its address below the site's root, `anchor` the id in it."""

    page: str
    title: str
    anchor: str
    heading: str
    text: str
    """Its plain words, one line for each paragraph or item."""
    folded: bool = False
    """Whether a reader must unfold it to see it."""


def excluded(content: Content) -> frozenset[str]:
    """Ids and classes of blocks that no search should find."""
    return frozenset(name for text in content.partials.values() for name in EXCLUDED.findall(text))


def page_records(page: str, html: str, excluded: frozenset[str]) -> list[SearchRecord]:
    """The sections of one built page, in its order; a question that folds out is a section of its own."""
    article = LexborHTMLParser(html).css_first("article")
    if article is None:
        return []
    for node in article.css(", ".join([LEFT_OUT, *(f".{name}" for name in sorted(excluded))])):
        node.decompose()
    heading = article.css_first("h1")
    title = _line(heading.text()) if heading else ""
    sections: list[tuple[str, list[str], list[str], bool]] = [("", [title], [], False)]
    in_headings = {text.mem_id for node in article.css(", ".join(NAMED)) for text in node.traverse(include_text=True)}
    for node in article.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            if node.mem_id not in in_headings:
                sections[-1][2].append(node.text().replace("\n", " "))
        elif tag == "h1":
            sections = [("", [title], [], False)]
        elif tag in HEADINGS and node.id:
            sections.append((node.id, [node.text()], [], False))
        elif tag == "summary":
            sections.append((sections[-1][0], [node.text()], [], True))
        elif tag in BLOCKS:
            sections[-1][2].append("\n")
    records = (
        SearchRecord(page, title, anchor, _line("".join(heading)), _lines("".join(text)), folded)
        for anchor, heading, text, folded in sections
        if anchor not in excluded
    )
    return [record for record in records if record.text]


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    return "\n".join(line for raw in text.split("\n") if (line := _line(raw)))


def without_common(said: Sequence[Hashable]) -> list[bool]:
    """Which of these sections are found, by what they say: one that is the same on many pages is found once."""
    copies, seen, found = Counter(said), set(), []
    for words in said:
        found.append(copies[words] < COMMON_FROM or words not in seen)
        seen.add(words)
    return found
