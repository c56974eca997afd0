"""`make new-source`, `make new-term` and `make new-product`: a record in its place, TO WRITE where words miss.

Each value is a variable, as ID=zuma-9 TITLE="The title". The check that follows says what is still wrong with it.
"""

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from publishing.checks.data.glossary import alphabetical
from publishing.commands.editing.record_files import change_file, ids, record_text, with_record
from publishing.content.dates import build_day
from publishing.content.models.own_pages import page_of_product
from publishing.content.read import read
from publishing.text.short_names import is_short_name, short_name
from publishing.text.unwritten import TO_WRITE, to_write

DOCS = Path("docs")
DATA = DOCS / "_data"
TERM = re.compile(r"(?m)^  term: *[\"']?(?P<term>.*?)[\"']?$")
PRODUCT_PAGE = """---
title: "{brand} ({generic})"
description: "What {brand} is, for which cancers it is approved, how it is given, its main warnings, and the sources."
summary: What it is, for whom exactly, where it is approved, and what can go wrong.
review_class: treatment
product: {id}
---
{{% include "subject-opening.md" %}}

{{% include "product.md" %}}

{{% include "page-ending.md" %}}
"""
Given = Mapping[str, str]


@dataclass(frozen=True)
class Kind:
    """A kind of record: its file, the variables it needs, what is written of them, and where."""

    stem: str
    needs: tuple[str, ...]
    values: Callable[[Given, date], dict[str, object]]
    before: Callable[[Given], Callable[[str], bool]] | None
    example: str


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _number(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


def _source(given: Given, today: date) -> dict[str, object]:
    original = given.get("STANDS_FOR")
    return {
        "id": given["ID"],
        "kind": given.get("KIND", "trial"),
        "authors": _list(given["AUTHORS"]) if "AUTHORS" in given else None,
        "publisher": given["PUBLISHER"],
        "title": given["TITLE"],
        "published": given.get("PUBLISHED", TO_WRITE),
        "pages": given.get("PAGES"),
        "url": given["URL"],
        "doi": given.get("DOI"),
        "pmid": given.get("PMID"),
        "registration": given.get("REGISTRATION"),
        "checked": today,
        "checked_by": given["CHECKED_BY"],
        "holds_months": _number(given.get("HOLDS_MONTHS", "12")),
        "primary": original is None,
        "stands_for": original,
        "supports": given.get("SUPPORTS", to_write("what we use it for, in one sentence.")),
    }


def _term(given: Given, _today: date) -> dict[str, object]:
    return {
        "id": given["ID"],
        "term": given["TERM"],
        "other_names": _list(given.get("OTHER_NAMES", "")),
        "searched_as": _list(given["SEARCHED_AS"]) if "SEARCHED_AS" in given else None,
        "definition": given.get("DEFINITION", to_write("one to three plain sentences.")),
        "sources": _list(given.get("SOURCES", "")),
    }


def _product(given: Given, today: date) -> dict[str, object]:
    """Without the conditions of its label: the check asks for each, and none is guessed."""
    sources = _list(given["SOURCES"])
    return {
        "id": given["ID"],
        "brand": given["BRAND"],
        "generic": given["GENERIC"],
        "other_names": _list(given.get("OTHER_NAMES", "")),
        "kind": given["KIND"],
        "target": given.get("TARGET"),
        "what_it_is": to_write("one plain sentence."),
        "how_given": to_write("one plain sentence."),
        "uses": [
            {
                "cancer": given["CANCER"],
                "disease": to_write("the disease as the label names it"),
                "sources": sources,
            }
        ],
        "approvals": [{"regulator": given["REGULATOR"], "approved": given.get("APPROVED"), "sources": sources}],
        "none_found": [],
        "status": given.get("STATUS", "approved"),
        "state": to_write("how things stand now, and what could not be confirmed."),
        "safety": to_write("its main warnings beside those of its kind."),
        "sources": sources,
        "checked": today,
        "holds_months": 6,
    }


def _by_id(given: Given) -> Callable[[str], bool]:
    return lambda record: ids(record)[0] > given["ID"]


def _by_term(given: Given) -> Callable[[str], bool]:
    def later(record: str) -> bool:
        found = TERM.search(record)
        return found is not None and alphabetical(found["term"]) > alphabetical(given["TERM"])

    return later


KINDS = {
    "source": Kind(
        "sources",
        ("ID", "PUBLISHER", "TITLE", "URL", "CHECKED_BY"),
        _source,
        _by_id,
        'ID=author-2026 KIND=trial PUBLISHER="The journal" TITLE="The title" PUBLISHED=2026-03 '
        'URL=https://host.org/page CHECKED_BY=your-id SUPPORTS="What we use it for."',
    ),
    "term": Kind(
        "glossary",
        ("ID", "TERM"),
        _term,
        _by_term,
        'ID=apheresis TERM=Apheresis DEFINITION="One to three plain sentences." SOURCES=source-one,source-two',
    ),
    "product": Kind(
        "therapies",
        ("ID", "BRAND", "GENERIC", "KIND", "CANCER", "REGULATOR", "SOURCES"),
        _product,
        None,
        "ID=brand BRAND=Brand GENERIC=genericname KIND=car-t CANCER=lymphoma REGULATOR=fda APPROVED=2026-03 "
        "SOURCES=label-brand",
    ),
}


def _unfit_kind(kind: str) -> str | None:
    """Why no product is of this kind: its page gets a folder of that name, and in a form anybody may write anything."""
    if (names := read(DOCS)[0].names) is None:
        return f"{DATA}/names.yml, which lists the kinds, cannot be read. Write: make check"
    if kind in names.kinds and is_short_name(kind):
        return None
    known = ", ".join(f"{one} ({words})" for one, words in names.kinds.items())
    return (
        f"There is no kind {kind!r}. Write KIND= and one of these: {known}. "
        f"A new one is named in {DATA}/names.yml first."
    )


def main(arguments: list[str], given: Given, today: date) -> int:
    kind = KINDS[arguments[0]]
    values = {name: value for name, value in given.items() if value.strip()}
    missing = [name for name in kind.needs if name not in values]
    if missing:
        print(f"{', '.join(missing)} missing. Write: make new-{arguments[0]} {kind.example}")
        return 1
    if not is_short_name(values["ID"]):
        likely = short_name(values["ID"]) or "a-short-name"
        print(f"A short name has small letters, digits and single hyphens. Write ID={likely}")
        return 1
    if arguments[0] == "product" and (unfit := _unfit_kind(values["KIND"])):
        print(unfit)
        return 1
    path = DATA / f"{kind.stem}.yml"
    if values["ID"] in ids(path.read_text("utf-8")):
        print(f"{path} has a record {values['ID']!r} already. Choose another id, or change that record.")
        return 1
    record = record_text(kind.values(values, today))
    change_file(path, lambda text: with_record(text, record, kind.before(values) if kind.before else None))
    print(f"{path} has the record {values['ID']!r} now.")
    if arguments[0] == "product":
        page = DOCS / page_of_product(values["ID"], values["KIND"])
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PRODUCT_PAGE.format(id=values["ID"], brand=values["BRAND"], generic=values["GENERIC"]), "utf-8")
        print(f"{page} is its page. Then read again the guides that speak of its cancer.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], dict(os.environ), build_day()))
