"""`make import-guide FILE=page.html NAME=...`: a page from elsewhere as the draft of a guide, with what was not taken.

It reads HTML, Word (.docx) and plain or Markdown text.
"""

import json
import re
import sys
from bisect import bisect_right
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from publishing.bounds.time_limit import TooSlowError, at_most
from publishing.checks.run import read_and_check
from publishing.commands.editing.imported_page import ImportedPage, imported
from publishing.commands.editing.imported_text import text_as_html
from publishing.commands.editing.imported_word import word_as_html
from publishing.commands.editing.new_guide import DOCS, begun
from publishing.content.dates import latest_day
from publishing.text.unwritten import to_write

BEFORE = '{% include "ask-your-team.md" %}'
"""Where the template of a guide goes on behind its own sections."""
TITLE, DESCRIPTION = re.compile(r"(?m)^title: .*"), re.compile(r"(?m)^description: .*")
DESCRIBES = range(70, 161)
"""How many characters the description of a page may have."""
NO_TITLE = str.maketrans("<>{}", "()()", '"')
ITEM = re.compile(r" *(?:- |\d+\. )")
WHOLE = -1
"""In place of the line of a list: a block that is set aside as one."""
LONGEST = 60
"""Seconds for reading one page. A page of 4,000 sections takes one."""
ROUNDS = 6
"""Of setting aside what the check refuses: one refusal can hide another."""
EXAMPLE = "make import-guide FILE=page.html NAME=car-t-for-children"


def main(arguments: list[str]) -> int:
    file, name = Path(arguments[0]), arguments[1]
    try:
        page = _within_limits(file)
        path = begun(name, lambda text: _with(text, page), f"make import-guide FILE={file}")
    except ValueError as error:
        print(error)
        return 1
    left_out = [*dict.fromkeys([*page.left_out, *_set_aside(path, page.blocks)])]
    headings = sum(block.startswith("#") for block in page.blocks)
    print(f"{path} is a draft: {len(page.blocks) - headings} paragraphs, lists and tables in {headings} sections.")
    print("Move them to where they belong, and write the rest. `make check` lists what is still to write.")
    if left_out:
        print(f"\nNot taken, so look whether a reader needs it ({len(left_out)}):")
        print(*(f"  - {one}" for one in left_out), sep="\n")
    return 0


def _within_limits(file: Path) -> ImportedPage:
    """The page of a file. Raises ValueError with what to write, also where reading it takes too long or too much."""
    try:
        with at_most(LONGEST):
            return imported(*_read(file), _own_pages())
    except (TooSlowError, MemoryError, RecursionError):
        raise ValueError(
            f"{file} takes too long to read: it is too large, or its parts stand too deep in one another. Save its own "
            "words alone, as text (.txt), and bring that along."
        ) from None


def _read(file: Path) -> tuple[str, list[str]]:
    """The file as HTML, and what its reader left out. Raises ValueError with what to write."""
    if not file.is_file():
        raise ValueError(f"{file} is not there. Write: {EXAMPLE}")
    kind = file.suffix.lower()
    if kind == ".docx":
        return word_as_html(file)
    if kind in (".html", ".htm"):
        return _text(file), []
    if kind in (".txt", ".md"):
        return text_as_html(_text(file))
    raise ValueError(f"{file} is no page (.html), Word file (.docx) or text (.txt, .md). Save it as one of these.")


def _text(file: Path) -> str:
    raw = file.read_bytes()
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _own_pages() -> dict[str, str]:
    """The pages of this site, by the last part of their address."""
    pages = (path.relative_to(DOCS) for path in DOCS.rglob("*.md") if "_partials" not in path.parts)
    return {path.stem: f"/{path.as_posix()}" for path in pages if path.stem not in ("index", "404")}


def _with(text: str, page: ImportedPage) -> str:
    """The template of a guide with the title, the description and the blocks of a page."""
    if title := page.title.translate(NO_TITLE):
        text = TITLE.sub(lambda _: f"title: {json.dumps(title, ensure_ascii=False)}", text, count=1)
    if len(page.description) in DESCRIBES:
        described = json.dumps(page.description.translate(NO_TITLE), ensure_ascii=False)
        text = DESCRIPTION.sub(lambda _: f"description: {described}", text, count=1)
    elif page.description:
        page.left_out.append(f"its description, which is not of 70 to 160 characters: {page.description}")
    return text.replace(BEFORE, _joined(page.blocks), 1)


def _set_aside(path: Path, blocks: list[str]) -> list[str]:
    """Put each block that the check refuses into a note that no reader sees; what was refused, and why."""
    told: dict[tuple[int, int], str] = {}
    now = list(blocks)
    for _ in range(ROUNDS):
        new = {place: message for place, message in _refused(path, now).items() if place not in told}
        if not new:
            break
        text, before = path.read_text("utf-8"), _joined(now)
        for (index, row), message in new.items():
            words, now[index] = _with_note(now[index], row, len(told) + 1)
            told[index, row] = f"'{' '.join(words.split())[:60]}' stands in a note: {message}"
        path.write_text(text.replace(before, _joined(now), 1), "utf-8")
    return list(told.values())


def _with_note(block: str, row: int, number: int) -> tuple[str, str]:
    """What was set aside, and the block with a note in its place; of a list, only one line is."""
    instead = to_write(f"what note {number} of this draft says.")
    if row == WHOLE:
        return block, f"{{## Note {number}: {block.replace('##}', '')} ##}}\n\n{instead}"
    lines = block.split("\n")
    mark = ITEM.match(lines[row])[0]
    words, lines[row] = lines[row].removeprefix(mark), f"{mark}{instead}"
    return words, "\n".join([*lines, "", f"{{## Note {number}: {words.replace('##}', '')} ##}}"])


def _joined(blocks: list[str]) -> str:
    return "\n\n".join([*blocks, BEFORE])


def _refused(path: Path, blocks: list[str]) -> dict[tuple[int, int], str]:
    """What the check refuses of the draft, by the block and the line of a list, and what it says first."""
    text = path.read_text("utf-8")
    first = text.count("\n", 0, text.index(_joined(blocks))) + 1
    lines = [first]
    for block in blocks:
        lines.append(lines[-1] + block.count("\n") + 2)
    found: dict[tuple[int, int], str] = {}
    for problem in read_and_check(DOCS.resolve(), latest_day())[1]:
        if problem.path == path.as_posix() and first <= problem.line < lines[-1]:
            index = bisect_right(lines, problem.line) - 1
            rows, row = blocks[index].split("\n"), problem.line - lines[index]
            items = [ITEM.match(line) is not None for line in rows]
            # What stands alone behind a number is a sentence, and the number may be its year.
            of_list = items[0] and sum(items) > 1 and row < len(rows) and items[row]
            found.setdefault((index, row if of_list else WHOLE), problem.message)
    return found


if __name__ == "__main__":
    sys.exit(main([*sys.argv[1:], "", ""][:2]))
