"""Lists in braces and types of boxes in shared blocks: they name ids and classes, and hide nothing."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from publishing.content.model import Content

BRACES = re.compile(r"\{(?P<list>[^{}\n]*)\}")
BOX = re.compile(r"(?m)^[ ]*(?:!!!|\?\?\?\+?)[ ](?P<types>[\w -]+?)[ ]*(?:\"|$)")
WORD = re.compile(r"#[\w-]+|\.[A-Za-z][\w-]*|data-search-exclude")
HIDES = {"print-foot": "parts/print-foot.md"}
"""Classes that are not seen on a screen, each with the one block that is meant for paper."""


def block_attributes(text: str, name: str, content: Content) -> Iterator[tuple[int, str]]:
    """Offset and message of everything in the lists of a partial, given without its templates, that it may not set."""
    for found in BRACES.finditer(text):
        for word in found["list"].removeprefix(":").split():
            if message := _attribute(word, name, content):
                yield found.start(), message
    for box in BOX.finditer(text):
        for kind in box["types"].split():
            if kind in content.hiding or (kind in HIDES and HIDES[kind] != name):
                yield box.start("types"), f"a box of the kind {kind!r} is not seen. Choose another kind."


def _attribute(word: str, name: str, content: Content) -> str | None:
    if not WORD.fullmatch(word):
        return f"{word!r} may hide what readers see or hear. Only {{#id}} and {{ .class }} are allowed in braces."
    if not word.startswith("."):
        return None
    kind = word[1:]
    if HIDES.get(kind) == name:
        return None
    if kind in content.hiding or kind in HIDES:
        return f"the class {word!r} hides the words it is given to. Delete it."
    if kind in content.classes:
        return None
    near = get_close_matches(kind, content.classes, n=1)
    return f"the style sheet has no class {word!r}. {f'Did you mean {near[0]!r}?' if near else 'Delete it.'}"
