"""A PDF as a screen reader reads it: the words in the order of the tags, not of the ink, with every blank."""

import re
from collections.abc import Iterator
from pathlib import Path

from pikepdf import Array, Dictionary, Object, Page, Pdf, Stream, parse_content_stream

SINGLE = re.compile(rb"<(\w{4})> <(\w+)>")
RANGE = re.compile(rb"<(\w{4})> <(\w{4})> <(\w+)>")
OWN_LINE = re.compile("/(H[1-6]|P|LI|Lbl|T[DHR]|Caption)")

Read = dict[tuple[int, int], dict[int, str]]
"""The words of each piece of a page's content, or of a form's, by the number of its mark."""


def spoken_text(path: Path) -> str:
    """The words of all tagged parts. What no tag holds, such as the foot of a page, is left out."""
    with Pdf.open(path) as document:
        return "".join(_spoken(document.Root.StructTreeRoot, None, {}))


def _spoken(part: Object, page: Object | None, read: Read) -> Iterator[str]:
    page = part.get("/Pg", page)
    kids = part.get("/K", [])
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary):
            yield _words(page, read)[int(kid)]
        elif kid.get("/Type") == "/MCR":
            yield _words(kid.get("/Stm", kid.get("/Pg", page)), read)[int(kid.MCID)]
        elif "/S" in kid:
            yield from _spoken(kid, page, read)
            # Parts that begin a line of their own are said apart.
            yield "\n" if OWN_LINE.fullmatch(str(kid.S)) else ""


def _words(holder: Object, read: Read) -> dict[int, str]:
    if holder.objgen not in read:
        read[holder.objgen] = found = {}
        letters = {name: _letters(font) for name, font in holder.Resources.get("/Font", {}).items()}
        font, marks = {}, [None]
        for step in parse_content_stream(holder if isinstance(holder, Stream) else Page(holder)):
            operator = str(step.operator)
            if operator in ("BDC", "BMC"):
                marks.append(int(step.operands[1].MCID) if operator == "BDC" else None)
                found.setdefault(marks[-1], "")
            elif operator == "EMC":
                marks.pop()
            elif operator == "Tf":
                font = letters[str(step.operands[0])]
            elif operator == "Tj" and marks[-1] is not None:
                codes = bytes(step.operands[0])
                found[marks[-1]] += "".join(font[codes[at : at + 2]] for at in range(0, len(codes), 2))
    return read[holder.objgen]


def _letters(font: Object) -> dict[bytes, str]:
    """The letters of a font, by the two bytes that stand for each."""
    table = font.ToUnicode.read_bytes()
    found = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        found |= {bytes.fromhex(code.decode()): _unicode(letter) for code, letter in SINGLE.findall(block)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letter in RANGE.findall(block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                code = (int(first, 16) + step).to_bytes(2)
                found[code] = chr(ord(_unicode(letter)) + step)
    return found


def _unicode(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
