"""One source, one record: two that are the same paper or page would be counted, and checked again, twice."""

from collections.abc import Iterator

from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.models.source import Source

DOI_ADDRESS = "https://doi.org/"


def problems(content: Content) -> Iterator[Problem]:
    """Every source whose DOI, PubMed number or address an earlier one has, at the line of its own."""
    located = content.located.get("sources")
    first: dict[tuple[str, str], str] = {}
    for index, record in enumerate(located.value if located else ()):
        source = content.data["sources"].get(record.get("id")) if isinstance(record, dict) else None
        if source is None:
            continue  # its own problem is told already
        for key, mark in _marks(source):
            owner = first.setdefault((key, mark), source.id)
            if owner != source.id:
                message = f"the source {owner!r} has the same {NAMES[key]}. Keep one of the two, and cite that."
                yield located.problem((index, key), message)
                break


NAMES = {"doi": "DOI", "pmid": "PubMed number", "url": "address"}


def _marks(source: Source) -> Iterator[tuple[str, str]]:
    """What tells that two records are one source. An address is the same with and without www and a last slash."""
    if source.doi:
        yield "doi", source.doi.casefold()
    elif source.url.startswith(DOI_ADDRESS):
        yield "doi", source.url.removeprefix(DOI_ADDRESS).casefold()
    if source.pmid:
        yield "pmid", source.pmid
    yield "url", source.url.removeprefix("https://").removeprefix("www.").removesuffix("/")
