"""Sources that need a look: their check has run out, or their address died or moved; and the pages resting on them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field, TypeAdapter

from publishing.assembly.parts import CITATION, Assembly, assemble
from publishing.content.model import Content
from publishing.content.models.field_types import Record
from publishing.content.models.source import Source


class LinkResult(Record):
    """What a link checker found out about one address."""

    url: str = Field(description="the address as the register has it")
    state: Literal["died", "moved"] = Field(description="died: no page there; moved: it leads elsewhere")
    to: str | None = Field(None, description="where it leads now, if it moved")


LINK_RESULTS = TypeAdapter(list[LinkResult])


@dataclass(frozen=True)
class SourceToLookAt:
    """One source of the register, why it needs a look, and what rests on it."""

    source: Source
    run_out: date | None
    """The last day on which its check counted, if that is past."""
    link: LinkResult | None
    pages: tuple[str, ...]
    """Paths below docs/ of the pages that cite it, directly or through what they include."""


def sources_to_look_at(content: Content, today: date, links: Iterable[LinkResult] = ()) -> list[SourceToLookAt]:
    """Every such source, those with the most pages first."""
    by_address = {link.url: link for link in links}
    pages = pages_by_source(content)
    found = [
        SourceToLookAt(
            source=source,
            run_out=source.holds_until if source.has_run_out(today) else None,
            link=by_address.get(source.url),
            pages=tuple(pages.get(source.id, ())),
        )
        for source in content.data["sources"].values()
    ]
    due = [item for item in found if item.run_out or item.link]
    return sorted(due, key=lambda item: (-len(item.pages), item.source.id))


def pages_by_source(content: Content) -> dict[str, list[str]]:
    """The pages that rest on each source, by the source's id."""
    pages: dict[str, list[str]] = defaultdict(list)
    for page in content.pages.values():
        for name in sorted(sources_of(assemble(page, content))):
            pages[name].append(page.path)
    return pages


def sources_of(assembly: Assembly) -> set[str]:
    """The ids that a page cites, and those its records name."""
    cited = {match["id"] for text in assembly.texts for match in CITATION.finditer(text)}
    named = {name for record in assembly.records.values() for name in getattr(record, "sources", ())}
    return cited | named
