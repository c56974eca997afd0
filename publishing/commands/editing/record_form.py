"""`make record-from-form`: a source, term or product from a form on the website, written as the commands write it.

EVENT is the file in which GitHub tells of the issue. What is said goes to a file for a comment or a title; nothing that
somebody typed is ever run.
"""

import json
import re
import sys
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from itertools import zip_longest
from pathlib import Path

import yaml

from publishing.commands.editing.new_record import KINDS
from publishing.commands.editing.new_record import main as new_record
from publishing.content.dates import build_day

FORMS = Path(".github/ISSUE_TEMPLATE")
NO_ANSWER = "_No response_"
HEADING = re.compile(r"^### (?P<label>.+?)\s*$", re.MULTILINE)


def main(event: Path, said: Path, today: date) -> int:
    body = (json.loads(event.read_text(encoding="utf-8"))["issue"]["body"] or "").replace("\r\n", "\n")
    for kind in KINDS:
        fields = fields_of(kind)
        if fields.keys() <= {heading["label"] for heading in HEADING.finditer(body)}:
            break
    else:
        said.write_text("No record was written: this is no form of ours. Open the form again.\n", encoding="utf-8")
        return 1
    given, told = answers(body, fields), StringIO()
    with redirect_stdout(told):
        done = new_record([kind], given, today)
    if done == 0:
        said.write_text(f"Add the {kind} {given['ID']}\n", encoding="utf-8")
    else:
        why = told.getvalue().strip()
        said.write_text(
            f"No record was written: {why}\n\nEdit the form above, and this runs again.\n", encoding="utf-8"
        )
    print(told.getvalue(), end="")
    return done


def fields_of(kind: str) -> dict[str, str]:
    """The variable of the command that each field of a form fills in, by the field's label."""
    form = yaml.safe_load((FORMS / f"new-{kind}.yml").read_text(encoding="utf-8"))
    return {field["attributes"]["label"]: field["id"].upper() for field in form["body"] if "id" in field}


def answers(body: str, fields: dict[str, str]) -> dict[str, str]:
    """What stands below the heading of each field, in one line; the first heading of a label counts."""
    found: dict[str, str] = {}
    headings = [heading for heading in HEADING.finditer(body) if heading["label"] in fields]
    for heading, following in zip_longest(headings, headings[1:]):
        text = " ".join(body[heading.end() : following.start() if following else None].split())
        found.setdefault(fields[heading["label"]], "" if text == NO_ANSWER else text)
    return found


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), build_day()))
