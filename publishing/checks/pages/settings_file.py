"""Whether mkdocs.yml can be read at all: what cannot makes every page look lost, so it is told first and alone."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from publishing.checks.pages.settings_names import form_problems, name_problems
from publishing.checks.pages.settings_options import option_problems
from publishing.content.diagnostics import Problem, is_slip, unknown
from publishing.content.source_text import read_text
from publishing.content.yaml.located import LocatedYaml, syntax_problem
from publishing.content.yaml.tree import tree

SETTINGS = "mkdocs.yml"
SECOND_SETTINGS = "zensical.yml"
NAV, NAME = "nav", "site_name"
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


def _of_variables(loader: _Settings, node: yaml.Node) -> Any:
    """What the environment says, by the first of the names that is set; else the last value of the list."""
    *names, default = (
        loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [getattr(node, "value", ""), None]
    ) or [None]
    return next((os.environ[name] for name in names if str(name) in os.environ), default)


_Settings.add_constructor("!ENV", _of_variables)
_Settings.add_multi_constructor("!", lambda *_: None)
_Settings.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_settings_file(project: Path) -> tuple[str, dict[str, Any], list[Problem]]:
    """The text and the values of a project's mkdocs.yml, empty where it cannot be read, and all that is wrong with it.

    What the second engine is told beside, in zensical.yml, is judged with it.
    """
    text, values, problems = _read(project, SETTINGS)
    if values:
        problems += _odd_keys(text, values)
    if "INHERIT" in values:
        message = "this site takes no settings from another file. Delete this line, and write here what the other says."
        problems.append(Problem(SETTINGS, line_of_key(text, "INHERIT"), 1, message))
    if not problems and (project / SECOND_SETTINGS).is_file():
        problems += _second(project)
    return text, values, problems


def _read(project: Path, name: str) -> tuple[str, dict[str, Any], list[Problem]]:
    """The text and the values of one file, and what is wrong in it apart from its own keys."""
    text, problems = read_text(project / name, name)
    if text is None or problems:
        missing = Problem(name, 1, 1, "this file is missing. Bring it back.")
        return "", {}, problems or [missing]
    try:
        values = yaml.load(text, Loader=_Settings)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        return text, {}, [syntax_problem(error, text, name, 1)]
    if not isinstance(values, dict):
        return text, {}, [Problem(name, 1, 1, "the file must be a group of keys. Write: site_name, nav, theme ...")]
    if tab := _refused_tab(text):
        return text, {}, [Problem(name, *tab, "a tab stands here. Type a blank in its place.")]
    source = LocatedYaml(name, value=values, text=text, readable=True)
    # A tag that nobody knows leaves no value to judge.
    problems = list(form_problems(source)) or [*option_problems(source), *name_problems(source, project)]
    return text, values, problems


def _refused_tab(text: str) -> tuple[int, int] | None:
    """Line and column of a tab that the engine's parser refuses: it is not the one in C, which takes more of them."""
    try:
        if "\t" in text:
            yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        return (error.problem_mark.line + 1, error.problem_mark.column + 1) if error.problem_mark else (1, 1)
    return None


def _second(project: Path) -> Iterator[Problem]:
    """What is wrong with zensical.yml: it takes all from mkdocs.yml, and adds extensions."""
    text, values, problems = _read(project, SECOND_SETTINGS)
    yield from problems
    if values:
        yield from (_unknown_key(name, line, SECOND_SETTINGS) for name, line in _top_keys(text) if name not in KINDS)
    misspelt = "INHERIT" not in values and any(is_slip(str(key), ("INHERIT",)) for key in values)
    if values and values.get("INHERIT") != SETTINGS and not misspelt:
        message = f"this file takes its settings from {SETTINGS}. Write: INHERIT: {SETTINGS}"
        yield Problem(SECOND_SETTINGS, line_of_key(text, "INHERIT"), 1, message)


def line_of_key(text: str, name: str) -> int:
    """The line where the settings begin to say something, from 1; the first where they do not."""
    return next((line for key, line in _top_keys(text) if key == name), 1)


def _top_keys(text: str) -> Iterator[tuple[str, int]]:
    root = tree(text)
    for key, _ in root.value if isinstance(root, yaml.MappingNode) else ():
        yield (key.value if isinstance(key, yaml.ScalarNode) else "?"), key.start_mark.line + 1


def _unknown_key(name: str, line: int, path: str) -> Problem:
    note = " If it is a note, begin its line with #." if " " in name else ""
    return Problem(path, line, 1, unknown("the key", name, KINDS, MANUAL) + note)


def _odd_keys(text: str, values: dict[str, Any]) -> Iterator[Problem]:
    """Keys that nobody knows, say what they cannot, or stand twice: of the first, nothing is left."""
    seen: set[str] = set()
    lost = False
    for name, line in _top_keys(text):
        if name in seen:
            yield Problem(SETTINGS, line, 1, f"the key {name!r} stands twice. Keep one of the two.")
        elif name not in KINDS:
            is_menu = NAV not in values and isinstance(values.get(name), list)
            lost = lost or is_menu
            yield Problem(SETTINGS, line, 1, AS_MENU.format(name)) if is_menu else _unknown_key(name, line, SETTINGS)
        elif values.get(name) is None and name in (*LISTS, *GROUPS) and name != NAV:
            message = f"nothing stands below {name!r} that begins further right. Write its lines as they were before."
            yield Problem(SETTINGS, line, 1, message)
        elif name != NAV and values.get(name) is not None and not isinstance(values[name], KINDS[name][0]):
            yield Problem(SETTINGS, line, 1, f"{name!r} must be {KINDS[name][1]}. Write it as it was before.")
        seen.add(name)
    if not values.get(NAME) and not any(is_slip(name, (NAME,)) for name in seen - {NAME}):
        message = f"the key {NAME!r} is missing, or empty. Write: {NAME}: the name that readers see"
        yield Problem(SETTINGS, line_of_key(text, NAME), 1, message)
    if not lost and not isinstance(values.get(NAV), list):
        yield Problem(SETTINGS, line_of_key(text, NAV), 1, NO_LIST)
