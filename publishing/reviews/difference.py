"""What a reviewer reads in place of the whole page: the signed words against today's, part by part."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publishing.content.dates import long_date
from publishing.reviews.digests import changed_parts, short
from publishing.reviews.ledger.entries import Entry
from publishing.reviews.state import Reviews
from publishing.reviews.words import Words
from publishing.text.word_diff import Block, ChangedBlock, changed_blocks

HEADING = re.compile(r"#{1,6} +(?P<text>.*?)(?: *\{[^}]*\})?$")
MARK = {"same": ("", ""), "removed": ("<del>", "</del>"), "added": ("<ins>", "</ins>")}


@dataclass(frozen=True)
class PartDifference:
    """One part of the page that is not as it was signed."""

    part: str
    blocks: tuple[ChangedBlock, ...]


@dataclass(frozen=True)
class Difference:
    """The signed words of a page against today's."""

    title: str
    signed: Entry
    reviewer: str
    digest: str
    parts: tuple[PartDifference, ...]


def difference(page: str, signed: Entry, old: Words, reviews: Reviews) -> Difference:
    """Every changed part of a page, with its changed blocks."""
    before, after = old.of(page), reviews.digests.words.of(page)
    today = reviews.digests.of(page)
    parts = tuple(
        PartDifference(name, tuple(changed_blocks(blocks(before.get(name)), blocks(after.get(name)))))
        for name in changed_parts(signed.parts, today.parts)
    )
    reviewer = reviews.content.data["reviewers"][signed.reviewer].name
    return Difference(reviews.title(page), signed, reviewer, short(today.digest), parts)


def blocks(value: Any, under: str = "") -> list[Block]:
    """The paragraphs and list items of a part, each with the heading or the keys it stands under."""
    if value is None:
        return []
    if isinstance(value, dict):
        return [block for key, item in value.items() for block in blocks(item, _below(under, key))]
    if isinstance(value, list):
        numbered = [(f"{_below(under, '')}{number}", item) for number, item in enumerate(value, start=1)]
        return [block for place, item in numbered for block in blocks(item, place)]
    found: list[Block] = []
    for line in str(value).split("\n"):
        text = line.strip()
        if heading := HEADING.match(text):
            under = heading["text"]
        if text:
            found.append((under, text))
    return found


def _below(under: str, key: str) -> str:
    return f"{under} > {key}".removeprefix(" > ").replace("_", " ")


def as_markdown(found: Difference) -> str:
    """The difference for a terminal or a comment on GitHub."""
    signed = found.signed
    lines = [f"# {found.title}: what changed since the review", ""]
    lines += [f"Signed by {found.reviewer} on {long_date(signed.date)}. Today's text: {found.digest}.", ""]
    if not found.parts:
        lines.append("Nothing changed: the words are the ones that were signed.")
    for part in found.parts:
        lines += [f"## {part.part}", ""]
        under = None
        for block in part.blocks:
            if block.under and block.under != under:
                lines += [f"### {block.under}", ""]
            under = block.under
            marked = ("".join((MARK[piece.kind][0], piece.text, MARK[piece.kind][1])) for piece in block.pieces)
            lines += ["".join(marked), ""]
    return "\n".join(lines).rstrip()


def as_html(found: Difference, project: Path) -> str:
    """The difference as a page of its own, to print and to sign next to."""
    loader = FileSystemLoader(project / "overrides" / "documents")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["long_date"] = long_date
    return environment.get_template("difference.html").render(difference=found)
