"""Old addresses: none hides a page of today, and each leads to one, so there is neither chain nor loop."""

from collections.abc import Iterator

from publishing.assembly.anchors import PRINTED_RECORDS, anchors
from publishing.assembly.moved_pages import DATA
from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content
from publishing.content.models.moved import Moved

OF_THE_BUILD = frozenset(
    (
        *("assets", "search", "pdf", "schemas", "data", "_headers", "_redirects", "404.html", "404", "sitemap.xml"),
        "offline.js",
        *("robots.txt", "security.txt", ".well-known", "index.html", "llms.txt", "changes.xml", "for-reviewers"),
        *("reviews.json", "reviews.schema.json", "reviews.ics", "sources.bib", "sources.json"),
        *("approved-therapies.csv", "approved-therapies.json", "approved-therapies.schema.json"),
    )
)
"""Folders and files that the build writes itself."""
FILES_OF_A_PAGE = frozenset(("index.html", "index.md"))
"""What lies in the folder of a page, and can be no folder itself."""
UNREACHED = "404.md"
"""The page that stands in for missing ones: nobody is led there."""


def taken_addresses(content: Content) -> Iterator[Problem]:
    """Every page that would stand where the build writes files of its own, which would take its place."""
    for page in content.pages.values():
        folder = page.address.split("/")[0]
        if folder.lower() in OF_THE_BUILD and page.path != UNREACHED:
            message = f"the build keeps files of its own at {folder}/. Give the page another name, or another folder."
            yield Problem(page.file, 1, 1, message)


def problems(content: Content) -> Iterator[Problem]:
    """Every record of docs/_data/moved.yml that would lead nobody anywhere."""
    source = content.located.get(DATA)
    if source is None or DATA in content.unsound:
        return
    taken = {page.address: page.file for page in content.pages.values()}
    files = {f"{address}index.html": file for address, file in taken.items()}
    first: dict[str, str] = {}
    for index, moved in enumerate(content.data[DATA].values()):
        if moved.id in taken or moved.file in files:
            stands = taken.get(moved.id) or files[moved.file]
            # Unless that page is told to leave its old address for the one that the record names.
            if moved.page not in content.unsound:
                yield source.problem((index, "id"), f"{moved.id} is the address of {stands}. Delete this record.")
        elif _is_of_the_build(moved):
            message = f"no page ever stood at {moved.id}: the build keeps files of its own there. Delete this record."
            yield source.problem((index, "id"), message)
        elif moved.file and (other := first.setdefault(moved.file, moved.id)) != moved.id:
            yield source.problem((index, "id"), f"{moved.id} is the same place as {other}. Keep one of the two.")
        yield from (source.problem((index, "to"), message) for message in _target(moved.page, moved.fragment, content))


def _is_of_the_build(moved: Moved) -> bool:
    first, *below = (moved.file or moved.path).lower().split("/")
    return first in OF_THE_BUILD or not FILES_OF_A_PAGE.isdisjoint(below[:-1])


def _target(page: str, fragment: str, content: Content) -> Iterator[str]:
    if page == UNREACHED:
        yield f"{UNREACHED} says that nothing is there. Name the page that has the words now, or its nearest one."
    elif page not in content.pages:
        if page not in content.unsound:
            yield unknown("the page", page, content.pages, "docs")
    elif fragment and content.unsound.isdisjoint(PRINTED_RECORDS) and fragment[1:] not in anchors(page, content):
        yield unknown("the heading or entry", fragment[1:], anchors(page, content), f"docs/{page}")
