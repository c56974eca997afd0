"""How long a page takes to read."""

import math
import re

from macros.assembly import strings
from macros.content import SourcePage
from macros.front_matter import Guide

WORDS_PER_MINUTE = 200
"""A careful adult reader; medical text in a second language is read no faster."""

WORD = re.compile(r"[^\W_][\w'’.-]*")
NOT_WORDS = re.compile(r"\{[%{].*?[%}]\}|\{[^}]*\}|\[\^[^\]]+\]|\]\([^)]*\)")
PRINTED_KEYS = frozenset(
    ("title", "series", "summary", "at_a_glance", "core", "benefits_and_limitations", "ask_your_team", "questions")
    + ("call_to_action",)
)


def word_count(page: SourcePage) -> int:
    """The page's own words: its body and the front matter readers see, without shared partials and data."""
    keys = PRINTED_KEYS if isinstance(page.meta, Guide) else PRINTED_KEYS & {"title", "summary"}
    printed = page.meta.model_dump(include=set(keys), exclude={"core": {"id": True}} if "core" in keys else None)
    text = " ".join([page.body, *strings(printed)])
    return len(WORD.findall(NOT_WORDS.sub(" ", text)))


def reading_minutes(words: int) -> int:
    """Whole minutes, rounded up, at least one."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE))
