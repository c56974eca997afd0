"""Words that no phone can break: the whole page would scroll sideways."""

import re
from collections.abc import Iterator

LONGEST = 45
"""Letters. The longest names of medicines have some 25."""
WORD = re.compile(rf"[^\W_]{{{LONGEST + 1},}}")
IN_TABLE = 28
"""Letters that fit a column of a table on paper."""
WORD_IN_TABLE = re.compile(rf"[^\W_]{{{IN_TABLE + 1},}}")
ADDRESS = re.compile(r"\]\([^()\n]*\)")


def long_words(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each word that is too long for a line, or for a column."""
    longest = max(map(len, text.split()), default=0)
    if longest <= IN_TABLE:
        return
    plain = ADDRESS.sub(lambda found: " " * len(found[0]), text) if "](" in text else text
    for found in WORD.finditer(plain) if longest > LONGEST else ():
        yield (
            found.start(),
            f"a word of {len(found[0])} letters fits no phone. Write at most {LONGEST} without a break.",
        )
    for found in WORD_IN_TABLE.finditer(plain) if "|" in plain else ():
        start = plain.rfind("\n", 0, found.start()) + 1
        if len(found[0]) <= LONGEST and plain[start : found.start()].lstrip().startswith("|"):
            yield (
                found.start(),
                f"a word of {len(found[0])} letters is too long for a table. At most {IN_TABLE} fit a column.",
            )
