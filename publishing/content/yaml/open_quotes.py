"""Finds the quote that was opened and forgotten: a reader of YAML stumbles many lines further on."""

import re

OPENED = re.compile(r"\s*(?:- )*(?:[\w-]+:[ ]+)?(?P<quote>[\"'])(?P<rest>.*)")
NEW_KEY = re.compile(r"\s*(?:- +)?[\w-]+:(?: |$)|\s*- |$")
"""What cannot go on with a text that was begun in the line before: another key, another item, nothing."""


def forgotten_quote(text: str, until: int) -> tuple[int, int, str] | None:
    """Line and column, from 0, of the first quote that opens a text and has no partner before the next key.

    The quote itself comes third. `until` is the line on which YAML could not be read any more.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines[: until + 1]):
        found = OPENED.match(line)
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if found and found["quote"] not in found["rest"] and NEW_KEY.match(following):
            return number, found.start("quote"), found["quote"]
    return None
