"""Words for made-up guides: as many different ones, and as unevenly used, as in a real text."""

import random
import re
from bisect import bisect
from itertools import accumulate, count, islice
from pathlib import Path

from publishing.checks.words.review_claims import DOES

SIZE = 30_000
"""Different words. A million words of English, as in 1,000 guides, use about as many."""
SKEW = 1.05
"""Zipf's exponent: the word of rank n is used 1 / n**SKEW as often as the first."""
SYLLABLES = (
    *("an", "ar", "ber", "bi", "cal", "car", "cel", "cin", "cy", "da", "den", "di", "dra", "el", "em", "fa", "fer"),
    *("ga", "gen", "gli", "he", "im", "in", "ka", "ki", "la", "len", "li", "lo", "ma", "mer", "mi", "mor", "na"),
    *("ne", "no", "nu", "o", "os", "pa", "per", "phi", "plas", "po", "ra", "re", "ri", "ro", "sa", "sen", "si"),
    *("so", "sta", "su", "ta", "te", "ti", "tor", "tri", "tu", "u", "ul", "va", "ve", "vi", "xa", "ze", "zo"),
)
WORD = re.compile(r"(?<![\w/#(-])[a-z]{2,12}(?![\w/.:#)-])")
NOT_WORDS = re.compile(r"\{.*?\}|\[\^[^\]]*\]|\([^)]*\)|^[\w-]+:", re.MULTILINE)


class Vocabulary:
    """The words of the real guides, most used first, and then made-up ones; drawn as Zipf's law has them."""

    def __init__(self, guides: Path, seed: int = 7) -> None:
        draw = random.Random(seed)  # noqa: S311 - the same words each time
        text = " ".join(path.read_text(encoding="utf-8") for path in sorted(guides.glob("*.md")))
        seen: dict[str, int] = {}
        for word in WORD.findall(NOT_WORDS.sub(" ", text)):
            seen[word] = seen.get(word, 0) + 1
        # By chance they would make a sentence that passes for a review.
        seen = {word: times for word, times in seen.items() if not re.fullmatch(DOES, word)}
        real = sorted(seen, key=lambda word: (-seen[word], word))
        made = ("".join(draw.choices(SYLLABLES, k=draw.choice((2, 3, 3, 4)))) for _ in count())
        self.words = list(dict.fromkeys([*real, *islice(made, SIZE * 2)]))[:SIZE]
        self._weights = list(accumulate(1 / rank**SKEW for rank in range(1, len(self.words) + 1)))

    def draw(self, random_: random.Random, how_many: int) -> list[str]:
        """So many words, in the order they were drawn; none twice in a row, which no page of ours may print."""
        total = self._weights[-1]
        drawn: list[str] = []
        while len(drawn) < how_many:
            word = self.words[bisect(self._weights, random_.random() * total)]
            if drawn[-1:] != [word]:
                drawn.append(word)
        return drawn
