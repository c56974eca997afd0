"""Whether mkdocs.yml can be read at all: what cannot makes every page look lost, so it is told first and alone."""

from pathlib import Path
from typing import Any

import yaml

from publishing.content.diagnostics import Problem
from publishing.content.source_text import read_text
from publishing.content.yaml.located import syntax_problem

SETTINGS = "mkdocs.yml"


class _Settings(yaml.CSafeLoader):
    """Reads mkdocs.yml, whose own tags do not matter here."""


_Settings.add_multi_constructor("!", lambda *_: None)
_Settings.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_settings_file(project: Path) -> tuple[str, dict[str, Any], list[Problem]]:
    """The text and the values of a project's mkdocs.yml, empty where it cannot be read, and why it cannot."""
    text, problems = read_text(project / SETTINGS, SETTINGS)
    if text is None or problems:
        missing = Problem(SETTINGS, 1, 1, "this file is missing. Bring it back.")
        return "", {}, problems or [missing]
    try:
        values = yaml.load(text, Loader=_Settings)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        return text, {}, [syntax_problem(error, text, SETTINGS, 1)]
    if not isinstance(values, dict):
        return text, {}, [Problem(SETTINGS, 1, 1, "the file must be a group of keys. Write: site_name, nav, theme ...")]
    return text, values, _twice(text)


def _twice(text: str) -> list[Problem]:
    """Keys that stand twice at the start of a line: of the first, nothing is left."""
    seen: set[str] = set()
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        key, colon, _ = line.partition(":")
        if colon and key.isidentifier():
            if key in seen:
                found.append(Problem(SETTINGS, number, 1, f"the key {key!r} stands twice. Keep one of the two."))
            seen.add(key)
    return found
