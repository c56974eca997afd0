"""Words that front matter or data loses on the way: taken for a note to editors, or for part of the text above."""

import re
from collections.abc import Iterator

import yaml

from publishing.content.diagnostics import Problem
from publishing.content.model import Content
from publishing.content.passages import located_strings
from publishing.content.yaml.located import LocatedYaml

BEFORE_NOTE = re.compile(r"[ \t]#")
ITEM = re.compile(r" *- (?P<words>\S.*)")
SWALLOWED = " - "
GLUED = (
    "this line is read as part of the text above it, not as an item of a list. Begin it with as many blanks as the "
    "other items; for a list inside a text, write | in place of > above it."
)


DASHES = re.compile(r" *[-–—]{2,} *$")
ACROSS = "these dashes are printed in the middle of the text around them. Delete this line."


def problems(content: Content) -> Iterator[Problem]:
    """Every end of a line that YAML drops, and every list item that it glues to the text above it."""
    for source in content.readable_yaml:
        yield from _dropped(source)
        yield from _swallowed(source)
        yield from _across(source)


def _dropped(source: LocatedYaml) -> Iterator[Problem]:
    lines = enumerate(_lines(source))
    suspects = [(number, at) for number, line in lines if " #" in line or "\t#" in line for at in _signs(line)]
    # The parser's marks cost more than the values, so they are asked for where something may be lost only.
    texts = [] if not suspects else _texts(source.text)
    for number, at in suspects:
        if not any(start <= (number, at) < end for start, end in texts):
            message = (
                "# begins a note, so readers lose the rest of this line. Put the whole text in quotes; a note stands "
                "in a line of its own."
            )
            yield Problem(source.path, number + source.first_line, at + 1, message)


def _signs(line: str) -> Iterator[int]:
    """Where a note could begin behind something else; inside a line of notes there is no second one."""
    if line.lstrip().startswith("#"):
        return
    for found in BEFORE_NOTE.finditer(line):
        if line[: found.start()].strip():
            yield found.start() + 1


def _texts(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    tokens = yaml.scan(text, Loader=yaml.CSafeLoader)
    return [
        ((token.start_mark.line, token.start_mark.column), (token.end_mark.line, token.end_mark.column))
        for token in tokens
        if isinstance(token, yaml.ScalarToken)
    ]


def _begins_line(word: str, text: str) -> bool:
    return re.search(rf"^ *- +{re.escape(word)}", text, re.MULTILINE) is not None


def _after_dashes(text: str) -> Iterator[str]:
    """The first words of what may have been items of a list before they were glued to the text above them."""
    return (part.split(maxsplit=1)[0] for part in text.split(SWALLOWED)[1:] if part.strip())


def _swallowed(source: LocatedYaml) -> Iterator[Problem]:
    # To look through all values at once costs less than to come to each.
    if SWALLOWED not in repr(source.value):
        return
    for location, text in located_strings(source.value):
        # To ask for places costs more than all else here.
        if not any(_begins_line(word, source.text) for word in _after_dashes(text)) or location not in source.spans:
            continue
        start, _, end = source.spans[location]
        printed = {line.strip() for line in text.split("\n")}
        lines = source.lines
        for number in range(start + 1, end + 1):
            line = lines[number - source.first_line] if number - source.first_line < len(lines) else ""
            found = ITEM.match(line)
            if found and line.strip() not in printed:
                yield Problem(source.path, number, found.start("words") - 1, GLUED)


def _across(source: LocatedYaml) -> Iterator[Problem]:
    """Lines of dashes inside a text. As a line of its own, one would keep the file from being read."""
    for number, line in enumerate(_lines(source)):
        if line.startswith(" ") and DASHES.match(line):
            yield Problem(source.path, number + source.first_line, len(line) - len(line.lstrip()) + 1, ACROSS)


def _lines(source: LocatedYaml) -> list[str]:
    """Not those that it keeps for whoever asks again: those of all pages are as large as their texts."""
    return source.text.split("\n")
