"""The paragraphs and list items of a part of a page: what differences are told in."""

import re
from typing import Any

from publishing.text.word_diff import Block

HEADING = re.compile(r"#{1,6} +(?P<text>.*?)(?: *\{[^}]*\})?$")


def blocks(value: Any, under: str = "") -> list[Block]:
    """The paragraphs and list items of a part, each with the heading or the keys it stands under."""
    if value is None:
        return []
    if isinstance(value, dict):
        return [block for key, item in value.items() for block in blocks(item, _below(under, key))]
    if isinstance(value, list):
        numbered = [(f"{_below(under, '')}{number}", item) for number, item in enumerate(value, start=1)]
        return [block for place, item in numbered for block in blocks(item, place)]
    found: list[Block] = []
    for line in str(value).split("\n"):
        text = line.strip()
        if heading := HEADING.match(text):
            under = heading["text"]
        if text:
            found.append((under, text))
    return found


def _below(under: str, key: str) -> str:
    return f"{under} > {key}".removeprefix(" > ").replace("_", " ")
