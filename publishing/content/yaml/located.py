"""YAML whose every key and value remembers its line, so that a message can point at it."""

from dataclasses import dataclass, field
from functools import cached_property
from sys import intern
from typing import Any

import yaml

from publishing.content.diagnostics import Problem
from publishing.content.yaml.hostile import MAX_DEPTH, TOO_DEEP, first_hostile
from publishing.content.yaml.slips import likely_slip
from publishing.content.yaml.tree import UNREADABLE, is_word, scalar, tree

LONGEST_WORD = 40
BEGINS_RECORD = "id"
"""The first key of every record of a data file."""
UNREADABLE_LINE = (
    "this line cannot be read: it fits neither the key nor the list above it. Begin it with as many blanks as the "
    "lines it belongs to, and put a text that contains a colon, # or quotes in quotes."
)
Location = tuple[str | int, ...]
Places = tuple[dict[Location, tuple[int, int]], dict[Location, tuple[int, int, int]]]


_LAST: dict[str, "LocatedYaml"] = {}
"""What was read last under each path: a preview reads a hundred files at each save, of which one is another."""


@dataclass
class LocatedYaml:
    """A parsed YAML text: its value, where each part of it stands, and what is wrong with it."""

    path: str
    value: Any = None
    text: str = ""
    first_line: int = 1
    problems: list[Problem] = field(default_factory=list)
    broken: bool = False
    """Whether some part has no value at all, so that the rest of the text cannot be judged."""
    readable: bool = False
    """Whether the text is YAML at all, and not made to hurt its reader."""
    refused: set[Location] = field(default_factory=set)
    """Values that are not what their key asks for: that is told, and no other rule judges them or what is in them."""

    @cached_property
    def lines(self) -> list[str]:
        """Of the text; cut once, for a register has thousands and each record asks for its own."""
        return self.text.split("\n")

    @cached_property
    def _places(self) -> Places:
        """Read from the text once somebody asks: most files are never asked, and the parser's tree is large."""
        places: Places = ({}, {})
        node = tree(self.text) if self.readable else None
        if node is not None:
            _note_places(node, (), self.first_line, places)
        return places

    @property
    def positions(self) -> dict[Location, tuple[int, int]]:
        """The line and column of each key and item."""
        return self._places[0]

    @property
    def spans(self) -> dict[Location, tuple[int, int, int]]:
        """For each text: the line and column it starts at, and the line it ends on."""
        return self._places[1]

    def position(self, location: Location) -> tuple[int, int]:
        """Line and column of the nearest enclosing part that was written down."""
        while location and location not in self.positions:
            location = location[:-1]
        return self.positions.get(location, (self.first_line, 1))

    def place(self, location: Location, text: str, offset: int) -> tuple[int, int]:
        """Line and column at which the word at `offset` of the text at `location` was written.

        YAML folds lines and reads escapes, so the word is looked for; without a find it is the text's start.
        """
        if location not in self.spans:
            return self.position(location)
        word = (text[offset:].split(maxsplit=1) or [""])[0][:LONGEST_WORD]
        before = text[:offset].count(word) if word else 0
        start, column, end = self.spans[location]
        lines = self.lines
        for number in range(start, end + 1):
            line = lines[number - self.first_line] if number - self.first_line < len(lines) else ""
            at = line.find(word, column - 1 if number == start else 0) if word else -1
            while at >= 0:
                if before == 0:
                    return number, at + 1
                before -= 1
                at = line.find(word, at + len(word))
        return start, column

    def value_position(self, location: Location) -> tuple[int, int]:
        """Line and column of what was written for a key; of the key where nothing was."""
        line, column, end = self.spans.get(location, (0, 0, 0))
        written = line and (end > line or self.lines[line - self.first_line][column - 1 :].strip())
        return (line, column) if written else self.position(location)

    def is_refused(self, location: Location) -> bool:
        """Whether the value at a place, or a group around it, was refused for what it is."""
        return any(location[:steps] in self.refused for steps in range(len(location) + 1)) if self.refused else False

    def problem(self, location: Location, message: str) -> Problem:
        return Problem(self.path, *self.position(location), message)


