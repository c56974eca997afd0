"""One spelling for texts that read the same: re-wrapped lines, spare spaces, two ways to type an accent."""

import re
import unicodedata

BEGINS_BLOCK = re.compile(r"[-*+] |\d+[.)] |#|!!!|\?\?\?|[>|{]|: |```|[-=*_ ]+$|\[[^\]]+\]:")
"""A line that is not the rest of the paragraph above it."""
STANDS_ALONE = re.compile(r"#|!!!|\?\?\?|[|{]|[-=*_ ]+$|\[[^\]]+\]:")
"""A line that ends where it ends: a heading, a box, a table's row, attributes, a template, a rule."""
# Begins with the spaces it looks for, which lets Python skip to them; the two letters before are looked at after.
SPARE_SPACES = re.compile(r"  (?<=\S  ) *(?=\S)")
CELL_EDGE = re.compile(r" *\| *")
RULE = re.compile(r"-{3,}")


def normalized(text: str) -> str:
    """The Markdown text without what changes nothing for its reader.

    Words, link targets, images, order, indentation and the breaks between blocks stay.
    """
    # Most texts are one plain line, and there are very many of them.
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.rstrip()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = text.replace("\t", "    ")
    if "\n" in text:
        text = "\n".join(_blocks(text)).strip("\n")
    return SPARE_SPACES.sub(" ", text).rstrip() if "  " in text else text.rstrip()


def _blocks(text: str) -> list[str]:
    """The lines of the text, with each paragraph on one of them and one blank line where there were several."""
    lines = [""]
    # The blanks before the open paragraph: a line with fewer is none of its box, or of its list.
    margin: str | None = None
    for line in text.split("\n"):
        words = line.strip()
        if not words:
            margin = None
            if lines[-1]:
                lines.append("")
            continue
        # A row of a table needs no line at its start, but one between its cells.
        is_prose = "|" not in words
        if margin is not None and is_prose and line.startswith(margin) and not BEGINS_BLOCK.match(words):
            lines[-1] += f" {words}"
            continue
        lines.append(_table_row(line) if words[0] == "|" else line.rstrip())
        margin = line[: line.index(words[0])] if is_prose and not STANDS_ALONE.match(words) else None
    return lines


def _table_row(line: str) -> str:
    return RULE.sub("---", CELL_EDGE.sub("|", line))
