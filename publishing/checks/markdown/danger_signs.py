"""Signs of danger: told once, in docs/_data/danger-signs.yml, and linked to from everywhere else."""

import re
from collections.abc import Iterator
from functools import lru_cache

from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.models.danger_signs import TIERS
from publishing.content.passages import Passage
from publishing.text.ends import PARAGRAPH_END

ENOUGH_SIGNS = 3
"""So many signs in one text that says to call are a list of its own."""
# Begins with the signs it looks for, which lets Python skip to them.
CALL = re.compile(
    r"[CcPpRrUuEeGgAa](?<!\w.)"
    r"(?i:(?<=c)alls?|(?<=p)hone|(?<=r)ing|(?<=u)rgent|(?<=e)mergenc(?:y|ies)|(?<=g)et help|(?<=a)t once"
    r"|(?<=r)ight away)\b"
)
FREE = frozenset(
    (
        "docs/_partials/get-help-now.md",
        *(f"docs/_data/{stem}.yml" for stem in ("danger-signs", "sources", "own-corrections", "material-corrections")),
    )
)
"""The list itself, titles of others, and what texts said that were wrong."""
LINK = re.compile(r"\]\([^)]*\)")
ITEM = re.compile(r"(?m)^[ ]*(?:[-*+]|\d+\.)[ ]")


def problems(passage: Passage, content: Content) -> Iterator[Problem]:
    """Every block of a passage that tells several signs of danger and says to call."""
    if passage.path in FREE or "danger-signs" in content.unsound:
        return
    if not CALL.search(passage.text):
        return
    known = tuple((sign.id, tuple(sign.words)) for sign in content.data["danger-signs"].values() if sign.part in TIERS)
    for start, block in blocks(passage.text):
        if not CALL.search(block):
            continue
        words = LINK.sub(lambda found: "]" + " " * (len(found[0]) - 1), block)
        told = sorted(filter(None, (pattern.search(words) for pattern in _patterns(known))), key=_place)
        if len(told) >= ENOUGH_SIGNS and CALL.search(words):
            signs = ", ".join(repr(found[0]) for found in told)
            message = (
                f"this is a second list of signs ({signs}). Signs stand in docs/_data/danger-signs.yml alone, so that "
                "no two lists differ. Link to it: [when to get help now](/guides/treatment-process.md#get-help-now)."
            )
            yield passage.problem(start + told[0].start(), message)


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """What a reader takes in at once, each with its offset: a paragraph, a list item, or a list led in by a call."""
    led_in = None
    start = 0
    for end in (*(found.start() for found in PARAGRAPH_END.finditer(text)), len(text)):
        paragraph = text[start:end]
        first_item = ITEM.search(paragraph)
        lead_in = paragraph[: first_item.start()] if first_item else paragraph
        if first_item and (CALL.search(lead_in) or (led_in is not None and not lead_in.strip())):
            begin = start if lead_in.strip() or led_in is None else led_in
            yield begin, text[begin:end]
        else:
            begins = [0, *(found.start() for found in ITEM.finditer(paragraph) if found.start())]
            for begin, stop in zip(begins, [*begins[1:], len(paragraph)], strict=True):
                if paragraph[begin:stop].strip():
                    yield start + begin, paragraph[begin:stop]
            led_in = start if not first_item and paragraph.strip() and CALL.search(paragraph) else None
        start = end


def _place(found: re.Match[str]) -> int:
    return found.start()


@lru_cache(maxsize=4)
def _patterns(known: tuple[tuple[str, tuple[str, ...]], ...]) -> list[re.Pattern[str]]:
    """One pattern for each sign."""
    return [re.compile(rf"\b(?:{'|'.join(map(_word, words))})\b", re.IGNORECASE) for _, words in known]


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
