"""The navigation: every page stands in it once, under an address of its own."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content

SETTINGS = "mkdocs.yml"
OUTSIDE_NAVIGATION = ("404.md",)


def problems(content: Content, project: Path) -> Iterator[Problem]:
    """What is missing from the navigation in mkdocs.yml or stands there in vain, and pages with one address."""
    yield from _addresses(content)
    settings = project / SETTINGS
    if not settings.is_file():
        return
    text = settings.read_text(encoding="utf-8")
    named: list[str] = list(_pages(_navigation(text)))
    seen: set[str] = set()
    for name in named:
        # To look for the place of every name would cost the square of the number of pages.
        if name not in content.pages and name not in content.unsound:
            yield Problem(SETTINGS, *_place(text, name), unknown("the page", name, content.pages, "docs/"))
        elif name in seen:
            message = f"{name!r} stands twice in the navigation. Delete one of the two."
            yield Problem(SETTINGS, *_place(text, name), message)
        seen.add(name)
    for name in sorted({*content.pages, *(page for page in content.unsound if page.endswith(".md"))}):
        # A list of all products or cancers leads to the pages of each.
        listed = name in content.pages and (content.pages[name].meta.product or content.pages[name].meta.cancer)
        if name not in seen and name not in OUTSIDE_NAVIGATION and not listed and not name.startswith("_"):
            message = f"no reader can find this page. Add '- {name}' to the list 'nav' in {SETTINGS}."
            yield Problem(f"docs/{name}", 1, 1, message)


def _addresses(content: Content) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for page in content.pages.values():
        address = page.address.casefold()
        if address in seen:
            message = f"this page would have the same address as {seen[address]}. Rename one of the two."
            yield Problem(page.file, 1, 1, message)
        seen.setdefault(address, page.file)


class _Settings(yaml.CSafeLoader):
    """Reads mkdocs.yml, whose own tags do not matter here."""


_Settings.add_multi_constructor("!", lambda *_: None)
_Settings.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def _navigation(text: str) -> Any:
    try:
        settings = yaml.load(text, Loader=_Settings)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError:
        return []  # MkDocs itself says what is wrong with its settings
    return settings.get("nav") or [] if isinstance(settings, dict) else []


def _pages(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        if item.endswith(".md"):
            yield item
    elif isinstance(item, dict | list):
        for child in item.values() if isinstance(item, dict) else item:
            yield from _pages(child)


def _place(text: str, name: str) -> tuple[int, int]:
    for number, line in enumerate(text.split("\n"), start=1):
        if found := re.search(rf"(?<![\w/.-]){re.escape(name)}(?![\w/.-])", line):
            return number, found.start() + 1
    return 1, 1
