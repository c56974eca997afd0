"""All style sheets of the built site as one file, with only what the pages use.

A reader on a bad line waits for the style sheet before anything is shown, and for each file of it anew.
"""

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from publishing.cache.keys import digest
from publishing.cache.store import NO_CACHE, Cache, NoCache
from publishing.styles.old_browsers import for_old_browsers
from publishing.styles.plain_selectors import without_is
from publishing.styles.prune import used_rules
from publishing.styles.rules import AnyRule, Group, StyleError, Whole, read_rules, write_rules
from publishing.styles.system_colors import following_the_system
from publishing.styles.used_names import ADDRESS, LINK, PageNames, used_names

FOLDER = "assets/stylesheets/"
LOADED = re.compile(r"url\((?!\s*[\"']?(?:data:|#))[^)]*\)")
LETTERS_OF_DIGEST = 10
"""Enough that two versions never share a name, so a browser may keep each for ever."""


def make_one_style_sheet(
    site: Path, docs: Path, pages: Iterable[tuple[str, PageNames]], cache: Cache | NoCache = NO_CACHE
) -> str:
    """Put one style sheet in the place of those of all pages, and give its address below the site's root.

    `pages` are the file and the names of each, `docs` is where our own sheets come from, for messages. Raises
    StyleError if a sheet cannot be read, would load another file, or does not stand on every page.
    """
    sheets: list[str] = []
    scripts = sorted((site / "assets").rglob("*.js"))
    used = used_names(_with_sheets(pages, sheets, docs), map(_text, scripts))
    key = digest(*(item for sheet in sheets for item in (sheet, _bytes(site / sheet))), *used.sorted())

    def made() -> str:
        rules = [rule for sheet in sheets for rule in _of_sheet(site, sheet, docs)]
        return for_old_browsers(write_rules(following_the_system(without_is(used_rules(rules, used)))))

    css = cache.once(key, made)
    one = f"{FOLDER}site.{version_of(css)}.css"
    shutil.rmtree(site / FOLDER)
    (site / FOLDER).mkdir()
    (site / one).write_text(css, encoding="utf-8", newline="")
    return one


def version_of(text: str) -> str:
    """The letters in the name of a file that tell its content from every other."""
    return hashlib.sha256(text.encode()).hexdigest()[:LETTERS_OF_DIGEST]


def _with_sheets(pages: Iterable[tuple[str, PageNames]], sheets: list[str], docs: Path) -> Iterator[PageNames]:
    """The names of each page, and in `sheets` the style sheets that all of them load, in their order."""
    first = True
    for name, names in pages:
        found = [*map(_place, names.sheets)]
        if first:
            sheets += found
            first = False
        if found != sheets:
            odd = (set(found) ^ set(sheets) or {found[0]}).pop()
            message = f"not every page names this style sheet, but {name} differs. Name it for all."
            raise StyleError(_source(odd, docs), 1, 1, message)
        yield names


def _place(address: str) -> str:
    """An address in any page, relative to the site."""
    return address[address.index(FOLDER) :] if FOLDER in address else address


def _source(sheet: str, docs: Path) -> str:
    return f"{docs.name}/{sheet}" if (docs / sheet).is_file() else f"site/{sheet}"


def _of_sheet(site: Path, sheet: str, docs: Path) -> Iterator[AnyRule]:
    """Its rules. What the theme says of paper is left out: ours has a sheet of its own, with its own margins."""
    theme = not (docs / sheet).is_file()
    for rule in _rules(site / sheet, _source(sheet, docs)):
        match rule:
            case Group("@media print") | Whole("page") if theme:
                continue
            case _:
                yield rule


def _rules(path: Path, name: str) -> list[AnyRule]:
    if not path.is_file():
        raise StyleError(name, 1, 1, "a page names this style sheet, and it is not in the site. Mend extra_css.")
    css = _text(path)
    if found := LOADED.search(css):
        line = css.count("\n", 0, found.start()) + 1
        raise StyleError(name, line, 1, f"{found[0]} is one more file to fetch. Write it as data: or leave it out.")
    return read_rules(css, name)


def with_one_link(html: str, one: str) -> str:
    """The page with the first link leading to the one sheet, from the same depth, and no other."""
    links = list(LINK.finditer(html))
    for link in reversed(links):
        address = ADDRESS.search(link[0])[1]
        new = f'<link rel="stylesheet" href="{address.removesuffix(_place(address))}{one}">' if link is links[0] else ""
        html = html[: link.start()] + new + html[link.end() :]
    return html


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
