"""Tables: rows that lose a cell, tables that Markdown does not see, and tables without a caption."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from publishing.markdown.tables import CAPTION

if TYPE_CHECKING:
    from publishing.checks.markdown.layout import Line

MOST_COLUMNS = 6
"""With more, the last ones stand off the screen of a tablet, and off the sheet of paper."""
MEANT_AS_DIVIDER = re.compile(r"[ |:.=+_—–-]+")
DIVIDER = re.compile(r"\|?( *:?-{3,}:? *\|)+( *:?-{3,}:? *)?\|?")


def table_problems(lines: list["Line"]) -> Iterator[tuple[int, str]]:
    """Offset and message of everything wrong with the tables among the lines."""
    row = 0
    while row < len(lines):
        end = row
        while end < len(lines) and "|" in lines[end].text:
            end += 1
        if end > row:
            yield from _table(lines[row:end], lines[:row])
        elif lines[row].text.strip().startswith(CAPTION.strip()):
            yield from _caption(lines[row], lines[row + 1 :])
        row = max(end, row + 1)


def _table(rows: list["Line"], before: list["Line"]) -> Iterator[tuple[int, str]]:
    head = rows[0]
    if len(rows) == 1:
        yield head.offset + head.text.index("|"), "a single | begins no table. Delete it, or write the whole table."
        return
    if DIVIDER.fullmatch(head.text.strip()):
        yield head.offset, "the table has no heading row. Write the names of its columns above this line."
        return
    if not DIVIDER.fullmatch(rows[1].text.strip()):
        divider = "|" + "---|" * _cells(head.text)
        how = (
            f"Write {divider} in its place." if MEANT_AS_DIVIDER.fullmatch(rows[1].text) else f"Add {divider} above it."
        )
        yield rows[1].offset, f"the second row of a table is |---|---|, with three dashes for each column. {how}"
        return
    if before and before[-1].text.strip().startswith(CAPTION.strip()):
        yield head.offset, "a caption stands above its table with an empty line between. Add one above this line."
    elif before and not before[-1].empty:
        yield head.offset, "a table needs an empty line before it. Add one above this line."
    elif not _last_paragraph(before).startswith(CAPTION):
        yield (
            head.offset,
            f'the table has no caption. Write "{CAPTION}what it shows" above it, and an empty line between.',
        )
    wanted = _cells(head.text)
    if wanted > MOST_COLUMNS:
        yield (
            head.offset,
            f"the table has {wanted} columns, and {MOST_COLUMNS} fit a small screen or a sheet of paper. "
            "Make two tables, or let rows and columns change places.",
        )
    yield from _without_name(head, rows[2:])
    for row in rows[1:]:
        if (count := _cells(row.text)) != wanted:
            yield row.offset, f"this row has {count} cells, the heading row has {wanted}. Make them the same."
    if len(rows) == 2:
        yield head.offset, "the table has no rows below its heading. Add one, or delete the table."


def _without_name(head: "Line", rows: list["Line"]) -> Iterator[tuple[int, str]]:
    """Columns and rows of which nobody could say what they are about."""
    names = _texts(head.text)
    if "" in names:
        message = f"column {names.index('') + 1} has no name in the heading row. Write what stands below it."
        yield head.offset, message
    for row in rows:
        cells = _texts(row.text)
        if not cells[0] and len(cells) == len(names):
            yield row.offset, "this row has no name: its first cell is empty. Write what the row is about."


def _caption(line: "Line", after: list["Line"]) -> Iterator[tuple[int, str]]:
    if after and "|" in after[0].text:
        return  # told at the table
    rest = iter(after)
    for following in rest:
        if following.empty:
            break
    following = next((line for line in rest if not line.empty), None)
    if following is not None and "\t" in following.text.strip():
        return  # rows of a spreadsheet are told as that
    if following is None or "|" not in following.text:
        yield line.offset + line.indent, "no table follows this caption. Put it right above its table, or delete it."
    elif not line.text.strip().removeprefix(CAPTION.strip()).startswith(" "):
        yield (
            line.offset + line.indent,
            f"a caption needs a blank after its colon, and words. Write '{CAPTION}what it shows'.",
        )


def _last_paragraph(lines: list["Line"]) -> str:
    found = ""
    for line in reversed(lines):
        if line.empty and found:
            break
        found = line.text.strip() or found
    return found


def _cells(text: str) -> int:
    return len(_texts(text))


def _texts(text: str) -> list[str]:
    """What stands in each cell of a row, without what is only a template or a mark."""
    return [cell.strip() for cell in text.strip().removeprefix("|").removesuffix("|").split("|")]
