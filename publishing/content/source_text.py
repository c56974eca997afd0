"""Reads a text file as its editor saved it, and says what a reader could not see in it."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from publishing.content.diagnostics import Problem
from publishing.content.models.field_types import INVISIBLE, MOJIBAKE, NO_BREAK, surely_visible
from publishing.text.signs import odd_signs

MAX_FILE_BYTES = {".md": 200_000, ".yml": 1_000_000}
"""A page is read by people in one go; a register grows with each source, and cannot be split."""
CONFLICT_MARKS = ("<" * 7, ">" * 7, "=" * 7)
CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}$)", re.MULTILINE)
MAX_LINE_CHARACTERS = 2_000
"""Longer lines are never prose, and make Markdown parsers slow."""

NO_BREAK_MARK = re.compile(r" *(?:(?:-|\*|\+|#+|>|!!!|\d+\.) ?)?(?:[\w-]+:)?(?P<sign>[\u00a0\u202f])")
"""A blank that keeps what stands before it from being a mark or a key. Inside a sentence it does no harm."""

CODED = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[NLP](?![\w]))")
"""How YAML writes a sign by its number: whoever reads the file does not see it."""

EMOJI_FORM = "\ufe0f"

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """The text with plain line ends, or None if it cannot be read, and every problem of the file as a file."""
    if path.is_symlink() or not path.is_file():
        return None, []  # told by the check of the folder
    raw = path.read_bytes()
    most = MAX_FILE_BYTES.get(path.suffix, MAX_FILE_BYTES[".md"])
    if len(raw) > most:
        return None, [Problem(name, 1, 1, f"the file is larger than {most // 1000} kB. Split it.")]
    if raw.startswith(UTF_16):
        return None, [Problem(name, 1, 1, "the file is saved as UTF-16. Save it with the encoding UTF-8.")]
    problems = []
    if raw.startswith(BYTE_ORDER_MARK):
        raw = raw.removeprefix(BYTE_ORDER_MARK)
        message = "the file begins with an invisible mark (BOM). Save it as UTF-8 without BOM."
        problems.append(Problem(name, 1, 1, message))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return None, [Problem(name, line, column, "this is not UTF-8. Save the file with the encoding UTF-8.")]
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        problems.append(Problem(name, line, 1, "Windows line ends. Save the file with the line ends LF."))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems += _unreadable(text, name)
    if text and not text.endswith("\n"):
        problems.append(Problem(name, text.count("\n") + 1, 1, "the last line has no end. Press Enter after it."))
        text += "\n"
    return text, problems


def _unreadable(text: str, name: str) -> Iterator[Problem]:
    if _surely_sound(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        yield from (Problem(name, number, at + 1, message) for at, message in _odd_signs(line))
        if mark := NO_BREAK_MARK.match(line):
            yield Problem(name, number, mark.start("sign") + 1, NO_BREAK)
        if len(line) > MAX_LINE_CHARACTERS:
            message = f"this line is longer than {MAX_LINE_CHARACTERS} characters. Split it with an empty line."
            yield Problem(name, number, MAX_LINE_CHARACTERS, message)
        if not unicodedata.is_normalized("NFC", line):
            message = "this line has accents typed as separate signs. Type the letters again."
            yield Problem(name, number, 1, message)
        if conflict := CONFLICT.match(line):
            message = (
                f"{conflict[0]} is left over from a merge conflict. Keep one of the two versions, delete the marks."
            )
            yield Problem(name, number, 1, message)


def _odd_signs(line: str) -> Iterator[tuple[int, str]]:
    """Where each sign stands that a reader would not see, or would see as another, and what to do."""
    told: set[int] = set()
    for pattern, what in ((MOJIBAKE, "left over from a wrong encoding"), (INVISIBLE, "an invisible character")):
        seen: set[str] = set()
        for found in pattern.finditer(line):
            told.update(range(*found.span()))
            sign = found[0] if pattern is MOJIBAKE else f"U+{ord(found[0]):04X}"
            message = f"{sign} is {what}. Delete it and type the place again."
            if found[0] == EMOJI_FORM:
                told.add(found.start() - 1)
                message = f"{line[: found.end()][-2:]} is an emoji. Say it in words."
            if sign not in seen:
                yield found.start(), message
            seen.add(sign)
    yield from ((at, message) for at, message in odd_signs(line) if at not in told)
    for code in CODED.finditer(line) if "\\" in line else ():
        yield code.start(), f"{code[0]} stands for a sign. Type the sign itself."


def _surely_sound(text: str) -> bool:
    """Whether a look at the whole text finds none of what the look at each line is for: most texts are sound."""
    if not surely_visible(text) or not unicodedata.is_normalized("NFC", text):
        return False
    if next(odd_signs(text), None) or ("\\" in text and CODED.search(text)):
        return False
    marked = any(mark in text for mark in CONFLICT_MARKS) and CONFLICT.search(text)
    return not marked and not _has_long_line(text)


def _has_long_line(text: str) -> bool:
    start = 0
    while len(text) - start > MAX_LINE_CHARACTERS:
        end = text.rfind("\n", start, start + MAX_LINE_CHARACTERS + 1)
        if end < 0:
            return True
        start = end + 1
    return False
