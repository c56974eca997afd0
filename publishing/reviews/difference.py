"""What a reviewer reads in place of the whole page: the signed words against today's, part by part."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publishing.content.dates import long_date
from publishing.reviews.blocks import blocks
from publishing.reviews.digests import Digests, changed_parts, short
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.state import Reviews
from publishing.text.word_diff import ChangedBlock, changed_blocks

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


def difference(page: str, signed: Entry, old: Digests, reviews: Reviews) -> Difference:
    """Every changed part of a page, with its changed blocks; `old` are all words at the commit that was signed."""
    before, after = old.words.of(signed.page), reviews.digests.words.of(page)
    today = reviews.digests.of(page)
    parts = tuple(
        PartDifference(
            reviews.digests.words.today(name),
            tuple(changed_blocks(blocks(before.get(name)), blocks(after.get(name)))),
        )
        for name in changed_parts(old.of(signed.page).parts, today.parts)
    )
    return Difference(reviews.title(page), signed, signed.name, short(today.digest), parts)


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
