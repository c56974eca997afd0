"""Tags of HTML in Markdown: what each pair meant, told once, and what to write in its place."""

import re
from collections import Counter
from collections.abc import Iterator

TAG = re.compile(r"<(?:(?P<closes>/)?(?P<name>[A-Za-z][A-Za-z0-9]*)|[!?/A-Za-z])")
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
INSTEAD = {
    "br": "Delete it: an empty line begins a new paragraph.",
    "p": "Delete it: an empty line begins a new paragraph.",
    "a": "Write [words](address).",
    "img": "Write ![What it shows](/assets/images/name.png).",
    "sup": "Type the raised digit itself, such as ², or write it in words.",
    "sub": "Type the lowered digit itself, such as ₂, or write it in words.",
    "hr": "Delete it, or write a heading.",
    "ul": "Begin each item with '- '.",
    "ol": "Begin each item with '1. '.",
    "li": "Begin each item with '- '.",
}
ANY_OTHER = "Write it in Markdown, an address as [words](address), or 'less than' for <."


def raw_html(text: str) -> Iterator[tuple[int, str]]:
    """Offset and message of each tag; the one that closes another has been told with it."""
    opened: Counter[str] = Counter()
    for tag in TAG.finditer(text) if "<" in text else ():
        name = (tag["name"] or "").lower()
        if tag["closes"] and opened[name]:
            opened[name] -= 1
            continue
        opened[name] += not tag["closes"]
        yield tag.start(), f"raw HTML is not allowed. {_instead(name)}"


def _instead(name: str) -> str:
    if mark := MARKS.get(name):
        return f"Write {mark} in place of <{name}> and of </{name}>."
    return INSTEAD.get(name, ANY_OTHER)
