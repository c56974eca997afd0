"""Where Markdown is laid out otherwise than elsewhere: rumdl finds it, we say it. `make format` mends most."""

import json
import subprocess
import sys
from pathlib import Path

from publishing.content.diagnostics import Problem

MENDED = "`make format` mends it."
OUR_WORDS = {
    "MD004": "a list begins with - here.",
    "MD005": "the items of a list begin one below the other.",
    "MD007": "a list inside a list is indented by four blanks.",
    "MD009": "blanks stand at the end of this line.",
    "MD012": "one empty line is enough.",
    "MD022": "a heading has an empty line above and below it.",
    "MD027": "one blank is enough here.",
    "MD031": "a box has an empty line above and below it.",
    "MD032": "a list has an empty line above and below it.",
    "MD036": "a line that is all bold looks like a heading, and no menu knows it. Write ## before its words.",
    "MD037": "blanks inside * keep it from working.",
    "MD039": "blanks stand inside the words of this link.",
    "MD047": "the last line has no end, or more than one.",
    "MD049": "slanted words are written with * here.",
    "MD050": "bold words are written with ** here.",
    "MD055": "each row of a table begins and ends with |.",
    "MD058": "a table has an empty line above and below it.",
    "MD060": "the columns of this table are aligned in another way than elsewhere.",
    "MD064": "one blank is enough here.",
    "MD065": "an empty line belongs above and below this one.",
    "MD076": "the items of a list all have an empty line between them, or none has.",
    "MD077": "what goes on with an item of a list is indented by four blanks.",
    "MD085": "this line goes on with a paragraph, so it needs no blanks before it.",
}
"""By rumdl's rules. Those that are not named here say that the layout is another one."""


def layout_advice(project: Path) -> list[Problem]:
    """Everything worth mending in the layout of the pages; nothing where rumdl is not installed."""
    command = [Path(sys.executable).with_name("rumdl"), "check", "--quiet", "--output-format", "json", "docs"]
    try:
        told = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False).stdout  # noqa: S603
        found = json.loads(told or "[]")
    except (OSError, ValueError):
        return []
    return [Problem(Path(one["file"]).as_posix(), one["line"], one["column"], _message(one)) for one in found]


def _message(found: dict[str, object]) -> str:
    words = OUR_WORDS.get(str(found["rule"]), "the layout is another than in the other pages.")
    return f"{words} {MENDED}" if found.get("fixable") else words
