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
    )
)
"""Front matter that the page itself does not print as words."""


def word_count(page: SourcePage) -> int:
    """The page's own words: its body and the front matter readers see, without shared partials and data."""
    text = " ".join([page.body, *strings(_printed(page.meta.model_dump()))])
    return len(WORD.findall(NOT_WORDS.sub(" ", text)))


def reading_minutes(words: int) -> int:
    """Whole minutes, rounded up, at least one."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def _printed(value: object) -> object:
    if isinstance(value, dict):
        return {key: _printed(item) for key, item in value.items() if key not in UNREAD}
    return [_printed(item) for item in value] if isinstance(value, list) else value
