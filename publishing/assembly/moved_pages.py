"""Addresses that led to a page once, or are the beginning of one: each leads on to where its words are now."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from publishing.assembly.documents import documents
from publishing.content.model import Content, address_of
from publishing.content.models.moved import Moved
from publishing.content.models.own_pages import LISTS

DATA = "moved"
"""The data file's stem."""
SCRIPT = "assets/javascripts/moved.*js"
"""Takes along the heading that an address names, which a page that leads elsewhere by itself would lose. A star, for it
is named after its content by then."""


def unled(removed: Iterable[str], content: Content) -> list[str]:
    """Addresses of removed pages, files below docs/, that lead nowhere now."""
    led = {moved.id for moved in content.data[DATA].values()} | {page.address for page in content.pages.values()}
    addresses = [address_of(path) for path in removed if path.endswith(".md") and not path.startswith("_")]
    return sorted(address for address in addresses if address not in led)


def shortened(content: Content) -> list[Moved]:
    """The folders of products and cancers: whoever shortens the address of a page is led to the list of all."""
    taken = {page.address for page in content.pages.values()}
    taken |= {f"{moved.path.rstrip('/')}/" for moved in content.data[DATA].values()}
    found: dict[str, str] = {}
    for path in content.pages:
        page = LISTS.get(path.partition("/")[0])
        if page in content.pages:
            folders = (f"{folder}/" for folder in PurePosixPath(path).parents[:-1])
            found |= {folder: page for folder in folders if folder not in taken}
    return [Moved(id=folder, to=page, taken_in=True) for folder, page in sorted(found.items())]


def write_moved(site: Path, content: Content, project: Path, site_url: str) -> None:
    """A small page at each address that leads on, for every host, and `_redirects` for hosts that read it."""
    folders = shortened(content)
    records = [*content.data[DATA].values(), *folders]
    if not records:
        return
    template = documents(project).get_template("moved.html")
    script = next((path.relative_to(site).as_posix() for path in site.glob(SCRIPT)), None)
    pages = {f"{page.address}index.html".casefold() for page in content.pages.values()}
    rules = []
    for moved in records:
        page = content.pages[moved.page]
        target = f"{site_url}{page.address}{moved.fragment}"
        # On many disks a name in other capitals is the same file, and would take the place of a page.
        if moved.file and moved.file.casefold() not in pages:
            path = site / moved.file
            path.parent.mkdir(parents=True, exist_ok=True)
            words = template.render(
                address=target,
                title=page.meta.title,
                script=f"{site_url}{script}" if script and not moved.fragment else "",
                is_folder=moved in folders,
            )
            path.write_text(words, encoding="utf-8")
            pages.add(moved.file.casefold())
        rules.append(" ".join([f"/{moved.path}", *moved.query.split("&"), target, "301"]).replace("  ", " "))
    (site / "_redirects").write_text("\n".join(rules) + "\n", encoding="utf-8")
