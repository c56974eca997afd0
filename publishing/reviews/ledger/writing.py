"""Writes entries into the ledger, in the one form that it has."""

from pathlib import Path

import yaml

from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.files import FOLDER, file_name


def entry_text(entry: Entry) -> str:
    """The entry as it stands in the ledger."""
    kept = {key: value for key, value in entry.model_dump().items() if value is not None}
    return yaml.safe_dump([kept], sort_keys=False, allow_unicode=True, width=10_000)


def append(entry: Entry, project: Path) -> Path:
    """Add the entry at the end of its page's ledger file, and return that file."""
    path = project / FOLDER / file_name(entry.page)
    path.parent.mkdir(exist_ok=True)
    # An editor may have left the last line without an end.
    unended = path.is_file() and not path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="utf-8", newline="\n") as ledger:
        ledger.write("\n" * unended + entry_text(entry))
    return path
