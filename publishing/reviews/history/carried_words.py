"""How many words may pass as a harmless edit: between the last review and today, however many steps lie between."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from publishing.git.repository import NoHistoryError
from publishing.reviews.difference import blocks
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.ledger.entries import Entry
from publishing.reviews.words import Words
from publishing.text.word_diff import ChangedBlock, changed_blocks

MOST_WORDS = 100
"""Words that went and words that came, together: about a paragraph written anew. More than that is to be read."""

WORD = re.compile(r"\w+")


def too_many_words(page: str, entries: Sequence[Entry], words: Words, past: PastWords) -> str | None:
    """Why today's words are too far from those that were read last, or None; `entries` end with the newest sign-off."""
    review = next((entry for entry in reversed(entries) if entry.outcome == "approved"), None)
    try:
        read = past.signed(review)[1].words if review else words
    except NoHistoryError:
        return None  # words that no commit holds any more cannot be counted
    count = changed_words(read.of(page), words.of(page))
    if not review or count <= MOST_WORDS:
        return None
    return (
        f"{count} words went or came since the review of {review.date}, and {MOST_WORDS} may be carried over. "
        "Read what changed (make diff-since-review), then use: make sign-off."
    )


def changed_words(before: dict[str, object], after: dict[str, object]) -> int:
    """How many words of a page's parts went or came."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    changed = (block for name in names for block in changed_blocks(blocks(before.get(name)), blocks(after.get(name))))
    return sum(_changed_words(block) for block in changed)


def _changed_words(block: ChangedBlock) -> int:
    """Where little stayed, a block is shown as gone and come as a whole; here what stayed does not count."""
    old, new = (
        WORD.findall("".join(piece.text for piece in block.pieces if piece.kind != other))
        for other in ("added", "removed")
    )
    stayed = sum(match.size for match in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
    return len(old) + len(new) - 2 * stayed
