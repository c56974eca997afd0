"""Builds the site with MkDocs, and tells in our words what stops it: so `make check` and `make site` have one judge."""

import logging
import re
import tempfile
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from publishing.checks.pages.settings_file import SETTINGS, line_of_key, read_settings_file
from publishing.content.diagnostics import Problem
from publishing.content.model import Content

OF_A_SETTING = re.compile(r"Config value '(?P<key>\w+)': (?P<says>.*)")
NOT_IN_NAV = 'are not included in the "nav" configuration:'
MOST_NAMED = 3
OF_A_PAGE = re.compile(r"Doc file '(?P<page>[^']+)'")
OF_A_LINK = re.compile(r"contains a link '(?P<link>[^']+)', but the doc '(?P<to>[^']+)' does not contain an anchor")


def build_problems(project: Path) -> tuple[Content | None, list[Problem]]:
    """Everything that stops the build of a project's site, and what it is made from if that could be read.

    The site itself is thrown away.
    """
    with tempfile.TemporaryDirectory(prefix="check-") as site:
        return build_into(project, site)


def build_into(project: Path, site: str, before: Path | None = None) -> tuple[Content | None, list[Problem]]:
    """Build a project's site into a folder: what it is made from if that could be read, and all that stopped it.

    `before` is the site in the place of which this one shall stand.
    """
    settings: Any = None
    problems = read_settings_file(project)[2]
    if problems:
        return None, problems
    with _Warnings(project) as warnings:
        try:
            settings = load_config(str(project / SETTINGS), site_dir=site, strict=True)
            settings["before"] = before
            settings.plugins.on_startup(command="build", dirty=False)
            build(settings)
        except MkDocsException as error:
            problems = problems_of(error, warnings.problems)
    values = getattr(settings.plugins["macros"], "values", None) if settings else None
    return (values.whole.content if values else None), problems


def problems_of(error: MkDocsException, warned: list[Problem]) -> list[Problem]:
    """What stopped a build. Where that is no problem of ours, what the engine warned of before it stopped."""
    # The engine tells what stopped it, and goes on with an error of its own.
    told = getattr(error, "problems", None) or getattr(error.__context__, "problems", None)
    return told or warned or [Problem(SETTINGS, 1, 1, " ".join(str(error).split()))]


def _first_place(file: Path, words: str) -> tuple[int, int]:
    """Line and column of words in a file; its start where a shared block brings them."""
    text = file.read_text("utf-8") if file.is_file() else ""
    # No longer address that begins like this one.
    found = re.search(rf"{re.escape(words)}(?![\w/#.-])", text)
    at = found.start() if found else 0
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


class _Warnings(logging.Handler):
    """Listens to the engine while it builds: in a build that counts, each of its warnings is an error."""

    def __init__(self, project: Path) -> None:
        super().__init__(logging.WARNING)
        self._project = project
        self.problems: list[Problem] = []
        self._engine = logging.getLogger("mkdocs")

    def emit(self, record: logging.LogRecord) -> None:
        message = " ".join(record.getMessage().split())
        if setting := OF_A_SETTING.match(message):
            self._of_a_setting(setting["key"], f"the engine refuses {setting['key']!r}: {setting['says']}")
            return
        if NOT_IN_NAV in message:
            pages = re.findall(r"- (\S+\.md)", message.partition(NOT_IN_NAV)[2])
            more = f" and {len(pages) - MOST_NAMED} more" if len(pages) > MOST_NAMED else ""
            message = (
                f"the menu does not name {', '.join(pages[:MOST_NAMED])}{more}. Add each to 'nav', or below "
                "'not_in_nav' the pattern of those that a list leads to, such as /cancers/*.md."
            )
            self._of_a_setting("not_in_nav", message)
            return
        page = OF_A_PAGE.search(message)
        path = f"docs/{page['page']}" if page else SETTINGS
        if link := OF_A_LINK.search(message):
            message = (
                f"{link['link']!r} leads to a place that docs/{link['to']} does not print. Mend the link, "
                f"or bring back the line with that id in the page or in a shared block of it."
            )
            self.problems.append(Problem(path, *_first_place(self._project / path, link["link"]), message))
            return
        self.problems.append(Problem(path, 1, 1, message))

    def _of_a_setting(self, key: str, message: str) -> None:
        text = (self._project / SETTINGS).read_text("utf-8")
        self.problems.append(Problem(SETTINGS, line_of_key(text, key), 1, message))

    def __enter__(self) -> "_Warnings":
        self._propagated = self._engine.propagate
        self._engine.propagate = False
        self._engine.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.removeHandler(self)
        self._engine.propagate = self._propagated
