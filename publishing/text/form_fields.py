"""The text of an issue that was opened with a form: GitHub makes a heading of each field's label."""

import re
from collections.abc import Collection
from itertools import zip_longest

NO_ANSWER = "_No response_"
"""What GitHub writes below a field that was left empty."""
HEADING = re.compile(r"^### (?P<label>.+?)\s*$", re.MULTILINE)


def form_fields(body: str, labels: Collection[str], last: str | None = None) -> dict[str, str]:
    """The text below each of these labels; the first heading of a label counts, whatever somebody typed below it.

    `last` is the label of a field that may hold headings of its own: all that follows belongs to it.
    """
    body, found = body.replace("\r\n", "\n"), {}
    headings = [heading for heading in HEADING.finditer(body) if heading["label"] in labels]
    for heading, following in zip_longest(headings, headings[1:]):
        end = following.start() if following and heading["label"] != last else len(body)
        text = body[heading.end() : end].strip()
        found.setdefault(heading["label"], "" if text == NO_ANSWER else text)
        if heading["label"] == last:
            break
    return found
