"""Every sign-off ever given, for an auditor: who signed which words when, what proves it, who merged it."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from publishing.assembly.documents import documents
from publishing.reviews.blocks import blocks
from publishing.reviews.digests import short
from publishing.reviews.history.changes import History
from publishing.reviews.history.judged_entries import Judged, judged
from publishing.reviews.identity.origins import Origins
from publishing.reviews.ledger.files import Placed
from publishing.reviews.plain_parts import in_plain_words, place, readable
from publishing.reviews.state.reviews import Reviews
from publishing.text.spreadsheet_cells import safe_cell


@dataclass(frozen=True)
class AuditRow:
    """One sign-off, carry-over or withdrawal."""

    page: str
    title: str
    outcome: str
    signed: str
    """In UTC."""
    read_on: str
    reviewer: str
    name: str
    role: str
    counts_as: str
    interests: str
    note: str
    scope: str
    """What alone was reviewed; empty for the whole page."""
    remarks: str
    """One a line: the section, and what the editors should look at."""
    review_class: str
    mark: str
    counts: str
    """yes, or why it was set aside."""
    stands_today: str
    proof: str
    """What shows who signed; empty where nothing does."""
    brought_by: str
    merged_by: str
    merged_on: str
    commit: str
    words_digest: str
    reads_digest: str
    words: str
    """The words that were signed; empty where no commit holds them any more."""


def audit(reviews: Reviews, history: History) -> list[AuditRow]:
    """Every entry of the ledger, the oldest first: also about pages that are gone, and those that count for nothing."""
    origins, known = Origins(history), dict(reviews.judged)
    told = {one.placed.key for entries in known.values() for one in entries}
    for file in reviews.ledger.files.values():
        gone = [placed for placed in reviews.ledger.of(file.page) if placed.key not in told]
        if gone:
            known[file.page] = judged(gone, reviews.past, reviews.today, [file.page])
    rows = [_row(page, one, reviews, history, origins) for page, entries in known.items() for one in entries]
    return sorted(rows, key=lambda row: (row.signed, row.page, row.reviewer))


def _row(page: str, one: Judged, reviews: Reviews, history: History, origins: Origins) -> AuditRow:
    entry, standing = one.entry, reviews.standings.get(page)
    standing_today = (*standing.standing, *standing.parts_standing) if standing else ()
    seals = [seal for approval in standing_today for seal in approval.seals]
    merged_by, merged_on = _merge(one.placed, history, origins)
    brought = sorted({_who(history, commit) for commit in origins.of(one.placed)})
    return AuditRow(
        entry.page,
        reviews.title(page),
        entry.outcome,
        entry.signed,
        str(entry.date),
        entry.reviewer,
        entry.name,
        entry.role,
        entry.counts_as or "",
        entry.interests or "",
        entry.note,
        str(entry.scope or ""),
        "\n".join(f"{remark.section}: {remark.says}" for remark in entry.remarks or ()),
        entry.review_class,
        short(entry.words),
        "yes" if not one.problems else "no: " + "; ".join(problem.message for problem in one.problems),
        "yes" if entry in seals else "no",
        one.proof,
        ", ".join(brought),
        merged_by,
        merged_on,
        entry.commit,
        entry.words,
        entry.reads or "",
        _words(one, reviews),
    )


def _merge(placed: Placed, history: History, origins: Origins) -> tuple[str, str]:
    """Who brought the entry into the branch, and when; the website names who merged as a merge's author."""
    commit = origins.landing(placed)
    if commit is None:
        return "nobody yet", ""
    day, *parents = history.git("log", "-1", "--format=%cs %P", commit).split()
    merge = len(parents) > 1
    return (_who(history, commit) if merge else f"no merge: committed by {_who(history, commit)}"), day


def _who(history: History, commit: str) -> str:
    return history.git("log", "-1", "--format=%an <%ae>", commit).strip()


def _words(one: Judged, reviews: Reviews) -> str:
    words = reviews.past.words_of(one.entry)
    if words is None:
        return ""
    lines = []
    for part, value in words.words.of(one.entry.text).items():
        lines.append(f"[{in_plain_words(part, words.words.content)}]")
        for under, text in blocks(value):
            lines.append(f"{place(under)}: {readable(text)}" if under else readable(text))
    return "\n".join(lines)


def as_csv(rows: Sequence[AuditRow]) -> str:
    """A table for a spreadsheet."""
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    names = [field.name for field in fields(AuditRow)]
    writer.writerow(names)
    writer.writerows([safe_cell(getattr(row, name)) for name in names] for row in rows)
    return sink.getvalue()


def as_html(rows: Sequence[AuditRow], reviews: Reviews, project: Path) -> str:
    """A page to print: the sign-offs, then each text that was signed, once."""
    texts = {(row.page, row.mark): row for row in rows}
    return (
        documents(project).get_template("audit.html").render(rows=rows, texts=list(texts.values()), today=reviews.today)
    )
