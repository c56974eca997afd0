"""The difference since a review as people read it: in a terminal, in a comment on a change, as a page to print."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle, repeat
from pathlib import Path

from markupsafe import Markup, escape

from publishing.assembly.documents import documents
from publishing.content.dates import long_date
from publishing.reviews.state.difference import Difference
from publishing.text.comments import in_a_comment
from publishing.text.word_diff import Piece

MARK = {"same": ("", ""), "removed": ("<del>", "</del>"), "added": ("<ins>", "</ins>")}

STARS = re.compile(r"\*\*|&#42;&#42;")
"""The mark of bold words, as it is typed or as a comment spells it."""
BOLD = re.compile(r"\*\*(?P<words>\S(?:.*?\S)?)\*\*", re.DOTALL)


def as_markdown(found: Difference) -> str:
    """The difference for a terminal or a comment on GitHub."""
    signed = found.signed
    lines = [f"# {found.title}: what changed since the review", ""]
    lines += [f"Signed by {found.reviewer} on {long_date(signed.date)}. Today's text: {found.digest}.", ""]
    if not found.parts:
        lines.append("Nothing changed: the words are the ones that were signed.")
    for part in found.parts:
        lines += [f"## {part.told[:1].upper()}{part.told[1:]}", "", f"`{part.part}`", ""]
        under = None
        for block in part.blocks:
            if block.under and block.under != under:
                lines += [f"### {block.under}", ""]
            under = block.under
            marked = ("".join((MARK[piece.kind][0], piece.text, MARK[piece.kind][1])) for piece in block.pieces)
            lines += ["".join(marked), ""]
    return "\n".join(lines).rstrip()


def fold(found: Difference) -> str:
    """The difference for a comment on a change: folded, and nothing in it is markup but what went and what came."""
    lines = [f"<details><summary>{in_a_comment(found.title)}</summary>", ""]
    for part in found.parts:
        lines += [f"**{in_a_comment(part.told[:1].upper() + part.told[1:])}**", ""]
        for block in part.blocks:
            under = f"{in_a_comment(block.under)}: " if block.under else ""
            lines += [f"- {under}{_marked(block.pieces, in_a_comment)}"]
        lines.append("")
    return "\n".join((*lines, "</details>"))


def _marked(pieces: Sequence[Piece], escaped: Callable[[str], str]) -> str:
    """What stayed, went and came, with bold words bold: also where their stars stand around what changed."""
    texts = [STARS.sub("**", escaped(piece.text)) for piece in pieces]
    changed = [BOLD.sub(r"<strong>\g<words></strong>", text) for text in texts]
    alone = any("**" in text for text, piece in zip(changed, pieces, strict=True) if piece.kind != "same")
    same = sum(text.count("**") for text, piece in zip(texts, pieces, strict=True) if piece.kind == "same")
    # Stars that went or came without their fellows: nobody can tell which are a pair, so a word says what they do.
    tags = repeat("(bold)") if alone or same % 2 else cycle(("<strong>", "</strong>"))
    told = []
    for piece, text, mine in zip(pieces, texts, changed, strict=True):
        before, behind = MARK[piece.kind]
        shown = mine if alone or piece.kind != "same" else text
        told.append(f"{before}{re.sub(r'[*]{2}', lambda _: next(tags), shown)}{behind}")
    return "".join(told)


def as_html(
    found: Difference, project: Path, page: str = "", forms: Mapping[str, str] | None = None, style: str = ""
) -> str:
    """The difference as a page of its own, to print and to sign next to.

    In a site it leads to the page, to the forms, and to its own style sheet.
    """
    templates = documents(project)
    templates.filters["long_date"] = long_date
    templates.filters["marked"] = lambda pieces: Markup(_marked(pieces, _escaped))  # noqa: S704 - the texts are escaped
    return templates.get_template("difference.html").render(difference=found, page=page, forms=forms or {}, style=style)


def _escaped(text: str) -> str:
    return str(escape(text))
