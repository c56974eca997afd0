"""What our style sheets may not write.

Words: a page would print them, and no digest of its words would know. Lines under links with more than their name in
the short form: Safari drops all of it, and a link that cannot be told from the text is lost.
"""

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
LINE = re.compile(r"none|underline|overline|line-through|inherit|initial|unset")
"""What the short form of a line may say in every browser."""


def problems(docs: Path) -> Iterator[Problem]:
    """Every text with letters that a style sheet below docs/assets could print, and every line that Safari drops."""
    for path in sorted((docs / "assets").rglob("*.css")):
        if path.is_symlink() or not path.is_file():
            continue
        css = path.read_text(encoding="utf-8", errors="replace")
        css = NO_WORDS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), css)
        name = f"{docs.name}/{path.relative_to(docs).as_posix()}"
        for at, message in (*_words(css), *_dropped_lines(css)):
            yield Problem(name, css.count("\n", 0, at) + 1, at - css.rfind("\n", 0, at), message)


def _words(css: str) -> Iterator[tuple[int, str]]:
    """Where a string with letters stands, and what is wrong with it."""
    for declaration in DECLARATION.finditer(css):
        strings = STRING.finditer(css, declaration.start("value"), declaration.end("value"))
        for found in () if NAMES.fullmatch(declaration["name"]) else strings:
            if LETTER.search(CODED.sub(_decoded, found[0])):
                message = f"a style sheet may not write {found[0]}: no reviewer signs it. Write words in Markdown."
                yield found.start(), message


def _dropped_lines(css: str) -> Iterator[tuple[int, str]]:
    """Where `text-decoration` says more than the kind of line, and what to write instead."""
    for declaration in DECLARATION.finditer(css):
        value = declaration["value"].replace("!important", "").strip()
        if declaration["name"] == "text-decoration" and not LINE.fullmatch(value):
            message = (
                f"Safari drops `text-decoration: {value}`, so no line is drawn. Write `text-decoration-line` and, each "
                "by itself, `text-decoration-thickness`, `text-decoration-style` or `text-decoration-color`."
            )
            yield declaration.start(), message


def _decoded(code: re.Match[str]) -> str:
    number = int(code[1], 16)
    return chr(number) if number <= sys.maxunicode else ""
