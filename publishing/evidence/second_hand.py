"""How far each guide rests on sources that report what others published."""

from collections.abc import Iterable
from dataclasses import dataclass

from publishing.assembly.parts import assemble, cited_together
from publishing.content.model import Content
from publishing.content.models.source import Source


@dataclass(frozen=True)
class CitedClaims:
    """The claims of one page that carry a citation, the citations themselves, and the sources behind them."""

    path: str
    title: str
    total: int
    second_hand: int
    """Claims with no primary source among their citations."""
    citations: int
    second_hand_citations: int
    sources: int
    second_hand_sources: tuple[str, ...]
    """The sources that are not the original, the most cited first."""


def cited_claims(content: Content) -> list[CitedClaims]:
    """The count for each guide, its own partials and records included, in the order of the cards."""
    register = content.data["sources"]
    return [count(guide.path, guide.meta.title, assemble(guide, content).texts, register) for guide in content.guides]


def second_hand_sources(content: Content) -> int:
    """How many entries of the register are not the original."""
    return sum(not source.primary for source in content.data["sources"].values())


def count(path: str, title: str, texts: Iterable[str], sources: dict[str, Source]) -> CitedClaims:
    """The count for one page, from all texts with words of it and the register. Unknown ids are passed over."""
    runs = [run for text in texts for run in cited_together(text)]
    cited = [name for run in runs for name in run if name in sources]
    reports = [name for name in cited if not sources[name].primary]
    return CitedClaims(
        path,
        title,
        total=len(runs),
        second_hand=sum(not any(sources[name].primary for name in run if name in sources) for run in runs),
        citations=len(cited),
        second_hand_citations=len(reports),
        sources=len(set(cited)),
        second_hand_sources=tuple(sorted(set(reports), key=lambda name: (-reports.count(name), name))),
    )
