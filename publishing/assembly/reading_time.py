"""How long a page takes to read."""

import math
import re

from publishing.assembly.parts import strings
from publishing.content.model import SourcePage

WORDS_PER_MINUTE = 180
"""A tired reader of medical text, many of them in a second language."""

WORD = re.compile(r"[^\W_][\w'’.-]*")
NOT_WORDS = re.compile(r"\{[%{].*?[%}]\}|\{[^}]*\}|\[\^[^\]]+\]|\]\([^)]*\)")

UNREAD = frozenset(
    (
        "description",
        "card",
        "review_class",
        "reviewer",
        "material_reviewed",
        "order",
        "topics",
        "id",
        "duration",
        "other_durations",
        "pause",
        "measured",
        "picture",
        "standing",
        "study",
        "people",
        "questions",
    )
)
"""Front matter that the page itself does not print as words, or prints folded."""

FOLDED_CORES = frozenset(("approaches", "areas", "three-distinctions"))
"""Cores whose items stand in folds, as docs/_partials/core.md prints them: a reader opens the one that is hers."""

FOLD = re.compile(r"^( *)\?\?\? .*\n(?:(?:\1    .*)?\n)*", re.MULTILINE)
"""A fold in a body, with all that is indented below it."""


def word_count(page: SourcePage) -> int:
    """The page's own words as it is first opened: body and front matter, without folds, partials and data."""
    printed = page.meta.model_dump()
    core = printed.get("core")
    if core and core["id"] in FOLDED_CORES:
        core["items"] = [item["title"] for item in core["items"]]
    text = " ".join([FOLD.sub("", f"{page.body}\n"), *strings(_printed(printed))])
    return len(WORD.findall(NOT_WORDS.sub(" ", text)))


def reading_minutes(words: int) -> int:
    """Whole minutes, rounded up, at least one."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def _printed(value: object) -> object:
    if isinstance(value, dict):
        return {key: _printed(item) for key, item in value.items() if key not in UNREAD}
    return [_printed(item) for item in value] if isinstance(value, list) else value
