"""Tabs: at the start of a line they stand for blanks, between words they are what a spreadsheet leaves of its cells."""

import re
from collections.abc import Iterator

LONGEST_SHOWN = 60
MARK_OF_LIST = re.compile(r" *(?:[-*+]|\d{1,2}\.)\t[^\t]*$")


def tabs(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of the first tab of each line, and of rows that were pasted together only once."""
    if "\t" not in text:
        return
    offset, row_above = 0, False
    lines = text.split("\n")
    for number, line in enumerate(lines):
        cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
        is_row = "\t" in line.strip() and "|" not in line
        if "\t" in line and not (is_row and row_above):
            inside = line.index("\t", len(line) - len(line.lstrip())) if "\t" in line.strip() else line.index("\t")
            below = lines[number + 1] if number + 1 < len(lines) else ""
            yield offset + inside, _message(line, cells, is_row, "\t" in below.strip() and "|" not in below)
        row_above = is_row
        offset += len(line) + 1


def _message(line: str, cells: list[str], is_row: bool, goes_on: bool) -> str:
    if not is_row:
        return "a tab. Type a blank." if "|" in line else "a tab. Type four blanks."
    if MARK_OF_LIST.match(line):
        return f"a tab behind the mark of a list. Type a blank in its place{', in each line' if goes_on else ''}."
    row = f"| {' | '.join(cells)} |"
    shown = row if len(row) <= LONGEST_SHOWN else "| ... | ... |"
    if goes_on:
        divider = "|" + "---|" * len(cells)
        return (
            f"these rows come from a spreadsheet. Write each as {shown}, and {divider} below the first. "
            'Above them write "Table: what it shows" and an empty line.'
        )
    return f"a tab between words. Type a blank; if these are cells of a table, write {shown}."
