"""The class that a page had at a commit."""

import re

from publishing.content.models.field_types import ReviewClass
from publishing.git.repository import DOCS, Repository
from publishing.reviews.classes import STRICTEST_FIRST

OPENS, CLOSES = "---\n", "\n---\n"
"""The lines around the front matter of a page."""
CLASS = re.compile(r"^review_class: *[\"']?(?P<name>\w+)", re.MULTILINE)


def class_at(repository: Repository, commit: str, page: str) -> ReviewClass | None:
    """What the page's own front matter said, or None where there was no such page, or no class in it."""
    text = repository.file_at(commit, f"{DOCS}/{page}") or ""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    end = f"{text}\n".find(CLOSES) if text.startswith(OPENS) else -1
    found = CLASS.search(text, len(OPENS), end) if end > 0 else None
    return next((name for name in STRICTEST_FIRST if found and name == found["name"]), None)
