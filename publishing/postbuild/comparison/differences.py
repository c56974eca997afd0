"""Where the words that were typed and those that are printed part, and how a reader would see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

NEIGHBORS = 3
"""Words on each side by which a person finds the place."""
FIRST_WORDS = 6
"""So many words in a row are found once in an article: where the page's own words begin in it."""
STRETCH = 400
"""Words that are compared at once, behind a place where the two part."""
MOST = 5
"""Differences of a page that are told: one slip can move all that follows."""


@dataclass(frozen=True)
class Difference:
    typed: str
    printed: str
    start: int
    """The number of the first word that was typed otherwise, in the list of words."""


def differences(words: Sequence[str], printed: Sequence[str]) -> list[Difference]:
    """The first places where an article does not print the words of its page, whatever a theme adds around them."""
    if not words or _joined(words) in _joined(printed):
        return []
    return [found for found, _ in zip(_parting(words, printed), range(MOST), strict=False)]


def _joined(words: Sequence[str]) -> str:
    return "\n".join(["", *words, ""])


def _parting(words: Sequence[str], printed: Sequence[str]) -> Iterator[Difference]:
    here, there = 0, _beginning(words, printed)
    while here < len(words):
        while here < len(words) and there < len(printed) and words[here] == printed[there]:
            here, there = here + 1, there + 1
        if here == len(words):
            return
        first, second = words[here : here + STRETCH], printed[there : there + STRETCH]
        blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
        following = next((block for block in blocks if block.size >= NEIGHBORS), blocks[-1])
        yield _difference(words, printed, (here, here + following.a), (there, there + following.b))
        here, there = here + max(following.a, int(following.size == 0)), there + following.b
        if following.size == 0:
            return


def _beginning(words: Sequence[str], printed: Sequence[str]) -> int:
    """Where the page's own words begin in the article, though the first of them may be others."""
    article = list(printed)
    for length in range(FIRST_WORDS, 0, -1):
        for skipped in range(min(len(words) - length + 1, STRETCH)):
            start = words[skipped : skipped + length]
            for at in range(len(article) - length + 1):
                if article[at] == start[0] and article[at : at + length] == start:
                    return max(at - skipped, 0)
    return 0


def _difference(
    words: Sequence[str], printed: Sequence[str], here: tuple[int, int], there: tuple[int, int]
) -> Difference:
    def shown(all_words: Sequence[str], place: tuple[int, int]) -> str:
        start, end = max(place[0] - NEIGHBORS, 0), min(place[1], place[0] + 4 * NEIGHBORS) + NEIGHBORS
        return " ".join(all_words[start:end])

    return Difference(shown(words, here), shown(printed, there), here[0])
