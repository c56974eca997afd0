"""The words that a page's Markdown says, read without the converter that prints them."""

import html
import re
from collections.abc import Callable

from publishing.postbuild.comparison.canvas import BETWEEN, GONE, Canvas
from publishing.postbuild.comparison.lines import wipe_line_marks
from publishing.postbuild.comparison.marks import note_mark, runs_of_marks, words_of

TAG = re.compile(r"</?(?P<name>[a-zA-Z][\w-]*)[^<>]*>")
IN_A_LINE = frozenset(("a", "abbr", "b", "em", "i", "span", "strong", "sup", "time"))
"""Elements that part no words."""

MARK = re.compile(r"\[\^(?P<id>[^\]\s]+)\]")
# Each pattern begins with the sign it looks for, which lets Python skip to it, and then asks what stands before.
LINK = re.compile(r"(?:!\[|\[)(?P<words>(?:[^\[\]\n]|\[[^\[\]\n]*\]|\n(?!\s*\n))*)\]\([^()\n]*\)")
ATTRIBUTES = re.compile(r"\{:? *(?:(?:[#.][\w-]+|data-search-exclude) *)+\}")
IN_PARAGRAPH = r"(?!\n[ ]*\n)"
BOLD = re.compile(rf"\*\*(?<![\w*]\*\*)(?=[^\s*])(?:{IN_PARAGRAPH}[\s\S])+?(?<=[^\s*])\*\*(?![\w*])")
ITALIC = re.compile(rf"\*(?<![\w*]\*)(?=[^\s*])(?:{IN_PARAGRAPH}[^*]|(?<=\w)\*(?=\w))+?(?<=[^\s*])\*(?![\w*])")
STRONG_LINES = re.compile(rf"__(?<![\w\\]__)(?=[^\s_])(?:{IN_PARAGRAPH}[\s\S])+?(?<=[^\s_])__(?!\w)")
ITALIC_LINES = re.compile(rf"_(?<![\w\\]_)(?=[^\s_])(?:{IN_PARAGRAPH}[^_]|(?<=\w)_(?=\w))+?(?<=[^\s_])_(?!\w)")
"""The same with the line that stands below: within a word it is a sign like any other."""
ESCAPE = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!|]")
CODED = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]\w*);")


class TypedText:
    """A page's Markdown, read for the words that a reader shall see."""

    def __init__(self, markdown: str) -> None:
        self.markdown = markdown
        self._canvas = Canvas(markdown)
        notes, place = wipe_line_marks(self._canvas)
        numbers: dict[str, int] = {}
        for note in notes:
            numbers.setdefault(note.id, len(numbers) + 1)
        _wipe_marks_inside(self._canvas, numbers)
        last = [(f"{numbers[note.id]}.", note.start, note.end) for note in notes]
        self._parts: list[tuple[str, int, int]] = []
        """The parts of the text in the order of the page: a number that is printed before each, and its places."""
        start = 0
        breaks = [(note.start, note.end) for note in notes] + ([] if place is None else [(place, place)])
        for begin, end in sorted(breaks):
            self._parts += [("", start, begin), *(last if begin == place else ())]
            start = end
        self._parts += [("", start, len(markdown)), *(last if place is None else ())]

    def words(self) -> list[str]:
        """Every word in the order of the page, with one mark for each run of marks."""
        return words_of(self._shown())

    def places(self) -> list[int]:
        """Where each of the words begins in the Markdown."""
        found: list[int] = []
        for number, start, end in self._parts:
            found += [*([start] if number else ()), *self._canvas.places(start, end)]
        for start, end in reversed([*runs_of_marks(self._shown().split())]):
            del found[start + 1 : end]
        return found

    def _shown(self) -> str:
        return " ".join(f"{number} {self._canvas.shown(start, end)}" for number, start, end in self._parts)


def _wipe_marks_inside(canvas: Canvas, numbers: dict[str, int]) -> None:
    def tag(found: re.Match[str]) -> None:
        canvas.wipe(*found.span(), GONE if found["name"].lower() in IN_A_LINE else BETWEEN)

    def mark(found: re.Match[str]) -> None:
        if found["id"] in numbers:
            canvas.put(*found.span(), f" {note_mark(numbers[found['id']])} ")

    def link(found: re.Match[str]) -> None:
        canvas.wipe(found.start(), found.start("words"), GONE)
        canvas.wipe(found.end("words"), found.end(), GONE)

    def pair(length: int) -> Callable[[re.Match[str]], None]:
        def ends(found: re.Match[str]) -> None:
            canvas.wipe(found.start(), found.start() + length, GONE)
            canvas.wipe(found.end() - length, found.end(), GONE)

        return ends

    canvas.wipe_all(TAG, tag)
    canvas.wipe_all(MARK, mark)
    canvas.wipe_all(LINK, link)
    canvas.wipe_all(ATTRIBUTES, lambda found: canvas.wipe(*found.span()))
    canvas.wipe_all(BOLD, pair(2))
    canvas.wipe_all(ITALIC, pair(1))
    canvas.wipe_all(STRONG_LINES, pair(2))
    canvas.wipe_all(ITALIC_LINES, pair(1))
    canvas.wipe_all(ESCAPE, lambda found: canvas.wipe(found.start(), found.start() + 1, GONE))
    canvas.wipe_all(CODED, lambda found: canvas.put(*found.span(), html.unescape(found[0])))
