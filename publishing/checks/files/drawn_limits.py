"""Limits for a fever in drawings (SVG): they are held to docs/_data/temperatures.yml, as those of texts are."""

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from publishing.checks.markdown import fever_limits
from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.passages import Passage

WITH_WORDS = ("text", "title", "desc")


def problems(content: Content, docs: Path) -> Iterator[Problem]:
    """Every limit in a drawing that is not ours; a file that cannot be read is told by its own rule."""
    for name in sorted(content.assets):
        path = docs / name
        if path.suffix == ".svg" and not path.is_symlink():
            shown = f"docs/{name}"
            for line, column, words in _words(path.read_bytes()):
                passage = Passage(shown, "field", words, lambda _, at=(line, column): at)
                yield from fever_limits.problems(passage, content)


def _words(raw: bytes) -> Iterator[tuple[int, int, str]]:
    """Line, column and words of each text of a drawing, with all parts that it is made of."""
    found: list[list[int | str]] = []
    open_elements: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, _attributes: dict[str, str]) -> None:
        tag = name.rsplit(" ", 1)[-1]
        if tag in WITH_WORDS and not any(one in WITH_WORDS for one in open_elements):
            found.append([parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, ""])
        open_elements.append(tag)

    def words(text: str) -> None:
        if any(one in WITH_WORDS for one in open_elements):
            found[-1][2] += text

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: open_elements.pop()
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, ValueError):
        return
    for line, column, text in found:
        yield int(line), int(column), str(text)


def _refuse(*_arguments: object) -> None:
    raise ValueError("a drawing has no entities")
