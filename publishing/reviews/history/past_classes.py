"""The class that a page had at a commit."""

import re

from publishing.content.models.field_types import ReviewClass
from publishing.git.repository import DOCS, Repository
from publishing.reviews.classes import STRICTEST_FIRST

FRONT_MATTER = re.compile(r"\A---\n(?P<keys>.*?)^---$", re.DOTALL | re.MULTILINE)
CLASS = re.compile(r"^review_class: *[\"']?(?P<name>\w+)", re.MULTILINE)


def class_at(repository: Repository, commit: str, page: str) -> ReviewClass | None:
    """What the page's own front matter said, or None where there was no such page, or no class in it."""
    opening = FRONT_MATTER.match((repository.file_at(commit, f"{DOCS}/{page}") or "").replace("\r\n", "\n"))
    found = CLASS.search(opening["keys"]) if opening else None
    return next((name for name in STRICTEST_FIRST if found and name == found["name"]), None)
