"""Whether mkdocs.yml can be read at all: what cannot makes every page look lost, so it is told first and alone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from publishing.content.diagnostics import Problem, unknown
from publishing.content.source_text import read_text
from publishing.content.yaml.located import syntax_problem

SETTINGS = "mkdocs.yml"
TOP = re.compile(r"(?m)^(?P<quote>['\"]?)(?P<key>[\w.-]+)(?P=quote) *:")
NAV = "nav"
TEXTS = (
    *("copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template", "exclude_docs", "INHERIT"),
    *("not_in_nav", "remote_branch", "remote_name", "repo_name", "repo_url", "site_author", "site_description"),
    *("site_dir", "site_name", "site_url"),
)
LISTS = (
    *("extra_css", "extra_javascript", "extra_templates", "hooks", "markdown_extensions", NAV, "plugins", "watch"),
)
GROUPS = ("extra", "mdx_configs", "theme", "validation")
SWITCHES = ("strict", "use_directory_urls")
KINDS = {
    **dict.fromkeys(TEXTS, (str, "a text")),
    **dict.fromkeys(LISTS, (list, "a list, each line of it begins with '- '")),
    **dict.fromkeys(GROUPS, (dict, "a group of keys")),
    **dict.fromkeys(SWITCHES, (bool, "true or false")),
}
"""All keys that MkDocs knows, and what each says. Without the right ones a page or a rule would be lost."""
MANUAL = "https://www.mkdocs.org/user-guide/configuration/"
AS_MENU = "the key {0!r} is unknown, and the menu is called 'nav'. Write 'nav:' in place of '{0}:'."
NO_LIST = (
    "the list 'nav' is missing, and it names each page that readers can find. Write 'nav:' alone in its line, and "
    "below it a line '  - Title: name.md' for each page."
)


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
    return text, values, list(_odd_keys(text, values))


def _line_of_key(text: str, name: str) -> int:
    """The line where the settings begin to say something, from 1; the first where they do not."""
    return next((text.count("\n", 0, key.start()) + 1 for key in TOP.finditer(text) if key["key"] == name), 1)


def _odd_keys(text: str, values: dict[str, Any]) -> Iterator[Problem]:
    """Keys that nobody knows, say what they cannot, or stand twice: of the first, nothing is left."""
    seen: set[str] = set()
    lost = False
    for key in TOP.finditer(text):
        name, line = key["key"], text.count("\n", 0, key.start()) + 1
        if name in seen:
            yield Problem(SETTINGS, line, 1, f"the key {name!r} stands twice. Keep one of the two.")
        elif name not in KINDS:
            is_menu = NAV not in values and isinstance(values.get(name), list)
            lost = lost or is_menu
            yield Problem(
                SETTINGS, line, 1, AS_MENU.format(name) if is_menu else unknown("the key", name, KINDS, MANUAL)
            )
        elif name != NAV and values.get(name) is not None and not isinstance(values[name], KINDS[name][0]):
            yield Problem(SETTINGS, line, 1, f"{name!r} must be {KINDS[name][1]}. Write it as it was before.")
        seen.add(name)
    if not lost and not isinstance(values.get(NAV), list):
        yield Problem(SETTINGS, _line_of_key(text, NAV), 1, NO_LIST)
