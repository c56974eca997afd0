"""Words in style sheets: a page would print them, and no digest of its words would know."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from publishing.content.diagnostics import Problem

NO_WORDS = re.compile(r"/\*.*?\*/|url\((?:\"[^\"]*\"|'[^']*'|[^)]*)\)", re.DOTALL)
"""Comments, and addresses of pictures."""
DECLARATION = re.compile(r"(?<![\w-])(?P<name>[\w-]+)\s*:(?P<value>[^;{}]*)(?=[;}])")
STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
LETTER = re.compile(r"[^\W\d_]")
CODED = re.compile(r"\\([0-9a-fA-F]{1,6})[ ]?")
NAMES = re.compile(r"font|(?:[\w-]+-)?font-family|font-(?:feature|variation)-settings|grid-template-areas")
"""Properties whose strings name something and are never printed."""


def problems(docs: Path) -> Iterator[Problem]:
    """Every text with letters that a style sheet below docs/assets could print, by itself or through a variable."""
    for path in sorted((docs / "assets").rglob("*.css")):
        if path.is_symlink():
            continue
        css = path.read_text(encoding="utf-8", errors="replace")
        css = NO_WORDS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), css)
        for at, text in _words(css):
            place = css.count("\n", 0, at) + 1, at - css.rfind("\n", 0, at)
            name = f"{docs.name}/{path.relative_to(docs).as_posix()}"
            message = f"a style sheet may not write {text}: no reviewer signs it. Write words in Markdown."
            yield Problem(name, *place, message)


def _words(css: str) -> Iterator[tuple[int, str]]:
    """The strings with letters, and where they stand."""
    for declaration in DECLARATION.finditer(css):
        strings = STRING.finditer(css, declaration.start("value"), declaration.end("value"))
        for found in () if NAMES.fullmatch(declaration["name"]) else strings:
            if LETTER.search(CODED.sub(_decoded, found[0])):
                yield found.start(), found[0]


def _decoded(code: re.Match[str]) -> str:
    number = int(code[1], 16)
    return chr(number) if number <= sys.maxunicode else ""
