"""What could hide or rewrite the words of an article from outside: style sheets and scripts.

A reviewer signs an article, and its reader gets it through both. What hides words is refused but for the places listed
in hiding.yml, each with its reason, and so is what writes words.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import tinycss2
import yaml

from publishing.content.diagnostics import Problem
from publishing.content.models.field_types import Record

KNOWN = Path(__file__).with_name("hiding.yml")
WRITES = re.compile(
    r"innerHTML|outerHTML|insertAdjacent(?:HTML|Text)|document\.write|\beval\(|\bFunction\(|DOMParser|execCommand|nodeValue|"
    r"\.data\s*=[^=]|innerText|createContextualFragment|adoptedStyleSheets|insertRule|cssText|attachShadow|setHTML|"
    r"\.style\b|textContent\s*=[^=]|replaceWith|splitText|surroundContents|(?:delete|extract)Contents|insertNode|"
    r"(?:replace|delete|append|insert)Data|import\("
)
"""What of a script writes words, or styles that could hide them. That scripts hide no words of articles is tried in a
browser: what they show and hide of their own cannot be told apart by reading them."""
COMMA = re.compile(r",(?![^()]*\))")
"""Between two selectors, and not inside one."""
PSEUDO = re.compile(r"::?(?:before|after|marker|placeholder|backdrop|-webkit-[\w-]+)(?:\s|$)")
LENGTH = re.compile(r"(?P<number>\d*\.?\d+)(?P<unit>px|pt|r?em|ex|ch|%|vw|vh|)(?=\s|/|$)")
LEAST = {"px": 7.0, "pt": 6.0, "rem": 0.5, "em": 0.5, "ex": 1.0, "ch": 1.0, "%": 50.0, "vw": 1.0, "vh": 1.0, "": 1e-9}
"""Letters smaller than this cannot be read, by the unit of their size."""
SIZES = frozenset(f"{most}{side}" for most in ("", "max-") for side in ("height", "width", "block-size", "inline-size"))
NEVER = {
    "display": ("none",),
    "visibility": ("hidden", "collapse"),
    "content-visibility": ("hidden",),
    "direction": ("rtl",),
    "unicode-bidi": ("bidi-override", "isolate-override", "plaintext"),
    "-webkit-text-security": ("disc", "circle", "square"),
    "color": ("transparent",),
    "-webkit-text-fill-color": ("transparent",),
}
UNLESS = {"clip": "auto", "clip-path": "none", "mask": "none", "mask-image": "none", "-webkit-mask-image": "none"}
"""Properties that cut something away, unless they have this value."""
AWAY = re.compile(r"-\d{3,}|-\d*\.?\d+(?:vw|vh|%)")
TRANSFORMS = ("transform", "translate", "scale", "zoom", "rotate")


class Hiding(Record):
    """A place of a style sheet or script that may hide or write words, and why."""

    file: str
    line: str
    """The selector as it stands in the style sheet, or the line of the script, with single blanks."""
    why: str


BRACKET = re.compile(r"[(){}\[\]]")
MOST_LEVELS = 40
"""Of brackets in brackets. Ours have five; at some hundreds the library that reads style sheets gives up."""


@cache
def known_hiding() -> frozenset[tuple[str, str]]:
    rows = [Hiding(**row) for row in yaml.safe_load(KNOWN.read_text(encoding="utf-8"))]
    return frozenset((row.file, row.line) for row in rows)


def problems(docs: Path) -> Iterator[Problem]:
    """Every place below docs/assets that hides or writes words, and is not among those that may."""
    for path in sorted((docs / "assets").rglob("*")):
        name = f"docs/{path.relative_to(docs).as_posix()}"
        if path.is_symlink() or not path.is_file() or path.suffix not in (".css", ".js"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if path.suffix == ".css" and (line := _line_of_depth(text)):
            message = f"the style sheet is nested more than {MOST_LEVELS} levels deep. Close its brackets."
            yield Problem(name, line, 1, message)
            continue
        found = _of_sheet(text) if path.suffix == ".css" else _of_script(text)
        for line, what, where in found:
            if (name.removeprefix("docs/assets/"), what) not in known_hiding():
                message = (
                    f"{where} can hide words that somebody signed, or write others ({what[:60]}). Take it out. If it "
                    "cannot touch an article, name it with its reason in publishing/checks/files/hiding.yml."
                )
                yield Problem(name, line, 1, message)


def _line_of_depth(text: str) -> int | None:
    """The line of the first bracket that is deeper than a reader of style sheets can follow."""
    depth = 0
    for found in BRACKET.finditer(text):
        depth = depth + 1 if found[0] in "({[" else max(0, depth - 1)
        if depth > MOST_LEVELS:
            return text.count("\n", 0, found.start()) + 1
    return None


def _of_script(text: str) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        code = " ".join(line.split("// ")[0].split())
        if found := WRITES.search(code):
            yield number, code, repr(found[0])


@lru_cache(maxsize=100)
def _of_sheet(text: str) -> tuple[tuple[int, str, str], ...]:
    """Read once in a preview, where every save is checked and few change a style sheet."""
    return tuple(_of_styles(text))


def _of_styles(text: str) -> Iterator[tuple[int, str, str]]:
    """The line, the selector and the declaration of everything that can hide words."""
    for selector, declarations in _rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)):
        for one in declarations:
            if one.type != "declaration":
                continue
            value = " ".join(tinycss2.serialize(one.value).split()).lower()
            of_words = not all(PSEUDO.search(part) for part in COMMA.split(selector))
            if (of_words and hides(one.lower_name, value)) or _writes(one.lower_name, value):
                yield one.source_line, selector, f"{one.lower_name}: {value}"


def _rules(nodes: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    for node in nodes:
        if node.type == "qualified-rule":
            selector = " ".join(tinycss2.serialize(node.prelude).split())
            inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield selector, inside
            yield from _rules([one for one in inside if one.type in ("qualified-rule", "at-rule")])
        elif node.type == "at-rule" and node.content is not None:
            if node.lower_at_keyword == "font-face":
                # A font of our own could draw another letter for each.
                yield "@font-face", tinycss2.parse_blocks_contents(node.content)
            else:
                yield from _rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))


def hides(name: str, value: str) -> bool:
    """Whether a declaration can take words out of a reader's sight."""
    if name in NEVER:
        return any(word in value.split() for word in NEVER[name]) or (name.endswith("color") and _is_clear(value))
    if name in UNLESS:
        return value != UNLESS[name]
    if name == "src":
        return bool(value)
    return any(rule(name, value) for rule in (_pale, _small, _away))


