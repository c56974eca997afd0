"""What may pass as a harmless edit: between the last review and now, however many steps lie between."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from publishing.content.beside import FRAGMENTS, PICTURES, SETTINGS
from publishing.git.repository import NoHistoryError
from publishing.reviews.blocks import blocks
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.words import DOCS, PARTIALS_FOLDER, Words
from publishing.text.word_diff import ChangedBlock, changed_blocks

MOST_WORDS = 25
"""Words that went and words that came, together: about a sentence written anew. More than that is to be read."""

READ_INSTEAD = "Read what changed (make diff-since-review), then use: make sign-off."
SOURCES = "docs/_data/sources.yml"
SHOWN = (PICTURES, FRAGMENTS, SETTINGS)
"""What is no text: pictures, drawings, addresses of the settings."""

WORD = re.compile(r"\w+")
UNITS = (
    "seconds?|minutes?|hours?|days?|weeks?|months?|years?|[mµ]?c?g|kg|m[lL]|mmol|units?|degrees?|doses?|daily|weekly|"
    "percent"
)
AMOUNTS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundreds?|thousands?|millions?|"
    "half|third|quarter|once|twice|first|second|last|few|fewer|many|more|most|less|least|several|all|every|each|some|"
    "any|both"
)
TURNS = (
    r"not|no|never|nor|neither|none|nobody|nothing|without|cannot|\w+n['’]t|unless|except|only|but|or|if|until|before|after|"
    "above|below|over|under|must|should|may|might|can|could|will|would|always|often|sometimes|rarely|seldom|usually|likely|"
    "unlikely|safe|unsafe|high|higher|low|lower|start|stop"
)
MEANT = re.compile(
    r"\d[\d.,:/–-]*\d|\d|%|°|\]\([^)]*\)|\[\^[^\]]+\]|https?://\S+|\{\{.*?\}\}|\{%.*?%\}|"
    rf"\b(?:{UNITS}|{AMOUNTS}|{TURNS})\b",
    re.IGNORECASE,
)
"""Numbers, units, words that turn a meaning, links, citations, templates."""


def why_not_harmless(entry: Entry, earlier: Sequence[Entry], past: PastWords) -> str | None:
    """Why an entry may not carry a review over to its words, or None; `earlier` begins with the oldest."""
    try:
        _, digests = past.signed(entry)
    except NoHistoryError:
        return None  # words that no commit holds any more cannot be compared
    return too_much(entry.page, entry.review_class, earlier, digests.words, past)


def too_much(page: str, review_class: str, earlier: Sequence[Entry], words: Words, past: PastWords) -> str | None:
    """Why these words of a page are too far from those that were read last, or None."""
    if review_class == "safety":
        return f"a page of the class safety is read again after every change. {READ_INSTEAD}"
    review = next((entry for entry in reversed(earlier) if entry.outcome == "approved" and not entry.scope), None)
    if review is None:
        return None  # told with the rules for the files alone
    try:
        before = past.signed(review)[1].words.of(review.page)
    except NoHistoryError:
        return None
    after = words.of(page)
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    for name in names:
        if why := _never(name, words) or _meaning(before.get(name), after.get(name)):
            return f"{why} {READ_INSTEAD}"
    count = sum(map(changed_words, _changed(before, after, names)))
    if count <= MOST_WORDS:
        return None
    return (
        f"{count} words went or came since the review of {review.date}, and {MOST_WORDS} may be carried over. "
        f"{READ_INSTEAD}"
    )


def _never(name: str, words: Words) -> str | None:
    """Parts of which no change is harmless."""
    if name.startswith(SOURCES):
        return f"the source {name.partition('#')[2]} changed."
    if name.startswith(SHOWN):
        return f"what {name.partition('#')[0]} shows changed."
    partial = name.removeprefix(DOCS)
    is_partial = partial.startswith(PARTIALS_FOLDER) and partial.removeprefix(PARTIALS_FOLDER) in words.content.partials
    return f"{name} stands on pages of the class safety." if is_partial and _is_safety(partial, words) else None


def _is_safety(partial: str, words: Words) -> bool:
    return words.review_class(partial) == "safety"


def _meaning(before: object, after: object) -> str | None:
    """The first number, unit, link, source or word that turns a meaning which went, came or changed its place."""
    old, new = map(_marks, (before, after))
    for kind, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            went, came = " ".join(old[first:last]), " ".join(new[new_first:new_last])
            told = f"{went!r} became {came!r}." if went and came else f"{went!r} went." if went else f"{came!r} came."
            return f"{told} Numbers, units, links, sources and words that turn a meaning are never carried over."
    return None


def _marks(value: object) -> list[str]:
    return [mark.casefold() for _, text in blocks(value) for mark in MEANT.findall(text)]


def _changed(before: dict[str, object], after: dict[str, object], names: list[str]) -> Iterator[ChangedBlock]:
    for name in names:
        yield from changed_blocks(blocks(before.get(name)), blocks(after.get(name)))


def changed_words(block: ChangedBlock) -> int:
    """How many words went or came. Where little stayed, a block is shown as gone and come as a whole; here what stayed
    does not count."""
    old, new = (
        WORD.findall("".join(piece.text for piece in block.pieces if piece.kind != other))
        for other in ("added", "removed")
    )
    stayed = sum(match.size for match in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
    return len(old) + len(new) - 2 * stayed
