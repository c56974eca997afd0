"""Links from one place to another of a page that is brought along: each leads to the heading it led to there."""

import re
from collections.abc import Iterator, Mapping, Sequence

from selectolax.lexbor import LexborNode

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MARK = re.compile("\ue000(\\d+)\ue001")
"""Stands in the words of a heading until it has its id here. No page of this site has these signs."""
OF_PROGRAMS = re.compile(
    r"(?:fn|footnote|endnote|cite|ref|note)[\w:.-]*\d|_(?:Toc|Ref|Hlk|GoBack|ftn|edn)\w*", re.IGNORECASE
)
"""Names of notes and of their ways back, and those that Word gives by itself: nobody links to them from elsewhere."""
LINK = re.compile(r"\[(?P<words>[^\]\n]*)\]\(#\ue000(?P<number>\d+)\ue001\)")


def mark_places(root: LexborNode) -> tuple[dict[str, str], list[str]]:
    """Mark each heading that has a name; the mark of each such name, and names of what is no heading."""
    marks: dict[str, str] = {}
    waiting: list[str] = []
    others: list[str] = []
    for node in list(root.traverse(include_text=True)):
        if node.tag == "-text":
            # What has words before the next heading is no name of that heading.
            if (node.text(deep=True) or "").strip():
                others += waiting
                waiting = []
            continue
        waiting += names_of(node)
        if node.tag in HEADINGS and node.text().strip():
            waiting += [name for inner in node.css("[id], a[name]") if inner != node for name in names_of(inner)]
            new = [name for name in waiting if name not in marks]
            if new:
                mark = f"\ue000{len(marks)}\ue001"
                marks |= dict.fromkeys(new, mark)
                node.inner_html = f"{node.inner_html}{mark}"
            waiting = []
    return marks, [*dict.fromkeys(name for name in (*others, *waiting) if name not in marks)]


def names_of(node: LexborNode) -> list[str]:
    """The names by which links can lead to this part of a page."""
    keys = ("id", "name") if node.tag == "a" else ("id",)
    return [name for key in keys if (name := (node.attributes.get(key) or "").strip())]


def told_names(marks: Mapping[str, str], others: Sequence[str], ids: Mapping[str, str]) -> Iterator[str]:
    """What became of the names that links from elsewhere may lead to."""
    now = {name: ids.get(mark.strip("\ue000\ue001")) for name, mark in marks.items()}
    others = [name for name in others if not OF_PROGRAMS.match(name)]
    moved = [f"#{name} is #{place}" for name, place in now.items() if place and place != name]
    if moved:
        yield f"names of places: {', '.join(moved)} now"
    gone = [f"#{name}" for name in (*(name for name, place in now.items() if not place), *others)]
    if gone:
        yield f"names that no place has here: {', '.join(gone)}"


def with_links_to_places(blocks: list[str], ids: dict[str, str], left_out: list[str]) -> list[str]:
    """The blocks with the ids of their headings in place of the marks; a link to a heading that has none is told."""

    def link(found: re.Match[str]) -> str:
        if name := ids.get(found["number"]):
            return f"[{found['words']}](#{name})"
        left_out.append(f"the place that the link '{found['words'][:60]}' leads to")
        return found["words"]

    return [MARK.sub("", LINK.sub(link, block)) for block in blocks]
