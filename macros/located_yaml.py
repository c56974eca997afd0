"""YAML whose every key and value remembers its line, so that a message can point at it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from macros.problems import Problem

MAX_DEPTH = 20
TOO_DEEP = f"the text is nested more than {MAX_DEPTH} levels deep. Check the indentation of this line."
LONGEST_WORD = 40
TEXT = "tag:yaml.org,2002:str"
KNOWN_TAGS = tuple(f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "bool", "null", "timestamp"))
PLAIN_REASONS = {
    "mapping values are not allowed in this context": "a second colon in one line, or a line indented too far",
    "found character that cannot start any token": "a tab, or a text that starts with @, ` or %",
    "did not find expected key": "this line fits neither the key nor the list above it",
    "found unexpected end of stream": "a quote or bracket is opened and never closed",
    "could not find expected ':'": "a key without its colon",
}
UNREADABLE = (ValueError, OverflowError, KeyError, TypeError, AttributeError)
"""What PyYAML raises for dates and numbers that look right and are not."""

ALIAS_OR_ANCHOR = re.compile(r"[&*](?<![\w*][&*])[\w-]")
# Each pattern begins with the two signs it looks for, which lets Python skip to them.
BLOCK_IN_BLOCK = tuple(re.compile(rf"{sign} [ \t]*[-?:]\s") for sign in ("-", "\\?", ":"))
TABS_IN_BLOCK = ("-\t", "?\t", ":\t")
FAR_INDENTED = " " * 100
MANY_BRACKETS = 1_000

Location = tuple[str | int, ...]


@dataclass
class LocatedYaml:
    """A parsed YAML text: its value, where each part of it stands, and what is wrong with it."""

    path: str
    value: Any = None
    positions: dict[Location, tuple[int, int]] = field(default_factory=dict)
    spans: dict[Location, tuple[int, int, int]] = field(default_factory=dict)
    """For each text: the line and column it starts at, and the line it ends on."""
    lines: list[str] = field(default_factory=list)
    first_line: int = 1
    problems: list[Problem] = field(default_factory=list)

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
        for number in range(start, end + 1):
            line = self.lines[number - self.first_line] if number - self.first_line < len(self.lines) else ""
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

    def problem(self, location: Location, message: str) -> Problem:
        return Problem(self.path, *self.position(location), message)


def parse(text: str, path: str, first_line: int = 1) -> LocatedYaml:
    """Read one YAML document; `first_line` is the line of the file its first line stands on.

    Anchors, aliases, duplicate keys, keys that are not words and deep nesting are problems: they hide what
    a page says from the person who reads it, or make a small file expand without bound.
    """
    result = LocatedYaml(path, lines=text.split("\n"), first_line=first_line)
    # Building every event twice costs as much as the rest; it is needed only where the text could be hostile.
    if not _surely_harmless(text) and _refuse_aliases_and_depth(text, result, first_line):
        return result
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            result.positions[()] = (first_line, 1)
            return result
        value = _locate(node, (), result, loader)
        if not result.problems:
            result.value = value
    except (yaml.YAMLError, *UNREADABLE) as error:
        result.problems.append(_syntax_problem(error, path, first_line))
    finally:
        loader.dispose()
    return result


def _surely_harmless(text: str) -> bool:
    """Whether the text holds no alias and cannot nest so deep that the parser's own recursion runs out of stack."""
    if text.count("[") + text.count("{") >= MANY_BRACKETS or FAR_INDENTED in text:
        return False
    if any(tab in text for tab in TABS_IN_BLOCK) or any(pattern.search(text) for pattern in BLOCK_IN_BLOCK):
        return False
    return not (("&" in text or "*" in text) and ALIAS_OR_ANCHOR.search(text))


class _Loader(yaml.CSafeLoader):
    """Remembers what plain words mean: most of them are the same few keys."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> Any:
        if kind is not yaml.ScalarNode:
            return super().resolve(kind, value, implicit)
        return _meaning(value) if implicit[0] else TEXT


@lru_cache(maxsize=4096)
def _meaning(plain: str) -> str:
    return yaml.resolver.Resolver().resolve(yaml.ScalarNode, plain, (True, False))


def _refuse_aliases_and_depth(text: str, result: LocatedYaml, first_line: int) -> list[Problem]:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            line, column = event.start_mark.line + first_line, event.start_mark.column + 1
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                message = "anchors (&name) and aliases (*name) are not allowed. Write the text out in quotes."
            elif depth > MAX_DEPTH:
                message = TOO_DEEP
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
    reason = getattr(error, "problem", None) or str(error).splitlines()[0]
    reason = PLAIN_REASONS.get(reason, reason)
    advice = "Check the indentation, and put a text that contains a colon, # or quotes in quotes."
    return Problem(path, line, column, f"this is not readable as YAML ({reason}). {advice}")


def _locate(node: yaml.Node, location: Location, result: LocatedYaml, loader: yaml.CSafeLoader) -> Any:
    """The value of the node, with the place of every part of it noted on the way."""
    start, first = node.start_mark, result.first_line
    mark = (start.line + first, start.column + 1)
    result.positions.setdefault(location, mark)
    if isinstance(node, yaml.ScalarNode):
        result.spans[location] = (*mark, node.end_mark.line + first)
        if node.tag == TEXT:
            return node.value
        value, message = _scalar(node, loader)
    elif not node.tag.endswith((":map", ":seq")):
        value, message = None, f"the tag {node.tag!r} is not allowed. Write a list or a group of keys."
    elif len(location) >= MAX_DEPTH:
        value, message = None, TOO_DEEP
    elif isinstance(node, yaml.SequenceNode):
        return [_locate(item, (*location, index), result, loader) for index, item in enumerate(node.value)]
    else:
        return dict(_members(node, location, result, loader))
    if message:
        result.problems.append(Problem(result.path, *mark, message))
    return value


def _members(
    node: yaml.MappingNode, location: Location, result: LocatedYaml, loader: yaml.CSafeLoader
) -> Iterator[tuple[str, Any]]:
    for key, value in node.value:
        line, column = key.start_mark.line + result.first_line, key.start_mark.column + 1
        if not isinstance(key, yaml.ScalarNode) or key.tag != TEXT:
            name = repr(key.value) if isinstance(key, yaml.ScalarNode) else "here"
            message = f"the key {name} is not a word. Write a name followed by a colon."
            result.problems.append(Problem(result.path, line, column, message))
            continue
        here = (*location, key.value)
        if here in result.positions:
            message = f"the key {key.value!r} stands twice. Keep one of the two."
            result.problems.append(Problem(result.path, line, column, message))
        else:
            result.positions[here] = (line, column)
            yield key.value, _locate(value, here, result, loader)


def _scalar(node: yaml.ScalarNode, loader: yaml.CSafeLoader) -> tuple[Any, str | None]:
    """The value of a number, day or answer, or why it has none."""
    if not node.tag.startswith(KNOWN_TAGS):
        return None, f"the tag {node.tag!r} is not allowed. Write the text in quotes."
    try:
        return loader.construct_object(node), None
    except (yaml.YAMLError, *UNREADABLE):
        if node.tag.endswith(":timestamp"):
            return None, f"{node.value} is not a day of the calendar. Write it as 2026-04-16."
        return None, f"{node.value[:LONGEST_WORD]!r} cannot be read. Put it in quotes."
