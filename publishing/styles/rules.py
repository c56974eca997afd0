"""A style sheet read into rules, and rules written again without anything a browser does not need."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import Declaration, Node

GROUPS = frozenset(("media", "supports", "layer", "container"))
"""At-rules that hold ordinary rules."""

ENDS_OF_BLANKS = re.compile(r"\s*([,>~])\s*")

Selector = list[Node]


class StyleError(ValueError):
    """A style sheet that cannot be read: where, and what is wrong."""

    def __init__(self, file: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{file}:{line}:{column}: {message}")
        self.file, self.line, self.column, self.message = file, line, column, message


@dataclass(frozen=True)
class Rule:
    """What is set for whatever matches any of the selectors."""

    selectors: list[Selector]
    declarations: list[Declaration]


@dataclass(frozen=True)
class Group:
    """Rules under one condition, such as `@media print`."""

    head: str
    rules: "list[AnyRule]"


@dataclass(frozen=True)
class Whole:
    """An at-rule of another kind, such as `@keyframes spin`, as it was written."""

    keyword: str
    prelude: str
    text: str


AnyRule = Rule | Group | Whole


def read_rules(css: str, name: str) -> list[AnyRule]:
    """The rules of a style sheet, in their order. `name` is what an error calls the file. Raises StyleError."""
    return _rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), name)


def _rules(nodes: Iterable[Node], name: str) -> list[AnyRule]:
    return [_rule(node, name) for node in _readable(nodes, name)]


def _rule(node: Node, name: str) -> AnyRule:
    if node.type == "qualified-rule":
        body = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
        declarations = _readable(body, name)
        if any(one.type != "declaration" for one in declarations):
            raise _error(node, name, "a rule stands inside a rule. Older phones cannot read that: write it out.")
        return Rule(selectors_of(node.prelude), declarations)
    keyword, prelude = node.lower_at_keyword, _compact(node.prelude)
    if keyword == "import":
        raise _error(node, name, "@import fetches one more file. Name that file in extra_css of mkdocs.yml.")
    if keyword in GROUPS and node.content is not None:
        inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        return Group(f"@{keyword} {prelude}", _rules(inner, name))
    return Whole(keyword, prelude, node.serialize())


def _readable(nodes: Iterable[Node], name: str) -> list[Node]:
    found = list(nodes)
    for node in found:
        if node.type == "error":
            raise _error(node, name, node.message)
    return found


def _error(node: Node, name: str, message: str) -> StyleError:
    return StyleError(name, node.source_line, node.source_column, message)


def selectors_of(tokens: Iterable[Node]) -> list[Selector]:
    """The selectors between the commas."""
    found: list[Selector] = [[]]
    for part in tokens:
        if part == ",":
            found.append([])
        elif part.type != "comment":
            found[-1].append(part)
    return found


def write_rules(rules: Iterable[AnyRule]) -> str:
    """The style sheet of these rules, without comments and blanks that mean nothing."""
    return "".join(map(_written, rules))


def _written(rule: AnyRule) -> str:
    match rule:
        case Rule(selectors, declarations):
            heads = (ENDS_OF_BLANKS.sub(r"\1", _compact(selector)) for selector in selectors)
            return f"{','.join(heads)}{{{';'.join(map(_declaration, declarations))}}}"
        case Group(head, rules):
            return f"{head}{{{write_rules(rules)}}}"
    return rule.text


def _declaration(one: Declaration) -> str:
    return f"{one.name}:{_compact(one.value)}{'!important' if one.important else ''}"


def _compact(tokens: Iterable[Node]) -> str:
    """Blanks and comments as one blank, none at the ends. Inside strings and addresses nothing changes."""
    blanks = ("whitespace", "comment")
    return "".join(" " if token.type in blanks else token.serialize() for token in tokens).strip()
