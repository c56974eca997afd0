"""A guide that somebody renamed or deleted by hand: told once, with the command that mends all places."""

import re
from collections.abc import Iterable
from pathlib import Path

from publishing.checks.pages.settings_file import SETTINGS
from publishing.content.diagnostics import GUIDES, MISSING_GUIDE, NOT_FOUND, Problem, is_slip
from publishing.content.model import Content

NAMES = re.compile(r"\bguides/[a-z0-9-]+\.md")


def told_once(problems: Iterable[Problem], content: Content, docs: Path) -> list[Problem]:
    """The problems with one in place of all those that only tell where a guide that is gone is named."""
    kept = list(problems)
    places: dict[str, list[Problem]] = {}
    for problem in kept:
        if found := MISSING_GUIDE.match(problem.message):
            places.setdefault(found["page"], []).append(problem)
    for page, told in places.items():
        found = _new_names(kept, content, docs) if len({one.path for one in told}) > 1 else []
        if not found and not _is_gone(page, told, content):
            continue
        first = min(told, key=lambda one: (one.path != SETTINGS, one))
        lost = {f"docs/{found[0]}"} if len(found) == 1 else set()
        told_of_new = [one for one in kept if one.path in lost and one.message.startswith(NOT_FOUND)]
        kept = [one for one in kept if one not in told and one not in told_of_new]
        kept.append(Problem(first.path, first.line, first.column, _message(page, len(told), found)))
    return kept


def _is_gone(page: str, told: list[Problem], content: Content) -> bool:
    """Whether a page that several files name is no slip: the menu names it too, or no guide has a name like it."""
    several = len({one.path for one in told}) > 1
    return several and (any(one.path == SETTINGS for one in told) or not is_slip(page, content.pages))


def _new_names(problems: list[Problem], content: Content, docs: Path) -> list[str]:
    """The guides that may have been the one that is gone: nobody names them yet, or only the menu does."""
    lost = {one.path.removeprefix("docs/") for one in problems if one.message.startswith(NOT_FOUND)}
    guides = {page.path for page in content.guides}
    if lost & guides:
        return sorted(lost & guides)
    named = {
        name
        for path in (*docs.rglob("*.md"), *(docs / "_data").glob("*.yml"))
        if path.is_file()
        for name in NAMES.findall(path.read_text("utf-8", errors="replace"))
    }
    return sorted(guides - named)


def _message(page: str, places: int, found: list[str]) -> str:
    old = page.removeprefix(GUIDES).removesuffix(".md")
    new = found[0].removeprefix(GUIDES).removesuffix(".md") if len(found) == 1 else "its-new-name"
    return (
        f"{places} places name docs/{page}, and it is not there. If you renamed it, write `make rename-guide OLD={old} "
        f"NEW={new}`, which mends them all and leads its readers on. If you deleted it, bring it back with git, and "
        f"write `make retire-guide NAME={old} TO=guides/another.md`."
    )
