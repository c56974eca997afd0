"""Tables drawn with blanks and dashes, as some programs write them, as tables of Markdown."""

import re
from itertools import pairwise

RULER = re.compile(r"^ *-{3,}(?: +-{3,})+ *$")
"""A line of dashes whose gaps say where columns part."""
GRID = re.compile(r"^ *\+(?:[-=:]{2,}\+)+ *$")
"""A line of dashes between corners, as grids are drawn."""
WHOLE = re.compile(r"^ *-{3,} *$")


def with_drawn_tables(text: str, told: list[str]) -> str:
    """The text with its drawn tables as Markdown; one whose columns cut words stays as lines, and is told."""
    lines = _with_grids(text.split("\n"))
    done: list[str] = []
    at = 0
    while at < len(lines):
        if not RULER.match(lines[at]) or not done or not done[-1].strip():
            done.append(lines[at])
            at += 1
            continue
        end = at + 1
        while end < len(lines) and lines[end].strip():
            end += 1
        head, rows = done.pop(), [line for line in lines[at + 1 : end] if not WHOLE.match(line)]
        if done and WHOLE.match(done[-1]):
            done.pop()
        cuts = [gap.start() for gap in re.finditer(r" (?=-)", lines[at].rstrip())][_is_indented(lines[at]) :]
        rows = [row for row in rows if not RULER.match(row)]
        cells = [_cells(row, cuts) for row in (head, *rows)]
        if any(row is None for row in cells):
            told.append(f"how a drawn table is parted in columns: '{' '.join(head.split())[:60]}'")
            for row in (head, *rows):
                done += [row, ""]
        else:
            table = ["| " + " | ".join(row) + " |" for row in cells if row]
            done += ["", table[0], "|" + " --- |" * (len(cuts) + 1), *table[1:], ""]
        at = end
    return "\n".join(done)


def _with_grids(lines: list[str]) -> list[str]:
    """The lines, each grid as a table of Markdown; one whose rows differ in columns stays."""
    done: list[str] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while GRID.match(lines[at]) and end < len(lines) and lines[end].strip().startswith(("+", "|")):
            end += 1
        rows = _rows_of_grid(lines[at:end]) if GRID.match(lines[at]) else []
        if rows and len({len(row) for row in rows}) == 1:
            table = ["| " + " | ".join(row) + " |" for row in rows]
            done += ["", table[0], "|" + " --- |" * len(rows[0]), *table[1:], ""]
        else:
            done += lines[at:end]
        at = end
    return done


def _rows_of_grid(lines: list[str]) -> list[list[str]]:
    """The rows between the lines of dashes, each of as many lines as were drawn."""
    rows: list[list[str]] = []
    begins = True
    for line in lines:
        if GRID.match(line):
            begins = True
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if begins or len(rows[-1]) != len(cells):
            rows.append(cells)
        else:
            rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], cells, strict=True)]
        begins = False
    return rows


def _is_indented(line: str) -> int:
    return 1 if line.startswith(" ") else 0


def _cells(row: str, cuts: list[int]) -> list[str] | None:
    """The row in its columns, or nothing where a cut would stand in a word."""
    edges = [0, *cuts, max(len(row), *cuts)]
    padded = row.ljust(edges[-1])
    if any(padded[cut - 1 : cut + 1].strip() and " " not in padded[cut - 1 : cut + 1] for cut in cuts):
        return None
    return [padded[start:end].strip().replace("|", "\\|") for start, end in pairwise(edges)]
