"""Cells of a table that are joined over columns or rows, which Markdown cannot write."""

from selectolax.lexbor import LexborNode

MOST_JOINED = 100
"""Columns or rows: who writes more means all there are, or harm."""


def part_joined_cells(table: LexborNode) -> None:
    """Write the words of each joined cell into all the places it takes."""
    below: dict[int, tuple[int, str]] = {}
    for row in table.css("tr"):
        cells = [node for node in row.iter() if node.tag in ("td", "th")]
        kept, column = "", 0
        while cells or column in below:
            if column in below:
                left, cell = below.pop(column)
                rows, columns = left, 1
            else:
                node = cells.pop(0)
                rows, columns = _span(node, "rowspan"), _span(node, "colspan")
                cell = f"<{node.tag}>{node.inner_html}</{node.tag}>"
            for place in range(column, column + columns):
                if rows > 1:
                    below[place] = (rows - 1, cell)
            kept += cell * columns
            column += columns
        row.inner_html = kept


def _span(node: LexborNode, name: str) -> int:
    given = node.attributes.get(name) or "1"
    return min(int(given), MOST_JOINED) if given.isdigit() and given != "0" else 1
