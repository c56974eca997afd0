"""The pages of single products and cancers: each record has one, under its own name, and each page has a record."""

from collections.abc import Iterator
from pathlib import PurePath

from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content

FOLDERS = {"product": ("therapies", "approved-therapies"), "cancer": ("cancers", "cancers")}
"""The key of a page's front matter: the data file it names a record of, and the folder where such pages lie."""


def problems(content: Content) -> Iterator[Problem]:
    """Records without a page, pages without a record, and pages that lie elsewhere than their record's id says."""
    # A site without any such page has none to miss.
    for key, (stem, folder) in FOLDERS.items():
        pages = {path: page for path, page in content.pages.items() if getattr(page.meta, key)}
        for path, page in pages.items():
            name = getattr(page.meta, key)
            if name not in content.data[stem] and stem not in content.unsound:
                message = unknown(f"the {key}", name, content.data[stem], f"docs/_data/{stem}.yml")
                yield page.front_matter.problem((key,), message)
            elif path != f"{folder}/{name}.md":
                yield page.front_matter.problem(
                    (key,), f"the page of {name!r} is docs/{folder}/{name}.md. Move it there."
                )
        if not pages:
            continue
        source = content.located.get(stem)
        for index, record in enumerate(source.value if source else ()):
            name = record.get("id") if isinstance(record, dict) else None
            path = PurePath(folder, f"{name}.md").as_posix()
            if name in content.data[stem] and path not in content.pages.keys() | content.unsound:
                message = (
                    f"this record has no page. Copy another one of docs/{folder}/ to docs/{path}, and name it there."
                )
                yield source.problem((index, "id"), message)
