"""The register of sources for other people's reference managers: CSL-JSON and BibTeX."""

import json
from collections.abc import Iterable
from typing import Any

from publishing.content.dates import year_of
from publishing.content.models.source import Source

ET_AL = "et al"


def csl_json(sources: Iterable[Source]) -> str:
    """The sources as CSL-JSON (citation-style-language/schema, 1.0), in the order given."""
    return json.dumps([_csl_item(source) for source in sources], ensure_ascii=False, indent=1) + "\n"


def bibtex(sources: Iterable[Source]) -> str:
    """The sources as BibTeX entries, in the order given."""
    # A build that finds the register in its cache shall not wait for what writes it.
    import bibtexparser  # noqa: PLC0415
    from bibtexparser.model import Entry, Field  # noqa: PLC0415

    library = bibtexparser.Library()
    for source in sources:
        fields = [Field(key, _escaped(key, value)) for key, value in _bibtex_fields(source).items() if value]
        library.add(Entry("article" if source.is_paper else "misc", source.id, fields))
    return bibtexparser.write_string(library)


def _csl_item(source: Source) -> dict[str, Any]:
    item = {
        "id": source.id,
        "type": "article-journal" if source.is_paper else "webpage",
        "title": source.title,
        "author": [_name(author) for author in source.authors if author != ET_AL],
        "container-title": source.publisher,
        "issued": _parts(source.published) if source.published else None,
        "accessed": _parts(source.checked.isoformat()),
        "URL": source.url,
        "DOI": source.doi,
        "PMID": source.pmid,
        "number": source.registration,
        "note": source.supports,
    } | _volume(source)
    return {key: value for key, value in item.items() if value}


def _volume(source: Source) -> dict[str, str]:
    """Volume, issue and pages out of '41(9):1664-9'."""
    if not source.pages:
        return {}
    volume, _, pages = source.pages.partition(":")
    volume, _, issue = volume.rstrip(")").partition("(")
    return {"volume": volume, "issue": issue, "page": pages}


def _name(author: str) -> dict[str, str]:
    family, _, given = author.rpartition(" ")
    return {"family": family, "given": given} if family else {"literal": author}


def _parts(day: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in day.split("-")]]}


def _bibtex_fields(source: Source) -> dict[str, str | None]:
    volume = _volume(source)
    authors = ["others" if author == ET_AL else ", ".join(author.rsplit(" ", 1)) for author in source.authors]
    return {
        "title": source.title,
        "author": " and ".join(authors),
        "journal" if source.is_paper else "howpublished": source.publisher,
        "year": source.published and year_of(source.published),
        "volume": volume.get("volume"),
        "number": volume.get("issue"),
        "pages": volume.get("page"),
        "doi": source.doi,
        "pmid": source.pmid,
        "url": source.url,
        "urldate": source.checked.isoformat(),
    }


def _escaped(key: str, value: str) -> str:
    """A value with BibTeX's own signs escaped; addresses stay as they are, because readers copy them."""
    return value if key in ("url", "doi") else value.replace("&", r"\&").replace("%", r"\%")
