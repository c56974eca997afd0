"""`make record-from-form`: a source, term or product from a form on the website, written as the commands write it.

EVENT is the file in which GitHub tells of the issue. What is said goes to a file for a comment or a title; nothing that
somebody typed is ever run.
"""

import json
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path

import yaml

from publishing.commands.editing.new_record import KINDS
from publishing.commands.editing.new_record import main as new_record
from publishing.content.dates import build_day
from publishing.text.form_fields import form_fields

FORMS = Path(".github/ISSUE_TEMPLATE")


def main(event: Path, said: Path, today: date) -> int:
    body = json.loads(event.read_text(encoding="utf-8"))["issue"]["body"] or ""
    for kind in KINDS:
        fields = fields_of(kind)
        if fields.keys() <= form_fields(body, fields).keys():
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


def answers(body: str, fields: Mapping[str, str]) -> dict[str, str]:
    """What stands below the heading of each field, in one line, by the variable that it fills in."""
    return {fields[label]: " ".join(text.split()) for label, text in form_fields(body, fields).items()}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), build_day()))
