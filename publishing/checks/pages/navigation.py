"""The navigation: every page stands in it once, under an address of its own."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from publishing.checks.pages.settings_file import SETTINGS, read_settings_file
from publishing.content.diagnostics import NOT_FOUND, Problem, unknown_page
from publishing.content.model import Content
from publishing.content.models.own_pages import LISTS

ALIKE = 0.8
LONGEST_SHOWN = 60
NAV = re.compile(r"(?m)^nav *:")
CURLY = re.compile(r"\A[“”„‘’]|[“”„]\Z")
ENTRY = re.compile(r"[^\s:]+\.md")
GROUP = re.compile(r"(?P<title>[^/]+?) - [\w./-]+\.md\b.*")
"""A title without its colon, to which YAML adds the lines below."""
GLUED = re.compile(r"(?P<title>[^:/]+):(?P<page>[^\s:]+\.md)")


def problems(content: Content, project: Path) -> Iterator[Problem]:
    """What is missing from the navigation in mkdocs.yml or stands there in vain, and pages with one address."""
    yield from _addresses(content)
    if not (project / SETTINGS).is_file():
        return
    text, settings, unreadable = read_settings_file(project)
    if unreadable:
        yield from unreadable
        return
    if odd := [*_curly(settings["nav"], text), *_odd_entries(settings["nav"], text)]:
        yield from odd
        return
    named: list[str] = list(_pages(settings["nav"]))
    unknown_names = [name for name in named if name not in content.pages and name not in content.unsound]
    # Another page leads to these: each entry of the menu makes every page longer. To the first one a browser leads.
    outside = {"404.md", *(line.strip().lstrip("/") for line in str(settings.get("not_in_nav") or "").splitlines())}
    seen: set[str] = set()
    for name in named:
        # To look for the place of every name would cost the square of the number of pages.
        if name not in content.pages and name not in content.unsound:
            yield Problem(SETTINGS, *_place(text, name), unknown_page(name, content.pages, "docs/"))
        elif name in seen:
            message = f"{name!r} stands twice in the navigation. Delete one of the two."
            yield Problem(SETTINGS, *_place(text, name, which=-1), message)
        seen.add(name)
    for name in sorted({*content.pages, *(page for page in content.unsound if page.endswith(".md"))}):
        # A list of all products or cancers leads to the pages of each.
        page = content.pages.get(name)
        listed = page.meta.product or page.meta.cancer if page else name.partition("/")[0] in LISTS
        if name not in seen and name not in outside and not listed and not name.startswith("_"):
            if get_close_matches(name, unknown_names, n=1, cutoff=ALIKE):
                continue  # told where the menu names it, with a slip
            message = f"{NOT_FOUND} Add '- {name}' to the list 'nav' in {SETTINGS}."
            yield Problem(f"docs/{name}", 1, 1, message)


def _addresses(content: Content) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for page in content.pages.values():
        address = page.address.casefold()
        if address in seen:
            message = f"this page would have the same address as {seen[address]}. Rename one of the two."
            yield Problem(page.file, 1, 1, message)
        seen.setdefault(address, page.file)


def _odd_entries(item: Any, text: str, title: str = "nav:") -> Iterator[Problem]:
    """Entries that name no page, most often since a colon, a dash or an ending is missing."""
    if isinstance(item, dict):
        for name, child in item.items():
            yield from _odd_entries(child, text, f"{name}:")
    elif isinstance(item, list):
        for child in item:
            yield from _odd_entries(child, text, title)
    elif not isinstance(item, str) or not (ENTRY.fullmatch(item) or item.startswith("https://")):
        shown = " ".join(str(item or title).split())[:LONGEST_SHOWN]
        how = "Write '- Title:' with a colon above the pages of a group, and name each page as '- guides/name.md'."
        if found := GLUED.fullmatch(shown):
            how = f"A blank stands behind a colon. Write '- {found['title']}: {found['page']}'."
        if found := GROUP.match(shown):
            how = f"A colon stands behind the title of a group. Write '- {found['title']}:'."
        where = _place(text, shown.split(" - ")[0])
        yield Problem(SETTINGS, *where, f"{shown!r} is no page of the navigation. {how}")


def _curly(item: Any, text: str) -> Iterator[Problem]:
    """Titles of the menu with quotes of a word processor around them, which would be printed."""
    if isinstance(item, list):
        for child in item:
            yield from _curly(child, text)
    elif isinstance(item, dict):
        for title, child in item.items():
            if CURLY.search(str(title)):
                message = (
                    f"curly quotes stand around {title!r} and would be printed. Delete them, or type straight ones."
                )
                yield Problem(SETTINGS, *_place(text, str(title)), message)
            yield from _curly(child, text)


def _pages(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        if item.endswith(".md"):
            yield item
    elif isinstance(item, dict | list):
        for child in item.values() if isinstance(item, dict) else item:
            yield from _pages(child)


def _place(text: str, name: str, which: int = 0) -> tuple[int, int]:
    """Line and column of a name in the menu: the first, or another one of those that stand there."""
    menu = NAV.search(text)
    pattern = re.compile(rf"(?<![\w/.-]){re.escape(name)}(?![\w/.-])")
    found = list(pattern.finditer(text, menu.start() if menu else 0))
    if not found:
        return 1, 1
    at = found[which].start()
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
