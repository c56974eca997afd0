"""What begins a line of Markdown and is no word: headings, lists, boxes, tables, definitions."""

import re
from dataclasses import dataclass

from publishing.markdown.sections import NOTE_PLACE
from publishing.markdown.tables import CAPTION
from publishing.postbuild.comparison.canvas import Canvas

NOTE = re.compile(r" {0,3}\[\^(?P<id>[^\]\s]+)\]: ?")
BOX = re.compile(r" *(?:!!!|\?\?\?\+?) [\w -]*?(?: *\"(?P<title>[^\n]*)\")? *$")
HEADING = re.compile(r" *#{1,6} +")
DIVIDER = re.compile(r" *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)? *$")
DEFINITION = re.compile(r" *: {1,3}(?=\S)")
BULLET = re.compile(r" *[-*+] +(?=\S)")
NUMBER = re.compile(r" *\d+\. +(?=\S)")
"""The number of an item is read: it is printed."""


@dataclass(frozen=True)
class Note:
    """One note to a page, whose words are printed where all notes are."""

    id: str
    start: int
    end: int


def wipe_line_marks(canvas: Canvas) -> tuple[list[Note], int | None]:
    """Wipe the marks that begin lines. Gives the notes in their order, and the place where they are printed, if any."""
    notes: list[Note] = []
    place: int | None = None
    lines = canvas.text.split("\n")
    offset = 0
    for number, line in enumerate(lines):
        end = offset + len(line)
        beginning = line.lstrip()[:1]
        if not beginning or (beginning.isalpha() and CAPTION not in line):
            pass  # begins with a word, as most lines do
        elif note := NOTE.match(line):
            notes.append(Note(note["id"], offset, end))
            canvas.wipe(offset, offset + note.end())
        elif line.strip() == NOTE_PLACE:
            place = offset
            canvas.wipe(offset, end)
        elif box := BOX.match(line):
            title = box.span("title") if box["title"] is not None else (len(line), len(line))
            canvas.wipe(offset, offset + title[0])
            canvas.wipe(offset + title[1], end)
        elif "|" in line and DIVIDER.match(line):
            canvas.wipe(offset, end)
        else:
            _wipe_beginning(canvas, line, offset)
            if line.lstrip().startswith(CAPTION) and _is_row(
                next((one for one in lines[number + 1 :] if one.strip()), "")
            ):
                start = offset + line.index(CAPTION)
                canvas.wipe(start, start + len(CAPTION))
        offset = end + 1
    return notes, place


def _wipe_beginning(canvas: Canvas, line: str, offset: int) -> None:
    if heading := HEADING.match(line):
        canvas.wipe(offset, offset + heading.end())
        return
    at = 0
    if definition := DEFINITION.match(line):
        at = definition.end()
        canvas.wipe(offset, offset + at)
    while found := BULLET.match(line, at) or NUMBER.match(line, at):
        if BULLET.match(line, at):
            canvas.wipe(offset + at, offset + found.end())
        at = found.end()
    if _is_row(line):
        for place, sign in enumerate(line):
            if sign == "|" and line[place - 1] != "\\":
                canvas.wipe(offset + place, offset + place + 1)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")
