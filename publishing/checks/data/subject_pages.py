"""The pages of single products and cancers: each record has one, in its folder, and each page has a record."""

from collections.abc import Iterator

from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content

RECORDS = {"product": "therapies", "cancer": "cancers"}
"""The key of a page's front matter, and the data file that it names a record of."""


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
                message = f"the page of {name!r} is docs/{records[name].page}, as its record says. Move it there."
                yield page.front_matter.problem((key,), message)
        if not pages:
            continue
        source = content.located.get(stem)
        for index, record in enumerate(source.value if source else ()):
            name = record.get("id") if isinstance(record, dict) else None
            if name in records and records[name].page not in content.pages.keys() | content.unsound:
                page = f"docs/{records[name].page}"
                message = f"this record has no page. Copy that of another {key} to {page}, and name it there."
                yield source.problem((index, "id"), message)
