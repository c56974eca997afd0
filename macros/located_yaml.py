"""YAML whose every key and value remembers its line, so that a message can point at it."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from macros.problems import Problem

MAX_DEPTH = 20

Location = tuple[str | int, ...]


@dataclass
class LocatedYaml:
    """A parsed YAML text: its value, where each part of it stands, and what is wrong with it."""

    path: str
    value: Any = None
    positions: dict[Location, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def position(self, location: Location) -> tuple[int, int]:
        """Line and column of the nearest enclosing part that was written down."""
        while location and location not in self.positions:
            location = location[:-1]
        return self.positions.get(location, (1, 1))

    def problem(self, location: Location, message: str) -> Problem:
        return Problem(self.path, *self.position(location), message)


def parse(text: str, path: str, first_line: int = 1) -> LocatedYaml:
    """Read one YAML document; `first_line` is the line of the file its first line stands on.

    Anchors, aliases, duplicate keys, keys that are not words and deep nesting are problems: they hide what
    a page says from the person who reads it, or make a small file expand without bound.
    """
    result = LocatedYaml(path)
    if _refuse_aliases_and_depth(text, result, first_line):
        return result
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            result.positions[()] = (first_line, 1)
            return result
        _locate(node, (), result, first_line)
        if not result.problems:
            result.value = loader.construct_document(node)
    except (yaml.YAMLError, ValueError) as error:
        result.problems.append(_syntax_problem(error, path, first_line))
    finally:
        loader.dispose()
    return result


def _refuse_aliases_and_depth(text: str, result: LocatedYaml, first_line: int) -> list[Problem]:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            line, column = event.start_mark.line + first_line, event.start_mark.column + 1
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                message = "anchors (&name) and aliases (*name) are not allowed. Write the text out in quotes."
            elif depth > MAX_DEPTH:
                message = f"the text is nested more than {MAX_DEPTH} levels deep. Check the indentation of this line."
            else:
                continue
            result.problems.append(Problem(result.path, line, column, message))
            break
    except yaml.YAMLError as error:
        result.problems.append(_syntax_problem(error, result.path, first_line))
    return result.problems


def _syntax_problem(error: Exception, path: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    reason = getattr(error, "problem", None) or str(error)
    advice = "Check the indentation, and put a text that contains a colon, # or quotes in quotes."
    return Problem(path, line, column, f"this is not readable as YAML ({reason}). {advice}")


def _locate(node: yaml.Node, location: Location, result: LocatedYaml, first_line: int) -> None:
    mark = (node.start_mark.line + first_line, node.start_mark.column + 1)
    result.positions.setdefault(location, mark)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _locate(item, (*location, index), result, first_line)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            line, column = key.start_mark.line + first_line, key.start_mark.column + 1
            here = (*location, str(key.value))
            if key.tag != "tag:yaml.org,2002:str":
                message = f"the key {key.value!r} is not a word. Write a name followed by a colon."
                result.problems.append(Problem(result.path, line, column, message))
            elif here in result.positions:
                message = f"the key {key.value!r} stands twice. Keep one of the two."
                result.problems.append(Problem(result.path, line, column, message))
            else:
                result.positions[here] = (line, column)
                _locate(value, here, result, first_line)
