"""Places that nobody has written yet, as a new or a brought page has them: it builds, but cannot be published."""

import re

TO_WRITE = "TO WRITE"
UNWRITTEN = re.compile(rf"\b({TO_WRITE}|TO CHECK)\b")


def to_write(what: str) -> str:
    """The mark of such a place, with what belongs there."""
    return f"{TO_WRITE}: {what}"
