"""A Word file as HTML, and what it holds beside the text that is read: comments, struck words, heads, charts."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from zipfile import ZipFile

from publishing.bounds.time_limit import TooSlowError

AS_TITLE = "p[style-name='Title'] => h1:fresh"
"""Word's own name for the style of a title."""
LARGEST = 30_000_000
"""Bytes of text with its marks. A book of 300 pages has 5 million, and its pictures are not counted."""
IGNORED = re.compile(r"An unrecognised element was ignored: (?P<name>.*)")
REMARKS = (
    (r"word/comments\.xml", "comment", "a comment"),
    (r"word/document\.xml", "del", "struck out"),
    (r"word/(?:header|footer)\d*\.xml", "p", "the head or foot of its sheets"),
    (r"word/charts/chart\d*\.xml", "chartSpace", "a chart"),
    (r"word/diagrams/data\d*\.xml", "dataModel", "a drawing with words"),
)
"""Parts of a Word file that no page has, by the element that holds one of each."""
OPENING = r"(?s)<(?:\w+:)?(?:{})(?: [^>]*[^/>])?>"
WORDS = re.compile(OPENING.format("t|delText|v") + "(.*?)</")
"""Words of a text, words that somebody struck out, and values of a chart."""


def word_as_html(file: Path) -> tuple[str, list[str]]:
    """The file as HTML, and what was not read. Raises ValueError with what to write."""
    # Only this command needs it, and only for such a file.
    import mammoth  # noqa: PLC0415

    try:
        size = _size(file)
        if size > LARGEST:
            raise TooSlowError(f"{size} bytes of text")
        with file.open("rb") as opened:
            result = mammoth.convert_to_html(opened, style_map=AS_TITLE)
        told = [*_told([message.message for message in result.messages], file), *_beside(file)]
    except (TooSlowError, MemoryError, RecursionError):
        raise
    except Exception as error:  # A file that is not what it says ends the reader of another project anywhere.
        raise ValueError(
            f"{file} cannot be read as a Word file ({error}). Open it in Word and save it anew."
        ) from error
    return result.value, told


def _size(file: Path) -> int:
    with ZipFile(file) as parts:
        return sum(part.file_size for part in parts.infolist() if part.filename.endswith((".xml", ".rels")))


def _told(messages: list[str], file: Path) -> Iterator[str]:
    """What the reader said, and the words of what it does not know."""
    with ZipFile(file) as parts:
        text = parts.read("word/document.xml").decode("utf-8", "replace")
    for message in sorted(set(messages)):
        found = IGNORED.fullmatch(message)
        name = re.split("[:}]", found["name"])[-1] if found else ""
        words = [*_words_in(text, name)] if name else []
        yield from (f"Word: '{name}' is not read: {said}" for said in words)
        if not words:
            yield f"Word: {message}"


def _beside(file: Path) -> Iterator[str]:
    with ZipFile(file) as parts:
        for name, element, kind in REMARKS:
            for part in filter(re.compile(name).fullmatch, parts.namelist()):
                text = parts.read(part).decode("utf-8", "replace")
                yield from (f"{kind}: {said}" for said in _words_in(text, element))


def _words_in(text: str, element: str) -> Iterator[str]:
    """The words of each such element that has any."""
    for one in re.findall(OPENING.format(element) + rf"(.*?)</(?:\w+:)?{element}>", text):
        apart = re.sub(r"</(?:w:p|a:p|c:pt|dgm:pt)>", "<w:t> </w:t>", one)
        if said := " ".join(unescape("".join(WORDS.findall(apart))).split()):
            yield said
