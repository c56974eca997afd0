"""The table of reviews, for a terminal, a spreadsheet or a pull request."""

import csv
import io
import json
from collections.abc import Callable, Sequence

from publishing.reviews.reports.records import ReviewRecord, as_json

Row = tuple[str, ...]
HEADINGS: Row = ("page", "reviewer", "last reviewed", "next due", "status", "what to look at")


def row(record: ReviewRecord) -> Row:
    """One page in the words of the table."""
    status = record.status if record.scheduled or record.last_reviewed else "not scheduled"
    return (
        record.page,
        record.reviewed_by or record.reviewer or "-",
        str(record.last_reviewed or "-"),
        str(record.next_review or "-"),
        status,
        "; ".join(remarks(record)) or "-",
    )


def remarks(record: ReviewRecord) -> list[str]:
    """Everything a reviewer should look at besides the dates."""
    found = [f"changed: {', '.join(record.changed_parts)}"] if record.changed_parts else []
    found += record.reviewed_parts
    found += [f"to review again: {part}" for part in record.parts_to_review_again]
    found += [f"remark of {remark}" for remark in record.remarks]
    found += [f"because of {name}" for name in record.worse_partials]
    found += [f"carried over on {record.carried_over}"] if record.carried_over else []
    found += [f"expired: {', '.join(record.expired_facts)}"] if record.expired_facts else []
    return found + list(record.marks)


def as_text(found: Sequence[ReviewRecord]) -> str:
    """Aligned columns; a long list of parts goes below its page, one a line."""
    rows = [HEADINGS[:-1], *(row(record)[:-1] for record in found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines: list[str] = []
    for record, cells in zip([None, *found], rows, strict=True):
        lines.append("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip())
        lines += [f"    {remark}" for remark in remarks(record)] if record else []
    return "\n".join(lines)


def as_csv(found: Sequence[ReviewRecord]) -> str:
    """Every key of the records, lists joined by spaces."""
    sink = io.StringIO()
    writer = csv.DictWriter(sink, fieldnames=list(ReviewRecord.model_fields), lineterminator="\n")
    writer.writeheader()
    for record in as_json(found):
        writer.writerow({key: " ".join(value) if isinstance(value, list) else value for key, value in record.items()})
    return sink.getvalue().rstrip("\n")


def as_markdown(found: Sequence[ReviewRecord]) -> str:
    """A pipe table."""
    rows = [HEADINGS, tuple("---" for _ in HEADINGS), *map(row, found)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in rows)


def as_json_text(found: Sequence[ReviewRecord]) -> str:
    """A list of records."""
    return json.dumps(as_json(found), indent=2, ensure_ascii=False)


FORMATS: dict[str, Callable[[Sequence[ReviewRecord]], str]] = {
    "text": as_text,
    "json": as_json_text,
    "csv": as_csv,
    "markdown": as_markdown,
}
