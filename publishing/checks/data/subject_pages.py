"""The pages of single products and cancers: each record has one, in its folder, and each page has a record."""

from collections.abc import Iterator

from publishing.assembly.moved_pages import DATA as MOVED
from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content, SourcePage

RECORDS = {"product": "therapies", "cancer": "cancers"}
"""The key of a page's front matter, and the data file that it names a record of."""


def awaited(content: Content) -> set[str]:
    """The places, below docs/, of products and cancers whose page stands elsewhere and is told to go there."""
    return {
        content.data[stem][name].page
        for key, stem in RECORDS.items()
        for page in content.pages.values()
        if (name := getattr(page.meta, key)) in content.data[stem]
    } - content.pages.keys()


def problems(content: Content) -> Iterator[Problem]:
    """Records without a page, pages without a record, and pages that lie elsewhere than their record says."""
    # A site without any such page has none to miss.
    for key, stem in RECORDS.items():
        pages = {path: page for path, page in content.pages.items() if getattr(page.meta, key)}
        records = content.data[stem]
        for path, page in pages.items():
            name = getattr(page.meta, key)
            if name not in records and stem not in content.unsound:
                yield page.front_matter.problem((key,), unknown(f"the {key}", name, records, f"docs/_data/{stem}.yml"))
            elif name in records and path != records[name].page:
                yield page.front_matter.problem((key,), _elsewhere(page, key, name, records[name].page, content))
        if not pages:
            continue
        # Whoever is told to move a page shall not be told to copy one as well.
        named = {getattr(page.meta, key) for page in pages.values()}
        source = content.located.get(stem)
        for index, record in enumerate(source.value if source else ()):
            name = record.get("id") if isinstance(record, dict) else None
            if name not in records or name in named:
                continue
            if records[name].page not in content.pages.keys() | content.unsound:
                page = f"docs/{records[name].page}"
                message = f"this record has no page. Copy that of another {key} to {page}, and name it there."
                yield source.problem((index, "id"), message)


def _elsewhere(page: SourcePage, key: str, name: str, place: str, content: Content) -> str:
    """What to do with a page that names a record whose own page stands at another place, or should."""
    there = content.pages.get(place)
    if there and getattr(there.meta, key) == name:
        return f"docs/{place} is the page of {name!r} already. Name the {key} that this page is about, or delete it."
    advice = f"the page of {name!r} is docs/{place}, as its record says. Move it there."
    if page.address in content.data[MOVED]:
        return advice
    return f"{advice} If it was published here, name its old address {page.address} in docs/_data/{MOVED}.yml."
