"""Lines of a page's body: headings, lists, tables and boxes that Markdown would not take for what the editor meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publishing.assembly.templates import without_templates
from publishing.checks.markdown.tables import table_problems
from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content
from publishing.content.passages import Passage

BOXES = ("note", "tip", "info", "warning", "danger", "question", "checklist", "tiles")
"""Boxes that our style sheet or the theme draws, and that a page may write by itself."""

MAX_INDENT = 16
"""Four levels: more is never prose, and Markdown parsers are slow on it."""

BOX = re.compile(r"(?P<indent> *)(?P<mark>!!!|\?\?\?\+?)(?P<blank> ?)(?P<type>[\w-]*)(?P<rest>.*)$")
BULLET = re.compile(r" *(?:[-*+]|\d+\.) +\S")
LATER_NUMBER = re.compile(r" *(?!1\.)\d+\. ")
"""What begins no list behind a line of words: a year that ends a sentence may stand first in a line."""
NEAR_BULLET = (
    (re.compile(r" *[•·‣▪●○◦]"), "this bullet is no Markdown. Write '- ' in its place."),
    (re.compile(r" *[–—] "), "a long dash makes no list. Write '- ' in its place."),
    (re.compile(r" *[-+][A-Za-z\[*]"), "a list item needs a blank after its dash. Write '- '."),
    (
        re.compile(r" *\*[^\s*][^*]*$"),
        "a list item needs a blank after its mark. Write '- '. Words in italics need a second * behind them.",
    ),
    (re.compile(r" *\d{1,2}\.[A-Za-z\[*]"), "a numbered item needs a blank after its number. Write '1. '."),
    (re.compile(r" *\d{1,2}\) "), "a numbered item has a period after its number. Write '1. '."),
    (re.compile(r" *[a-zA-Z]\) "), "lists with letters are not Markdown. Write '1. '."),
    (re.compile(r" *o(?:\t| {2,})\S"), "a word processor wrote this o for a bullet. Write '- ' in its place."),
)
ROMAN_ONE, ROMAN_TWO = re.compile(r" *\(?[iI][.)] \S"), re.compile(r" *\(?(?:ii|II)[.)] \S")
NEAR_ANY = re.compile("|".join(pattern.pattern for pattern, _ in NEAR_BULLET))
UNDERLINE = re.compile(r" *(=+|-+|\*{3,}|_{3,}|(- ){2,}-|(\* ){2,}\*) *$")
PLUS = re.compile(r" *\+ +\d")
EMPTY_ITEM = re.compile(r" *[-*+] *$")
OUTSIDE = "this line stands outside the box above it. Begin it with {blanks} blanks, or add an empty line above it."
DEFINITION = re.compile(r" *:   ?\S")
SENTENCE = re.compile(r" *\**[A-Z]")
AN_END = re.compile(r"[.!?]\W*$")
SHORT = 60
"""Signs: a longer line of a list may have been wrapped, and goes on with the next."""
BEHIND = "this line is read as the end of the item above it. Add an empty line above it; or indent it by four blanks."


@dataclass(frozen=True)
class Line:
    """One line of a body, without its templates."""

    text: str
    offset: int

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def empty(self) -> bool:
        return not self.text.strip()


def lines_of(text: str) -> list[Line]:
    """The lines of a text with their offsets."""
    lines, offset = [], 0
    for line in text.split("\n"):
        lines.append(Line(line, offset))
        offset += len(line) + 1
    return lines


def problems(passage: Passage, _content: Content) -> Iterator[Problem]:
    """Every such line of one body."""
    lines = lines_of(without_templates(passage.text))
    for number, written in enumerate(passage.text.split("\n")):
        if written.startswith(("{%", "{##")):
            # What stands in place of a template is no indentation.
            lines[number] = Line(lines[number].text.lstrip(), lines[number].offset)
    for offset, message in [*_blocks(lines), *table_problems(lines)]:
        yield passage.problem(offset, message)


def _blocks(lines: list[Line]) -> Iterator[tuple[int, str]]:
    owners: list[int] = []
    boxes: list[int] = []
    following = _next_written(lines)
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else Line("", 0)
        after = following[number]
        if line.empty:
            continue
        in_list = bool(owners) and not before.empty
        begins = BULLET.match(line.text) and (before.empty or in_list or not LATER_NUMBER.match(line.text))
        wrapped = not before.empty and not begins and not BOX.match(line.text)
        if not wrapped:
            owners = [indent for indent in owners if indent <= line.indent]
            boxes = [indent for indent in boxes if indent <= line.indent]
        elif boxes and line.indent < boxes[-1] <= before.indent:
            yield line.offset + line.indent, OUTSIDE.format(blanks=boxes[-1])
        elif _stands_behind_a_list(line, before):
            yield line.offset + line.indent, BEHIND
        yield from _line(line, before, after, owners, in_list)
        if begins or BOX.match(line.text) or DEFINITION.match(line.text):
            owners.append(line.indent + 4)
        if BOX.match(line.text):
            boxes.append(line.indent + 4)


def _stands_behind_a_list(line: Line, before: Line) -> bool:
    """Whether a line begins a sentence where the item above it has surely ended."""
    ended = len(before.text) < SHORT or AN_END.search(before.text)
    return bool(BULLET.match(before.text) and ended and line.indent <= before.indent and SENTENCE.match(line.text))


def _next_written(lines: list[Line]) -> list[Line]:
    """For each line the next one below it that is not empty."""
    below, found = Line("", 0), []
    for line in reversed(lines):
        found.append(below)
        below = below if line.empty else line
    return found[::-1]


def _line(line: Line, before: Line, after: Line, owners: list[int], in_list: bool) -> Iterator[tuple[int, str]]:
    start = line.offset + line.indent
    if EMPTY_ITEM.match(line.text):
        yield start, "this item of a list is empty. Write its words, or delete this line."
    elif UNDERLINE.match(line.text):
        if before.empty or before.text.lstrip().startswith("#"):
            yield start, "lines across the page are not used here. Delete it, or write a heading."
        elif "|" not in before.text:
            yield start, "this would turn the line above into a heading. Write ## before its words, delete this line."
    elif box := BOX.match(line.text):
        yield from _box(box, line, after)
    elif PLUS.match(line.text):
        yield start, "this plus makes a list item and is not printed. Write '- ' in its place, or a word."
    elif BULLET.match(line.text) and (before.empty or in_list or not LATER_NUMBER.match(line.text)):
        yield from _item(line, before, owners, in_list)
    else:
        for pattern, message in NEAR_BULLET:
            if pattern.match(line.text) and (before.empty or in_list or NEAR_ANY.match(before.text)):
                yield start, message
                return
        if ROMAN_ONE.match(line.text) and ROMAN_TWO.match(after.text):
            yield start, "lists with Roman numbers are not Markdown. Write '1. ', '2. ' and so on."
        yield from _indentation(line, before, owners)


def _box(box: re.Match[str], line: Line, after: Line) -> Iterator[tuple[int, str]]:
    start = line.offset + line.indent
    example = 'Write !!! note "Title", and indent its text by four blanks.'
    if not box["blank"] or not box["type"]:
        yield start, f"the box has no type, or no blank before it. {example}"
    elif box["type"] not in BOXES:
        yield start, unknown("the box", box["type"], BOXES, f"this list: {', '.join(BOXES)}")
    elif not re.fullmatch(r' "[^"]*"', box["rest"].rstrip()):
        yield start, f"the title of the box must stand in straight quotes. {example}"
    if after.indent < line.indent + 4:
        yield start, f"the box is empty: its text must stand below it. {example}"


def _item(line: Line, before: Line, owners: list[int], in_list: bool) -> Iterator[tuple[int, str]]:
    start = line.offset + line.indent
    if line.indent % 4 or (line.indent and line.indent not in owners):
        yield start, "a list inside a list is indented by four blanks for each level. Indent this line again."
    elif line.indent > MAX_INDENT:
        yield start, "lists are nested too deeply to read on a phone. Use at most four levels."
    elif not before.empty and not in_list:
        yield start, "a list needs an empty line before it. Add one above this line."


def _indentation(line: Line, before: Line, owners: list[int]) -> Iterator[tuple[int, str]]:
    start = line.offset + line.indent
    if line.indent > MAX_INDENT:
        yield start, "this line is indented too far. Delete the blanks at its start."
    elif line.indent >= 4 and before.empty and line.indent - 4 >= max(owners, default=0):
        yield start, "four blanks at the start would print this line as code. Delete them."
    elif 0 < line.indent < 4 and before.empty:
        yield start, "blanks at the start of a line have no meaning here. Delete them, or indent by four."
