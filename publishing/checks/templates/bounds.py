"""What keeps a partial from growing without bound: filters that lengthen nothing much, short chains, few includes."""

from collections.abc import Iterator, Mapping

from jinja2 import TemplateSyntaxError, nodes
from jinja2.defaults import DEFAULT_FILTERS

from publishing.assembly.templates import uses
from publishing.content.diagnostics import Problem

SHORTENING = frozenset(
    (
        *("abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "int", "items", "join"),
        *("last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse"),
        *("round", "safe", "select", "selectattr", "sort", "string", "sum", "title", "trim", "unique", "upper"),
    )
)
"""Jinja's filters that give no more than they get, or little more."""
INDENT = "indent"
GROWING = frozenset(("join", "replace", INDENT))
MOST_FILTERS = 5
"""In a row: each may lengthen what the one before it gave."""
MOST_BLANKS = 40
LONGEST_WORDS = 200
MOST_INCLUDES = 300
"""A page's includes with those inside them."""


def unbounded(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Line and message of everything in a template that could make much out of little."""
    for node in tree.find_all((nodes.Filter, nodes.Assign, nodes.Const)):
        if isinstance(node, nodes.Filter):
            yield from _filter(node)
        elif isinstance(node, nodes.Assign):
            if any(_grows(inner) for inner in (node.node, *node.node.find_all(nodes.Expr))):
                yield node.lineno, "a name may not stand for a text that was put together. Print it where it belongs."
        elif isinstance(node.value, str) and len(node.value) > LONGEST_WORDS:
            yield node.lineno, f"a text of more than {LONGEST_WORDS} signs stands in a template. Write it beside it."


def _filter(node: nodes.Filter) -> Iterator[tuple[int, str]]:
    if node.name in DEFAULT_FILTERS and node.name not in SHORTENING | {INDENT}:
        yield node.lineno, f"the filter {node.name!r} is not for partials. Print what there is, or use another one."
    chain, inner = 1, node.node
    while isinstance(inner, nodes.Filter):
        chain, inner = chain + 1, inner.node
    if chain > MOST_FILTERS:
        yield node.lineno, f"more than {MOST_FILTERS} filters in a row. Use fewer."
    for argument in (*node.args, *(one.value for one in node.kwargs)):
        if isinstance(argument, nodes.Const) and isinstance(argument.value, int) and argument.value > MOST_BLANKS:
            yield node.lineno, f"{argument.value} is too much here. At most {MOST_BLANKS}."


def _grows(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Concat | nodes.Add) or (isinstance(node, nodes.Filter) and node.name in GROWING)


def too_many_includes(partials: Mapping[str, str]) -> Iterator[Problem]:
    """Each partial that includes so much, by way of others, that a page with it would not end."""
    known: dict[str, int] = {}

    def count(name: str, above: frozenset[str]) -> int:
        if name in above or name not in partials:
            return 0  # told as a circle, or as unknown
        if name not in known:
            try:
                inner = [other for other, _ in uses(partials[name]).includes]
            except TemplateSyntaxError:
                inner = []
            known[name] = 1 + sum(count(other, above | {name}) for other in inner)
        return known[name]

    for name in partials:
        if count(name, frozenset()) > MOST_INCLUDES:
            message = f"this partial includes more than {MOST_INCLUDES} others, one by way of another. Include fewer."
            yield Problem(f"docs/_partials/{name}", 1, 1, message)
