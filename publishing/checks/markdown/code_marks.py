"""Marks of code, inside a line and around lines: this site has none, and a block of them is one mistake."""

import re
from collections.abc import Iterator

CODE = re.compile(
    r"(?m)^[ ]*(?P<fence>`{3,}|~{3,})(?P<block>.*(?:\n(?:(?!^[ ]*(?P=fence)).*\n)*?[ ]*(?P=fence))?)|`+(?:[^`\n]+`+)?"
)
IN_A_LINE = "code marks (`) are not used here. Write **bold**, or ' for quotes."


def code_marks(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each pair of marks, and of each block."""
    for found in CODE.finditer(text) if "`" in text or "~~~" in text else ():
        if not (fence := found["fence"]):
            yield found.start(), IN_A_LINE
            continue
        partner = ", and the line below that closes it" if "\n" in found["block"] else ""
        yield (
            found.start("fence"),
            f"code blocks are not used here. Delete this line that begins with {fence[:3]}{partner}.",
        )
