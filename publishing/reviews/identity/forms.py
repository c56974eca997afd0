"""A sign-off given with a form on the project's website: what its fields say, and whether an entry says the same."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from publishing.content.model import address_of
from publishing.reviews.digests import short
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.remark import UnreadableRemarkError, read_remarks, said
from publishing.reviews.ledger.scope import SUBJECTS, Scope
from publishing.text.form_fields import form_fields

Outcome = Literal["approved", "carried-over", "withdrawn"]

NOTHING_CHOSEN = "None"
"""What GitHub writes below a list of choices of which none was made."""
PAGE, MARK, READ_ON, STATEMENT, NOTE = "Which page?", "Mark of the text", "Read on", "What you state", "In your words"
SECTIONS, SUBJECT, REMARKS = "Only these sections", "Only this subject", "Remarks for the editors"
LABELS = (PAGE, MARK, SECTIONS, SUBJECT, READ_ON, STATEMENT, REMARKS, NOTE)
"""The labels of the fields in .github/ISSUE_TEMPLATE: GitHub makes a heading of each. The note is the last, for it may
hold headings of its own."""
STATEMENTS: dict[str, Outcome] = {
    "I read these words on the published page, and I approve them": "approved",
    (PART := "I read only the parts named above, and I approve those"): "approved",
    "I read the difference, and it changes nothing for a reader": "carried-over",
    "I take my review of this page back": "withdrawn",
}
"""The one box that each form has, and the outcome it stands for."""
TICKED = re.compile(r"^- \[[xX]\] (?P<text>.+?)\s*$", re.MULTILINE)


class UnreadableFormError(Exception):
    """The form does not say what it must; the message is for who filled it in."""


@dataclass(frozen=True)
class FilledForm:
    """What somebody said with a form."""

    page: str
    outcome: Outcome
    mark: str
    read_on: datetime.date | None
    note: str
    scope: Scope | None = None
    """The only parts that they read; None for the whole page."""
    remarks: tuple[tuple[str, str], ...] = ()
    """What the editors should look at: the id of a section, and the words."""


def is_ours(body: str) -> bool:
    """Whether an issue was opened with one of our forms: it has their fields."""
    return {PAGE, STATEMENT, NOTE} <= _fields(body).keys()


def read_form(body: str) -> FilledForm:
    """The fields of a form. Raises UnreadableFormError for what is no form of ours, or says too little."""
    fields = _fields(body)
    ticked = [match["text"] for match in TICKED.finditer(fields.get(STATEMENT, ""))]
    outcomes = [STATEMENTS[text] for text in ticked if text in STATEMENTS]
    if PAGE not in fields or len(outcomes) != 1:
        raise UnreadableFormError("this is no form of ours, or its box is not ticked. Open the form again.")
    return FilledForm(
        fields[PAGE].strip("`/ "),
        outcomes[0],
        fields.get(MARK, "").strip("` ").lower(),
        _day(fields.get(READ_ON, "")),
        fields.get(NOTE, "").strip(),
        _scope(fields, is_part=PART in ticked),
        _remarks(fields.get(REMARKS, "")),
    )


def agrees(entry: Entry, form: FilledForm) -> bool:
    """Whether an entry says what the form said, and nothing else."""
    same_mark = form.outcome == "withdrawn" or form.mark == short(entry.words)
    same_day = form.read_on in (entry.read_on, entry.date)
    same_page = form.page.removeprefix("docs/") in (entry.page, entry.page.removesuffix(".md"), address(entry.page))
    same_words = (entry.outcome, one_line(entry.note)) == (form.outcome, one_line(form.note))
    same_parts = (entry.scope, said(entry.remarks)) == (form.scope, form.remarks)
    return same_page and same_parts and same_words and same_mark and same_day


def address(page: str) -> str:
    return address_of(page).strip("/")


def one_line(text: str) -> str:
    return " ".join(text.split())


def _fields(body: str) -> dict[str, str]:
    """The text below each of our headings, as far as the note."""
    found = form_fields(body, LABELS, last=NOTE)
    return {label: "" if text == NOTHING_CHOSEN else text for label, text in found.items()}


def _scope(fields: Mapping[str, str], *, is_part: bool) -> Scope | None:
    names = tuple(name.strip("`# ") for name in re.split(r"[,\n]", fields.get(SECTIONS, "")) if name.strip("`# "))
    subject = fields.get(SUBJECT, "")
    if not is_part and (names or subject):
        raise UnreadableFormError("it names parts, and states that the whole page was read. Open the form again.")
    if is_part and not (names or subject):
        raise UnreadableFormError("it names no section and no subject. Name what you read, or sign the page off.")
    if subject and subject not in SUBJECTS:
        raise UnreadableFormError(f"{subject!r} is none of the subjects: {', '.join(SUBJECTS)}.")
    return Scope(names, subject or None) if is_part else None


def _remarks(text: str) -> tuple[tuple[str, str], ...]:
    try:
        return read_remarks(text)
    except UnreadableRemarkError as error:
        raise UnreadableFormError(str(error)) from None


def _day(text: str) -> datetime.date | None:
    if not text.strip():
        return None
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        raise UnreadableFormError(f"{text.strip()!r} is no day. Write it as 2026-12-01.") from None
