"""Where front matter or data cannot be read: what an editor most likely did there, in an editor's words."""

import re
from collections.abc import Callable, Iterable

from publishing.content.models.field_types import NO_BREAK
from publishing.content.yaml.open_quotes import forgotten_quote

Slip = tuple[int, int, str]
"""Line and column, from 0, and the message."""

KEY = re.compile(r"(?P<before> *(?:- +)*)(?P<key>[\w-]+):(?P<value> .*)?$")
ODD_BLANK = re.compile(r" *(?:- *)?(?:[\w-]+:)?(?P<sign>[\u00a0\u202f]|(?<![:-])\t)")
GLUED = re.compile(r"(?P<before> *(?:- +)*)(?P<key>[a-z][a-z0-9_]*):(?P<value>[^\s:/][^:]*)$")
GLUED_DASH = re.compile(r"(?P<before> *)-[^\s-]")
WITHOUT_COLON = re.compile(r"(?P<before> *(?:- +)*)(?P<key>[a-z][a-z0-9_]*) +(?P<value>[^\s:].*)$")
ITEM = re.compile(r"(?P<before> *)- +\S")
SETTING = re.compile(r"!ENV +(?=\[)")
"""A value of mkdocs.yml that the environment may set."""
EMPTY_LIST = re.compile(r"\s*(\[\]|\{\})\s*$")
TEXT = re.compile(r"(?P<before> *(?:- +)*(?P<key>[\w-]+: +)?)(?P<text>\S.*?) *$")
BLOCK = re.compile(r"(?:[:-] +)[>|][+-]?$")
BEGINS_TEXT = re.compile(r" *(?:- +)*(?P<key>[\w-]+): +[>|][+-]?\s*$")
BEGINS_BLOCK = re.compile(r"[>|][+-]?$")
NEEDS_QUOTES = "@`%*&!|>[{"
ACROSS = re.compile(r"(?:-{3,}|\.{3}|[-–—]*[–—][-–—]*)\s*$")
"""A line that parts what stands above it from what stands below, or was meant to."""
A_TAB = "a tab stands here. Type plain blanks in its place."
LONGEST_SHOWN = 60
SUSPECTS = 3
"""Lines, counted back from the one where the reader stumbled."""


