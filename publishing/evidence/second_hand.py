"""How many claims rest only on sources that report what others published."""

import re
from dataclasses import dataclass
from functools import lru_cache

from publishing.assembly.parts import CITATION, SHARED_TEXTS, Assembly, assemble
from publishing.content.model import Content

CITATION_RUN = re.compile(r"(?:\[\^[^\]\s]+\](?!:))+")
"""Citations that stand together belong to one claim."""


@dataclass(frozen=True)
class CitedClaims:
    """The claims of one page that carry a citation."""

    path: str
    title: str
    total: int
    second_hand: int
    """Those with no primary source among their citations."""


def cited_claims(content: Content) -> list[CitedClaims]:
    """The count for each guide, its own partials and records included, in the order of the cards."""
    return [_count(guide.path, guide.meta.title, assemble(guide, content), content) for guide in content.guides]


def second_hand_sources(content: Content) -> int:
    """How many entries of the register are not the original."""
    return sum(not source.primary for source in content.data["sources"].values())


def _count(path: str, title: str, assembly: Assembly, content: Content) -> CitedClaims:
    sources = content.data["sources"]
    runs = [run for text in assembly.texts for run in _runs(text)]
    second_hand = [run for run in runs if not any(sources[name].primary for name in run if name in sources)]
    return CitedClaims(path, title, len(runs), len(second_hand))


@lru_cache(maxsize=SHARED_TEXTS)
def _runs(text: str) -> list[list[str]]:
    if "[^" not in text:
        return []
    return [[citation["id"] for citation in CITATION.finditer(run[0])] for run in CITATION_RUN.finditer(text)]
