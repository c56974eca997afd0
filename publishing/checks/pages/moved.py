"""Old addresses: none hides a page of today, and each leads to one, so there is neither chain nor loop."""

from collections.abc import Iterator

from publishing.assembly.moved_pages import DATA
from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content


def problems(content: Content) -> Iterator[Problem]:
    """Every record of docs/_data/moved.yml that would lead nobody anywhere."""
    taken = {page.address: page.file for page in content.pages.values()}
    source = content.located.get(DATA)
    if source is None or DATA in content.unsound:
        return
    for index, moved in enumerate(content.data[DATA].values()):
        if moved.id in taken:
            yield source.problem((index, "id"), f"{moved.id} is the address of {taken[moved.id]}. Delete this record.")
        if moved.to not in content.pages and moved.to not in content.unsound:
            yield source.problem((index, "to"), unknown("the page", moved.to, content.pages, "docs"))
