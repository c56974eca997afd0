"""Links from one place to another of a page that is brought along: each leads to the heading it led to there."""

import re

from selectolax.lexbor import LexborNode

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MARK = re.compile("\ue000(\\d+)\ue001")
"""Stands in the words of a heading until it has its id here. No page of this site has these signs."""
LINK = re.compile(r"\[(?P<words>[^\]\n]*)\]\(#\ue000(?P<number>\d+)\ue001\)")


def mark_places(root: LexborNode) -> dict[str, str]:
    """Mark each heading that a link leads to; the mark of each name that is linked to."""
    linked = {(link.attributes.get("href") or "")[1:] for link in root.css("a[href^='#']")}
    marks: dict[str, str] = {}
    waiting: list[str] = []
    for node in list(root.traverse(include_text=True)):
        if node.tag == "-text":
            # What has words before the next heading is no name of that heading.
            waiting = waiting if not (node.text(deep=True) or "").strip() else []
            continue
        waiting += [name for key in ("id", "name") if (name := node.attributes.get(key)) in linked and name]
        if node.tag in HEADINGS and node.text().strip():
            waiting += [name for inner in node.css("[id]") if (name := inner.attributes.get("id")) in linked and name]
            new = [name for name in waiting if name not in marks]
            if new:
                mark = f"\ue000{len(marks)}\ue001"
                marks |= dict.fromkeys(new, mark)
                node.inner_html = f"{node.inner_html}{mark}"
            waiting = []
    return marks


def with_links_to_places(blocks: list[str], ids: dict[str, str], left_out: list[str]) -> list[str]:
    """The blocks with the ids of their headings in place of the marks; a link to a heading that has none is told."""

    def link(found: re.Match[str]) -> str:
        if name := ids.get(found["number"]):
            return f"[{found['words']}](#{name})"
        left_out.append(f"the place that the link '{found['words'][:60]}' leads to")
        return found["words"]

    return [MARK.sub("", LINK.sub(link, block)) for block in blocks]
