"""Short names, as records, files, headings and addresses have them: small letters, digits and single hyphens."""

import re

SHORT_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
"""The pattern of one, to be a part of others. Schemas print it, so its group has no signs of Python's own."""
WORD = re.compile(r"[a-z0-9]+")


def is_short_name(text: str) -> bool:
    return re.fullmatch(SHORT_NAME, text) is not None


def short_name(text: str, most_words: int | None = None) -> str:
    """The short name that a text comes to; nothing where it has neither letter nor digit."""
    return "-".join(WORD.findall(text.lower())[:most_words])