def _pale(name: str, value: str) -> bool:
    share = re.search(r"(\d*\.?\d+)(%?)", value)
    counts = name == "opacity" or (name == "filter" and ("opacity" in value or "contrast" in value))
    return counts and bool(share) and float(share[1]) / (100 if share[2] else 1) < 0.5


def _small(name: str, value: str) -> bool:
    if name == "font-size" and (size := LENGTH.search(value)):
        return float(size["number"]) < LEAST[size["unit"]]
    if name == "font":
        return bool(re.search(r"(?:^|\s)0(?:[a-z%]*)(?:/|\s)", value))
    size = LENGTH.fullmatch(value) if name in ("line-height", *SIZES) else None
    return bool(size) and float(size["number"]) <= (1 if size["unit"] == "px" else 0)


def _away(name: str, value: str) -> bool:
    """Moved off the screen, or its letters drawn over one another."""
    if name.endswith("-spacing"):
        return bool(AWAY.search(value) or re.match(r"-\d*[1-9]\d*(?:\.\d+)?(?:px|r?em|ch)", value))
    if name in TRANSFORMS:
        return bool(AWAY.search(value) or re.search(r"(?:^|\()\s*0(?:\.[0-4]\d*)?\s*(?:[,)]|$)", value))
    moves = name in ("text-indent", "left", "top", "right", "bottom", "inset") or name.startswith("margin")
    return moves and bool(AWAY.search(value))


def _is_clear(value: str) -> bool:
    """Whether a color lets through most of what lies behind it."""
    share = re.search(r"[/,]\s*(\d*\.?\d+)(%?)\s*\)$", value)
    with_share = value.startswith(("rgba", "hsla")) or "/" in value
    return bool(share) and with_share and float(share[1]) / (100 if share[2] else 1) < 0.5


def _writes(name: str, value: str) -> bool:
    """Whether a declaration prints words: of attributes, counters or files."""
    return name in ("content", "list-style-type", "quotes") and ("attr(" in value or "url(" in value)


def hidden_on_screen() -> list[str]:
    """The selectors of what the style sheets may hide: inside an article, that is told with the words."""
    return sorted({line for file, line in known_hiding() if file.startswith("stylesheets/") and "::" not in line})
