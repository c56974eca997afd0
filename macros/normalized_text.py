"""One spelling for texts that read the same: re-wrapped lines, spare spaces, two ways to type an accent."""

import re
import unicodedata

TRAILING = re.compile(r"[ \t]+(?=\n|\Z)")
OWN_LINE = re.compile(r"^[ \t]*(?:#{1,6} |!!!|\?\?\?|\||\{).*\n", re.MULTILINE)
"""Lines that end where they end: headings, boxes, table rows, attributes and templates."""
NEVER_JOINED = "\0"
WRAP = re.compile(r"(?<=\S)\n[ \t]*(?=\S)(?!\0|[-*+] |\d+[.)] |#{1,6} |!!!|\?\?\?|[>|{]|: |```|---|===|\[\^[^\]]+\]:)")
"""The end of a line inside a paragraph: the next line begins nothing of its own."""
SPACES = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
BLANK_LINES = re.compile(r"\n{3,}")
TABLE_ROW = re.compile(r"^\|.*$", re.MULTILINE)
CELL_EDGE = re.compile(r"[ \t]*\|[ \t]*")
RULE = re.compile(r"-{3,}")


def normalized(text: str) -> str:
    """The Markdown text without what changes nothing for its reader.

    Words, link targets, images, order, indentation and the breaks between blocks stay.
    """
    if text.isascii():
        if "\n" not in text and "  " not in text:
            return text.strip()
    else:
        text = unicodedata.normalize("NFC", text)
    if "\n" in text:
        text = TRAILING.sub("", text.strip("\n") + "\n")
        if "|" in text:
            text = TABLE_ROW.sub(_table_row, text)
        text = OWN_LINE.sub(lambda line: line[0] + NEVER_JOINED, text)
        text = WRAP.sub(" ", text).replace(NEVER_JOINED, "")
        text = BLANK_LINES.sub("\n\n", text)
    return SPACES.sub(" ", text).strip()


def _table_row(row: re.Match[str]) -> str:
    return RULE.sub("---", CELL_EDGE.sub("|", row[0]))
