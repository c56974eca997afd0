"""What of a page from elsewhere has another form here than there, in words for the editor."""

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

FOLD = re.compile(
    r"(?:^|[\s_-])(?:expander|accordion|collaps\w*|toggle\w*|closed|hidden|spoiler|tab-?pane\w*)(?:$|[\s_-])"
)
BOX = re.compile(r"(?:^|[\s_-])(?:alert|admonition|callout|warning|danger|notice|infobox)(?:$|[\s_-])")
"""Names by which pages call what a script opens, and what stands in a box; no two sites use the same."""


def told_forms(root: LexborNode) -> Iterator[str]:
    """Each box, fold, line and break of the page: its words are kept, its form is not."""
    yield from _parts(root, "details", lambda node: node.tag == "details", "a fold")
    yield from _parts(root, "[class], [hidden], [style], [aria-hidden]", _is_folded, "a fold")
    yield from _parts(root, "[class], [role=alert], [role=note]", _is_box, "a box")
    for node in root.css("pre"):
        if len((node.text() or "").strip().splitlines()) > 1:
            yield f"the lines of '{_begin(node)}': they are one paragraph now"
    for node in root.css("ol[type]"):
        if (node.attributes.get("type") or "1") != "1":
            yield f"the letters before the items from '{_begin(node)}': they are numbers now"
    for node in root.css("abbr[title]"):
        yield f"what '{_begin(node)}' is short for: {node.attributes.get('title')}"
    for selector, what in (("br", "breaks inside a paragraph, each a blank now"), ("hr", "lines across the page")):
        if count := len(root.css(selector)):
            yield f"{what}: {count}"


def _parts(root: LexborNode, selector: str, wanted: Callable[[LexborNode], bool], what: str) -> Iterator[str]:
    """Each such part that stands in none of its kind."""
    inside: set[int] = set()
    for node in root.css(selector):
        if node.mem_id in inside or not wanted(node) or not (node.text() or "").strip():
            continue
        inside |= {one.mem_id for one in node.css("*")}
        yield f"{what}: its words stand open from '{_begin(node)}' on"


def _is_folded(node: LexborNode) -> bool:
    given = node.attributes
    style = (given.get("style") or "").replace(" ", "").lower()
    hidden = "hidden" in given or given.get("aria-hidden") == "true" or "display:none" in style
    return hidden or bool(FOLD.search((given.get("class") or "").lower()))


def _is_box(node: LexborNode) -> bool:
    return node.attributes.get("role") in ("alert", "note") or bool(
        BOX.search((node.attributes.get("class") or "").lower())
    )


def _begin(node: LexborNode) -> str:
    return " ".join((node.text(separator=" ") or "").split())[:60]
