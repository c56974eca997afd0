"""What a page of paper has and a page of ours has not: its number, a mark of secrecy, a caption without its picture."""

import re
from collections.abc import Iterator

from publishing.text.ends import PARAGRAPH_END

NUMBER = re.compile(r"(?:page|p\.|pg\.?)[ ]?\d{1,4}(?:[ ]?(?:of|/)[ ]?\d{1,4})?", re.IGNORECASE)
SECRET = re.compile(
    r"(?:(?:strictly|highly|company|private (?:and|&)) )?confidential"
    r"(?:[^\w\n]+(?:draft|(?:do not|not for|for internal|internal)\b[\w ,]{0,60}))?"
    r"|(?:for )?internal use only|not for (?:distribution|circulation|publication)"
    r"|do not (?:copy|distribute|circulate|forward)(?:[ ,]+(?:or|and|copy|distribute|circulate|forward))*",
    re.IGNORECASE,
)
CAPTION = re.compile(r"(?:fig(?:ure|\.)?|table|chart|exhibit)[ ]?S?\d{1,3}[a-z]?(?:[.:] .{0,200})?", re.IGNORECASE)
OF_SIGHT = re.compile(r" *(?:\||!\[|Table: )|(?:^|\n)\{\{ ?number\(")
"""What a caption may stand at: a table, a picture, a number that is drawn."""
RIGHTS = re.compile(
    r"(?:copyright\b|©|\(c\)).{0,20}\d{4}\b.{0,100}|.{0,80}\ball rights reserved|downloaded (?:from|by|on)\b.{0,150}",
    re.IGNORECASE,
)
ANY = re.compile("|".join(f"(?:{one.pattern})" for one in (NUMBER, SECRET, RIGHTS, CAPTION)), re.IGNORECASE)
AROUND = " \n*_.:-–—|[]()"


def left_of_paper(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each paragraph that is nothing but such a thing."""
    paragraphs: list[tuple[int, str]] = []
    offset = 0
    for paragraph in PARAGRAPH_END.split(text):
        at = text.index(paragraph, offset)
        offset = at + len(paragraph)
        if paragraph.strip():
            paragraphs.append((at + len(paragraph) - len(paragraph.lstrip()), paragraph))
    for index, (at, paragraph) in enumerate(paragraphs):
        words = paragraph.strip(AROUND)
        if not ANY.fullmatch(words):
            continue
        if NUMBER.fullmatch(words):
            yield at, f"{words!r} numbers the pages of a paper. Delete it."
        elif SECRET.fullmatch(words):
            yield at, f"{words[:40]!r} was the mark of a paper. Delete it, and ask whether its words may be published."
        elif RIGHTS.fullmatch(words):
            yield (
                at,
                f"{words[:40]!r} was the mark of a publisher. Delete it, and ask whether its words may be published.",
            )
        elif CAPTION.fullmatch(words):
            around = [
                other for _, other in (*paragraphs[max(0, index - 1) : index], *paragraphs[index + 1 : index + 2])
            ]
            if not any(OF_SIGHT.match(other) for other in around):
                yield at, f"{words[:40]!r} is the caption of nothing that stands here. Say in words what it showed."
