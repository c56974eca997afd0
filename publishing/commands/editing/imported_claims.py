"""What a page that is brought along still owes: a source for each claim, and words below each heading."""

import re
from collections.abc import Iterator, Sequence

from publishing.advice.style import CLAIM, OWN_VIEW
from publishing.text.unwritten import TO_WRITE, to_write

COUNTED = "people|patients|children|adults|men|women|hours?|days?|weeks?|months?|years?"
CLAIM_OR_NUMBER = re.compile(
    rf"{CLAIM.pattern}|[$€£₹] ?\d+(?:[.,]\d+)*|\d[\d.,]*(?: ?%| ?(?:mg|mcg|µg|ml)\b| (?:in \d+|{COUNTED})\b)",
    re.IGNORECASE,
)
"""What a page of this site owes a source for. Of a table the caption asks for it, not each number."""


def with_places_to_write(blocks: Sequence[str]) -> Iterator[str]:
    """The blocks, with a mark where a claim has no source, and where nothing stands below a heading."""
    for block, following in zip(blocks, [*blocks, "#"][1:], strict=True):
        if block.startswith("#"):
            yield block
            if following.startswith("#"):
                yield to_write(f"what stands below '{block.lstrip('#').partition(' {#')[0].strip()}'.")
        else:
            yield "\n".join(_line(line) for line in block.split("\n"))


def _line(line: str) -> str:
    """The line, which asks for the source of what it claims."""
    pattern = CLAIM if line.startswith("|") else CLAIM_OR_NUMBER
    claims = [pattern.search(sentence) for sentence in re.split(r"(?<=[.?!]) ", line) if not OWN_VIEW.search(sentence)]
    claim = next((found for found in claims if found and not found.string.endswith("?")), None)
    if claim is None or TO_WRITE in line or line.startswith("Table: "):
        return line
    wanted = " " + to_write(f"the source of '{claim[0]}'.")
    return f"{line[:-1].rstrip()}{wanted} |" if line.endswith("|") else f"{line.rstrip()}{wanted}"