def parse(text: str, path: str, first_line: int = 1) -> LocatedYaml:
    """Read one YAML document; `first_line` is the line of the file its first line stands on.

    Anchors, aliases, duplicate keys, keys that are not words and deep nesting are problems: they hide what
    a page says from the person who reads it, or make a small file expand without bound.
    """
    result = LocatedYaml(path, text=text, first_line=first_line)
    try:
        if hostile := first_hostile(text):
            line, column, message = hostile
            result.problems.append(Problem(path, line + first_line, column + 1, message))
            return result
        root = tree(text)
        result.readable = True
        value = None if root is None else _value(root, 0, result)
        result.value = None if result.broken else value
    except (yaml.YAMLError, *UNREADABLE) as error:
        result.problems.append(syntax_problem(error, text, path, first_line))
    return result


def parse_once(text: str, path: str, first_line: int = 1) -> LocatedYaml:
    """The same as `parse`; and the same object as the last time if nothing of it changed. Nobody may change it."""
    known = _LAST.get(path)
    if known is None or (known.text, known.first_line) != (text, first_line):
        known = _LAST[path] = parse(text, path, first_line)
    return known


def syntax_problem(error: Exception, text: str, path: str, first_line: int) -> Problem:
    """Why YAML cannot read a text, in an editor's words, at the line of what most likely went wrong."""
    mark = getattr(error, "problem_mark", None)
    if mark and (slip := likely_slip(text, mark.line)):
        line, column, message = slip
        return Problem(path, line + first_line, column + 1, message)
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    return Problem(path, line, column, UNREADABLE_LINE)


def _value(node: yaml.Node, depth: int, result: LocatedYaml) -> Any:
    """The value of the node; what is wrong in it is added to the problems of the result."""
    if is_word(node):
        return node.value
    if isinstance(node, yaml.ScalarNode):
        value, message = scalar(node)
    elif not node.tag.endswith((":map", ":seq")):
        value, message = None, f"the tag {node.tag!r} is not allowed. Write a list or a group of keys."
    elif depth >= MAX_DEPTH:
        value, message = None, TOO_DEEP
    elif isinstance(node, yaml.SequenceNode):
        return [_value(item, depth + 1, result) for item in node.value]
    else:
        return _group(node, depth, result)
    if message:
        result.problems.append(_problem_at(node, result, message))
        result.broken = result.broken or value is None
    return value


def _group(node: yaml.MappingNode, depth: int, result: LocatedYaml) -> dict[str, Any]:
    group: dict[str, Any] = {}
    two_records = False
    for key, value in node.value:
        if not is_word(key):
            name = repr(key.value) if isinstance(key, yaml.ScalarNode) else "here"
            message = f"the key {name} is not a word. Write a name followed by a colon."
            result.problems.append(_problem_at(key, result, message))
            result.broken = True
        elif key.value in group:
            # What follows stands twice for the same reason.
            if not two_records:
                result.problems.append(_problem_at(key, result, f"the key {key.value!r} stands twice. {_twice(key)}"))
            two_records = two_records or key.value == BEGINS_RECORD
            result.broken = True
        else:
            # A few keys stand in all files, and each would be a string of its own.
            group[intern(key.value)] = _value(value, depth + 1, result)
    return group


def _twice(key: yaml.Node) -> str:
    if key.value == BEGINS_RECORD:
        return "A record of its own begins with '- id:'. Write '- ' in place of the two blanks before it."
    return "Keep one of the two."


def _problem_at(node: yaml.Node, result: LocatedYaml, message: str) -> Problem:
    mark = node.start_mark
    return Problem(result.path, mark.line + result.first_line, mark.column + 1, message)


def _note_places(node: yaml.Node, location: Location, first_line: int, places: Places) -> None:
    """Note where the node and every part of it stands; of a key that stands twice, the first."""
    positions, spans = places
    mark = (node.start_mark.line + first_line, node.start_mark.column + 1)
    positions.setdefault(location, mark)
    if isinstance(node, yaml.ScalarNode):
        spans[location] = (*mark, node.end_mark.line + first_line)
    elif len(location) >= MAX_DEPTH:
        return
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _note_places(item, (*location, index), first_line, places)
    else:
        for key, value in node.value:
            here = (*location, key.value) if is_word(key) else location
            if here not in positions:
                positions[here] = (key.start_mark.line + first_line, key.start_mark.column + 1)
                _note_places(value, here, first_line, places)