def likely_slip(text: str, until: int) -> Slip | None:
    """What keeps the text from being read, or None if it looks like nothing known.

    `until` is the line, from 0, on which the reader of YAML stumbled: most often the line after the slip.
    """
    if found := forgotten_quote(text, until):
        line, column, quote = found
        return (
            line,
            column,
            f"the quote {quote} opens a text and has no partner. Write another at its end, or delete it.",
        )
    lines = text.split("\n")
    for number, line in enumerate(lines[1 : until + 2], 1):
        if ACROSS.match(line):
            return number, 0, f"{line.strip()} has no meaning here. Delete this line."
    if found := _block_too_far_left(lines[: until + 1]):
        return found
    if found := _lost_dash(lines, until):
        return found
    lines = lines[: until + 1]
    written = [number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    suspects = [number for number in reversed(written[-SUSPECTS:]) if not _in_block(lines, number)]
    for look in LOOKS:
        for number in suspects:
            if slip := look(lines, number):
                column, message = slip
                return number, column, message
    return None


def _block_too_far_left(lines: list[str]) -> Slip | None:
    """A text below > or | that begins no further right than its key: YAML takes it for empty."""
    for number, line in enumerate(lines[:-1]):
        if not (key := BEGINS_TEXT.match(line)):
            continue
        below = next((at for at in range(number + 1, len(lines)) if lines[at].strip()), None)
        if below is None or KEY.match(lines[below]) or ITEM.match(lines[below]):
            continue
        column, wanted = len(lines[below]) - len(lines[below].lstrip(" ")), key.start("key") + 2
        if column < wanted - 1:
            of_key = f"the text of {key['key']!r} must begin further right than its key."
            return below, column, f"{of_key} Give it {_blanks(wanted)} at its start."
    return None


def _lost_dash(lines: list[str], until: int) -> Slip | None:
    """The first item of a list without its dash: its keys begin where those of the item below do."""
    item = KEY.match(lines[until]) if until < len(lines) else None
    if not item or not item["before"].endswith("- "):
        return None
    column = item.start("key")
    above = until
    while above and (not lines[above - 1].strip() or _indent(lines[above - 1]) >= column):
        above -= 1
    first, parent = KEY.match(lines[above]), KEY.match(lines[above - 1]) if above else None
    if above == until or not parent or (parent["value"] or "").strip() or not first or len(first["before"]) != column:
        return None
    return above, column, f"this item of a list has lost its dash. Write: - {first['key']}: ..."


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _odd_blank(lines: list[str], number: int) -> tuple[int, str] | None:
    if not (found := ODD_BLANK.match(lines[number])):
        return None
    return found.start("sign"), A_TAB if found["sign"] == "\t" else NO_BREAK


def _glued_dash(lines: list[str], number: int) -> tuple[int, str] | None:
    found = GLUED_DASH.match(lines[number])
    if not found:
        return None
    item = f"{found['before']}- "
    beside = (lines[at] for at in (number - 1, number + 1) if 0 <= at < len(lines))
    if not any(line.startswith(item) for line in beside):
        return None
    return len(found["before"]), "a list item needs a blank after its dash. Write '- '."


def _glued(lines: list[str], number: int) -> tuple[int, str] | None:
    if not (found := GLUED.match(lines[number])):
        return None
    return found.start("value"), f"a key needs a blank after its colon. Write: {_shown(found)}"


def _without_colon(lines: list[str], number: int) -> tuple[int, str] | None:
    found = WITHOUT_COLON.match(lines[number])
    if not found or not (not found["before"] or _beside_a_key(lines, number, len(found["before"]))):
        return None
    return len(found["before"]), f"a key needs its colon. Write: {_shown(found)}"


def _empty_list(lines: list[str], number: int) -> tuple[int, str] | None:
    if number == len(lines) - 1 or not EMPTY_LIST.match(lines[number]):
        return None
    return 0, f"{lines[number].strip()} says that the list is empty. Delete this line, since something follows."


def _quotes_inside(lines: list[str], number: int) -> tuple[int, str] | None:
    found = TEXT.match(lines[number])
    if not found or found["text"][0] not in "\"'" or found["text"].count(found["text"][0]) < 3:
        return None
    quote, text = found["text"][0], found["text"]
    second = found.start("text") + text.index(quote, 1)
    if quote == "'":
        return second, f"this ' ends the text. Write \" around the text: {_quoted(found, text[1:].removesuffix(quote))}"
    return second, "this \" ends the text. Inside a text write ' for quotes."


def _further_right(lines: list[str], number: int) -> tuple[int, str] | None:
    here = KEY.match(lines[number])
    above = next((lines[at] for at in range(number - 1, -1, -1) if lines[at].strip()), "")
    key = KEY.match(above)
    if not here or not key or not (key["value"] or "").strip() or BLOCK.search(above):
        return None
    blanks, wanted = len(here["before"]), key.start("key")
    if "-" in here["before"] or blanks <= wanted:
        return None
    return blanks, f"this line begins further right than the line above it. Give it {_blanks(wanted)} at its start."


def _bare_text(lines: list[str], number: int) -> tuple[int, str] | None:
    found = TEXT.match(lines[number])
    if not found or found["text"][0] in "\"'#" or BEGINS_BLOCK.match(found["text"]):
        return None
    text, at = found["text"], found.start("text")
    if setting := SETTING.match(text):
        text, at = text[setting.end() :], at + setting.end()
    if text[0] == "[" and "]" not in text:
        return at, "the bracket [ is never closed. Write ] behind the last item."
    if text[0] + text[-1] in ("[]", "{}"):
        return None  # a whole list in one line
    if text[0] in NEEDS_QUOTES:
        return at, f"a text that begins with {text[0]} stands in quotes. Write: {_quoted(found, text)}"
    if found["key"] and (": " in text or text.endswith(":")):
        colon = at + (text.index(": ") if ": " in text else len(text) - 1)
        return colon, f"a second colon in one line. Put the text in quotes: {_quoted(found, text)}"
    return None


def _fits_nothing(lines: list[str], number: int) -> tuple[int, str] | None:
    here = KEY.match(lines[number])
    if not here or "-" in here["before"]:
        return None
    blanks = len(here["before"])
    known = {key.start("key") for line in lines[:number] if (key := KEY.match(line))}
    if blanks in known or not known:
        return None
    nearest = min(known, key=lambda column: (abs(column - blanks), column))
    message = (
        f"this line begins with {_blanks(blanks)}, as no line above does. Give it {_blanks(nearest)} at its start."
    )
    return blanks, message


def _item_fits_nothing(lines: list[str], number: int) -> tuple[int, str] | None:
    here = ITEM.match(lines[number])
    above = [len(item["before"]) for line in lines[:number] if (item := ITEM.match(line))]
    if not here or not above or len(here["before"]) in above:
        return None
    blanks = len(here["before"])
    return blanks, (
        f"this item begins with {_blanks(blanks)}, and no item above does. Give it {_blanks(above[-1])} at its start."
    )


LOOKS: Iterable[Callable[[list[str], int], tuple[int, str] | None]] = (
    _odd_blank,
    _glued_dash,
    _empty_list,
    _quotes_inside,
    _further_right,
    _glued,
    _bare_text,
    _without_colon,
    _fits_nothing,
    _item_fits_nothing,
)
"""What is looked for, the surest first."""


def _in_block(lines: list[str], number: int) -> bool:
    """Whether the line belongs to a text that was begun with > or | above it."""
    indent = len(lines[number]) - len(lines[number].lstrip(" "))
    above = (line for line in reversed(lines[:number]) if line.strip() and len(line) - len(line.lstrip(" ")) < indent)
    return BLOCK.search(next(above, "").rstrip()) is not None


def _beside_a_key(lines: list[str], number: int, column: int) -> bool:
    """Whether the line above or below has a key in this column: the first one of an item has none above."""
    above = next((lines[at] for at in range(number - 1, -1, -1) if lines[at].strip()), "")
    keys = map(KEY.match, (above, *lines[number + 1 : number + 2]))
    return any(key is not None and key.start("key") == column for key in keys)


def _shown(found: re.Match[str]) -> str:
    value = found["value"].strip()
    return f"{found['key']}: {value if len(value) <= LONGEST_SHOWN else '...'}"


def _quoted(found: re.Match[str], text: str) -> str:
    before = f"{found['before'].strip()} " if found["before"].strip() else ""
    if '"' in text or len(text) > LONGEST_SHOWN:
        return f"{before}'...'" if '"' in text else f'{before}"..."'
    return f'{before}"{text}"'


def _blanks(count: int) -> str:
    return {0: "no blank", 1: "1 blank"}.get(count, f"{count} blanks")
