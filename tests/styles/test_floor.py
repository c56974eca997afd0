"""Nothing that readers get needs a newer browser than our floor, by what MDN knows of browsers.

What the data set cannot tell from words alone, such as `gap` in a flex box, is not seen here.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import tinycss2
from tinycss2.ast import Declaration, Node

from publishing.styles.rules import AnyRule, Group, Rule, read_rules
from tests.styles.floor_data import EXTRACT

NEW = json.loads(EXTRACT.read_text("utf-8"))

MAY_BE_MISSING = {
    "::details-content": "a script opens each fold before it prints",
    ":focus-visible": "the browser draws its own ring",
    ":has": "headings may end a sheet of paper; no veil behind the search",
    ":is": "only the ring of the focus, whose words Firefox and Safari know under older names",
    ":where": "dark colors do not follow the device; the button has them",
    "@page": "names of sheets; their margins are known",
    "accent-color": "boxes to tick have the browser's color",
    "break-after: avoid": "a heading may end a sheet of paper",
    "break-before: avoid": "a note may begin a sheet of paper",
    "color-adjust": "the older name of print-color-adjust",
    "color-scheme": "the browser's own bars and fields stay light",
    "contain": "only a hint that makes drawing faster",
    "content-visibility": "a script opens each fold before it prints",
    "forced-color-adjust": "only where a device chooses all colors, which those browsers do not tell",
    "orphans": "one line may stand alone on a sheet of paper",
    "overflow-wrap: anywhere": "a long address may leave its cell",
    "overscroll-behavior": "the page scrolls on behind a menu that ends",
    "scroll-margin": "a popup stands at the edge when scrolled to",
    "scroll-margin-top": "the heading that a link leads to stands a little lower",
    "scrollbar-color": "the browser's own bars",
    "scrollbar-gutter": "the page moves by the width of a bar",
    "scrollbar-width": "the browser's own bars",
    "text-decoration-thickness": "lines under links are as thick as the browser draws them",
    "text-underline-offset": "lines under links stand where the browser draws them",
    "text-wrap": "lines of headings are not of one length",
    "widows": "one line may stand alone on a sheet of paper",
    ".inert": "frame.js brings the focus back into the menu",
    ".showModal": "frame.js lays the search over the page without it",
}
"""What older browsers drop or skip, and what readers of them have in its place."""

OURS = {".changed", ".element", ".loading", ".phrases", ".query", ".to", ".year", ".years"}
"""Fields of our own objects, named as members of newer ones."""

PATTERNS = {
    "operators.logical_and_assignment": r"&&=",
    "operators.logical_or_assignment": r"\|\|=",
    "operators.nullish_coalescing_assignment": r"\?\?=",
    "regular_expressions.lookbehind_assertion": r"\(\?<[=!]",
    "regular_expressions.modifier": r"\(\?[ims]+[-:]",
    "classes.private_class_fields": r"this\.#\w",
    "classes.private_class_fields_in": r"#\w+ in ",
    "classes.private_class_methods": r"this\.#\w+\(",
    "statements.using": r"[;{]\s*using \w+\s*=",
    "statements.await_using": r"await using ",
}
"""How a script looks that needs what older browsers stumble over, with all that stands in the file."""


def above_floor_in_styles(rules: Iterable[AnyRule]) -> Iterator[str]:
    """Each word of a style sheet that some browser of the floor does not know, unless an older one stands before it."""
    for rule in rules:
        match rule:
            case Group(head, inner):
                name = head.split()[0].removeprefix("@")
                if name in NEW["at_rules"]:
                    yield f"@{name}"
                # What is asked for may be new.
                if name != "supports":
                    yield from above_floor_in_styles(inner)
            case Rule(selectors, declarations):
                yield from _in_selectors(selectors)
                yield from _in_declarations(declarations)
            case _ if rule.keyword in NEW["at_rules"]:
                yield f"@{rule.keyword}"


def _in_selectors(selectors: list[list[Node]]) -> Iterator[str]:
    # A browser drops the whole rule where it does not know one of the selectors.
    text = ",".join(tinycss2.serialize(selector) for selector in selectors)
    yield from (found[0] for found in re.finditer(r"::?([\w-]+)", text) if found[1] in NEW["selectors"])


def _in_declarations(declarations: list[Declaration]) -> Iterator[str]:
    before: set[str] = set()
    prefixed = {one.lower_name.split("-", 2)[2] for one in declarations if re.match(r"-(webkit|moz)-", one.lower_name)}
    for one in declarations:
        if one.lower_name.startswith("--"):
            continue
        new = NEW["values"].get(one.lower_name, [])
        words = {*_words(one.value)}
        if one.lower_name in prefixed:
            pass
        elif one.lower_name in NEW["properties"]:
            yield one.lower_name
        elif one.lower_name not in before:
            yield from (f"{one.lower_name}: {word}" for word in sorted(words) if word in new)
            yield from (f"{word}()" for word in sorted(_functions(one.value)) if word in NEW["functions"])
        before.add(one.lower_name)


def _words(nodes: Iterable[Node]) -> Iterator[str]:
    return (node.lower_value for node in nodes if node.type == "ident")


def _functions(nodes: Iterable[Node]) -> set[str]:
    return {node.lower_name for node in nodes if node.type == "function"}


def above_floor_in_scripts(text: str) -> Iterator[str]:
    """Each member and each piece of syntax that some browser of the floor does not know."""
    members = dict.fromkeys(re.findall(r"(?:\.|\bnew )([A-Za-z]\w*)", text))
    yield from (f".{name}" for name in members if name in NEW["members"])
    yield from (name for name in NEW["syntax"] if re.search(PATTERNS[name], text))


@pytest.fixture(scope="module")
def sheets(built_site: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(built_site.glob("assets/stylesheets/*.css"))}


@pytest.fixture(scope="module")
def scripts(built_site: Path) -> dict[str, str]:
    paths = (*built_site.glob("assets/javascripts/*.js"), built_site / "offline.js")
    return {path.name: path.read_text("utf-8") for path in sorted(paths)}


def test_no_style_sheet_needs_a_newer_browser(sheets: dict[str, str]):
    found = {f"{what} ({name})" for name, css in sheets.items() for what in above_floor_in_styles(read_rules(css, name))
             if what not in MAY_BE_MISSING}  # fmt: skip
    assert sorted(found) == []


def test_no_script_needs_a_newer_browser(scripts: dict[str, str]):
    found = {f"{what} ({name})" for name, text in scripts.items() for what in above_floor_in_scripts(text)
             if what not in MAY_BE_MISSING.keys() | OURS}  # fmt: skip
    assert sorted(found) == []


def test_what_may_be_missing_is_still_used(sheets: dict[str, str], scripts: dict[str, str]):
    used = {what for name, css in sheets.items() for what in above_floor_in_styles(read_rules(css, name))}
    used |= {what for text in scripts.values() for what in above_floor_in_scripts(text)}
    assert (MAY_BE_MISSING.keys() | OURS) - used == set()


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("a { accent-color: red }", ["accent-color"]),
        ("a:has(b), c { color: red }", [":has"]),
        ("@container (width > 3px) { a { color: red } }", ["@container"]),
        ("@media print { a { overflow: clip } }", ["overflow: clip"]),
        ("a { overflow: hidden; overflow: clip }", []),
        ("@supports (accent-color: red) { a { accent-color: red } }", []),
        ("a { color: light-dark(red, blue) }", ["light-dark()"]),
        ("a { --x: clip; color: red; display: flex }", []),
    ],
)
def test_a_style_above_the_floor_is_found(css: str, found: list[str]):
    assert [*above_floor_in_styles(read_rules(css, "a.css"))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("list.at(-1)", [".at"]),
        ("a ||= b", ["operators.logical_or_assignment"]),
        ("/(?<=a)b/.test(text)", ["regular_expressions.lookbehind_assertion"]),
        ("new CloseWatcher()", [".CloseWatcher"]),
        ("list.map(one => one?.name ?? '').replaceChildren()", []),
    ],
)
def test_a_script_above_the_floor_is_found(text: str, found: list[str]):
    assert [*above_floor_in_scripts(text)] == found


def test_each_kind_of_syntax_is_looked_for():
    assert sorted(PATTERNS) == NEW["syntax"]
