"""Approved with remarks: what a reviewer would have the editors change in a section, though they approve the words."""

import re
from collections.abc import Iterable

from pydantic import Field

from publishing.content.models.field_types import Digest, Identifier, Line, Record

ONE = re.compile(r"[-*\s]*`?#?(?P<section>[a-z0-9][\w-]*)`?:\s+(?P<says>\S.*)")


class Remark(Record):
    """One remark, bound to a section as it was."""

    section: Identifier = Field(description="the id of the section's heading")
    says: Line = Field(description="what the editors should look at")
    words: Digest = Field(
        description="the digest of the section's words as they are typed: the remark is open while they stand"
    )


class UnreadableRemarkError(Exception):
    """A line that names no section; the message is for who wrote it."""


def read_remarks(text: str) -> tuple[tuple[str, str], ...]:
    """The section and the words of each remark, one a line, as `daily-life: say who drives`.

    Raises UnreadableRemarkError for a line without a section.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = [ONE.fullmatch(line) for line in lines]
    for line, match in zip(lines, found, strict=True):
        if match is None:
            raise UnreadableRemarkError(f"{line[:60]!r} names no section. Write one a line, as daily-life: say who.")
    return tuple((match["section"], " ".join(match["says"].split())) for match in found if match)


def said(remarks: Iterable[Remark] | None) -> tuple[tuple[str, str], ...]:
    """The section and the words of each remark of an entry."""
    return tuple((remark.section, remark.says) for remark in remarks or ())
