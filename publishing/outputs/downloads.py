"""The files the site offers beside its pages, each made from the content alone."""

from pathlib import Path

from publishing.cache.keys import digest
from publishing.cache.store import Cache
from publishing.content.model import Content
from publishing.outputs.bibliography import bibtex, csl_json
from publishing.outputs.therapy_data import SCHEMA_NAME, therapies_csv, therapies_json, therapies_schema


def downloads(content: Content) -> dict[str, str]:
    """The text of each file, by its path below the site's root."""
    sources = content.data["sources"].values()
    found = {"sources.json": csl_json(sources), "sources.bib": bibtex(sources)}
    if content.data["therapies"]:
        found["approved-therapies.json"] = therapies_json(content)
        found["approved-therapies.csv"] = therapies_csv(content)
        found[SCHEMA_NAME] = therapies_schema()
    return found


def write_downloads(content: Content, site: Path, cache: Cache) -> None:
    """Write the files into a site; those of an earlier build, if all records and names are as they were."""
    records = ((stem, source.text) for stem, source in sorted(content.located.items()))
    key = digest("downloads", content.names, *records)
    for name, text in cache.once(key, lambda: downloads(content)).items():
        (site / name).write_text(text, encoding="utf-8", newline="")
