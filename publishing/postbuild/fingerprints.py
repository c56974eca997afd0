"""Scripts and the sheet for paper as readers get them: without comments, and named after their content.

A name that changes with the content lets a browser keep the file for ever, and never mixes parts of two versions.
"""

import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import rjsmin

from publishing.styles.bundle import FOLDER, version_of
from publishing.styles.old_browsers import for_old_browsers
from publishing.styles.plain_selectors import without_is
from publishing.styles.rules import read_rules, write_rules

SCRIPTS = "assets/javascripts/"
FOR_PAPER = "assets/print.css"
IMPORT = re.compile(r"([\"'])\./([\w-]+)\.js\1")
"""How one script of ours names another: as a whole string, also where it is fetched later."""


class ScriptError(ValueError):
    """A script that no browser could load."""

    def __init__(self, stem: str, message: str) -> None:
        """`stem` is the name of the file without its ending."""
        super().__init__(message)
        self.file = f"docs/{SCRIPTS}{stem}.js"


def publish_assets(site: Path) -> Mapping[str, str]:
    """Write each script, and the sheet for paper, under its new name; give the new name of each old one.

    Names are relative to the site. Raises ScriptError if scripts import one another in a circle, or one that is
    not there.
    """
    names: dict[str, str] = {}
    texts = {path.stem: path.read_text("utf-8") for path in sorted((site / SCRIPTS).glob("*.js"))}
    for stem in _imported_first(texts):
        text = IMPORT.sub(
            lambda found: f"{found[1]}./{Path(names[f'{SCRIPTS}{found[2]}.js']).name}{found[1]}", texts[stem]
        )
        names[f"{SCRIPTS}{stem}.js"] = _renamed(site, f"{SCRIPTS}{stem}.js", SCRIPTS, rjsmin.jsmin(text))
    if (site / FOR_PAPER).is_file():
        rules = read_rules((site / FOR_PAPER).read_text("utf-8"), f"docs/{FOR_PAPER}")
        css = for_old_browsers(write_rules(without_is(rules)))
        names[FOR_PAPER] = _renamed(site, FOR_PAPER, FOLDER, css)
    return names


def with_new_names(html: str, names: Mapping[str, str]) -> str:
    """The page with the new name of each file, from the same depth."""
    for old, new in names.items():
        html = html.replace(f'{old}"', f'{new}"')
    return html


def _imported_first(texts: Mapping[str, str]) -> list[str]:
    """The name of a file holds the names of what it imports, so those come before it."""
    imports = {stem: sorted({found[2] for found in IMPORT.finditer(text)}) for stem, text in texts.items()}
    for stem, others in imports.items():
        if missing := set(others) - set(texts):
            raise ScriptError(stem, f"{min(missing)}.js is not in the site. Write a name that is there.")
    try:
        return list(TopologicalSorter(imports).static_order())
    except CycleError as error:
        circle = ", ".join(error.args[1])
        raise ScriptError(error.args[1][0], f"these scripts import one another in a circle: {circle}") from error


def _renamed(site: Path, old: str, folder: str, text: str) -> str:
    new = f"{folder}{Path(old).stem}.{version_of(text)}{Path(old).suffix}"
    (site / old).unlink()
    (site / new).write_text(text, encoding="utf-8", newline="")
    return new
