"""Templates in partials: they may loop over what they are handed and branch on it, and do nothing else."""

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes

from publishing.assembly.parts import RECORD_MACROS
from publishing.assembly.sandbox import ENGINE_VARIABLES, JINJA_FUNCTIONS
from publishing.assembly.templates import parse, uses
from publishing.checks.templates.bounds import too_many_includes, unbounded
from publishing.checks.templates.slips import slip_in_partial
from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content

HARMLESS = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Include,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Filter,
    nodes.FilterBlock,
    nodes.Test,
    nodes.Call,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Concat,
    nodes.List,
    nodes.Tuple,
    nodes.Keyword,
    nodes.Assign,
    nodes.Add,
    nodes.Sub,
)
"""No arithmetic that multiplies text, no macros, imports or blocks of a partial's own."""

OUT_OF_REACH = frozenset((*ENGINE_VARIABLES, *JINJA_FUNCTIONS, "page", "range", "self"))
"""Names of the engine that hold settings, paths, environment or ways to run code."""

MAX_LOOPS = 3
"""Loops inside loops, so that a partial cannot grow without bound."""


def problems(content: Content) -> Iterator[Problem]:
    """Everything in partials that reaches further than the words they are handed."""
    for name, text in content.partials.items():
        file = f"docs/_partials/{name}"
        try:
            tree = parse(text)
        except TemplateSyntaxError as error:
            at, message = slip_in_partial(text, error.lineno)
            yield Problem(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), message)
            continue
        yield from (Problem(file, line, 1, message) for line, message in _refused(tree, content))
        yield from (Problem(file, line, 1, message) for line, message in unbounded(tree))
    yield from too_many_includes(content.partials)
    yield from _circles(content)


def _refused(node: nodes.Node, content: Content, loops: int = 0) -> Iterator[tuple[int, str]]:
    loops += isinstance(node, nodes.For)
    if not isinstance(node, HARMLESS):
        kind = type(node).__name__
        yield node.lineno, f"{kind!r} is not allowed in a partial. Loop, branch, print and include only."
    elif loops > MAX_LOOPS:
        yield node.lineno, f"more than {MAX_LOOPS} loops inside each other. Write it in fewer."
    elif isinstance(node, nodes.Name) and node.name in OUT_OF_REACH:
        yield node.lineno, f"{node.name!r} is not for partials. Print what the page and the data files say."
    elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        yield node.lineno, f"{node.attr!r} is not a key of a page or a record."
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and str(node.arg.value).startswith("_"):
        yield node.lineno, f"{node.arg.value!r} is not a key of a page or a record."
    elif isinstance(node, nodes.Call):
        yield from _call(node, content)
    elif isinstance(node, nodes.Include):
        if not isinstance(node.template, nodes.Const):
            yield node.lineno, 'a partial is included by its name. Write {% include "name.md" %}.'
        elif node.template.value not in content.partials:
            yield node.lineno, unknown("the partial", str(node.template.value), content.partials, "docs/_partials")
    for child in node.iter_child_nodes():
        yield from _refused(child, content, loops)


def _call(node: nodes.Call, content: Content) -> Iterator[tuple[int, str]]:
    if not isinstance(node.node, nodes.Name):
        yield node.lineno, "only macros can be called, by their own name."
        return
    stem = RECORD_MACROS.get(node.node.name)
    if stem and stem not in content.unsound and node.args and isinstance(node.args[0], nodes.Const):
        name = str(node.args[0].value)
        if name not in content.data[stem]:
            message = unknown(f"the {node.node.name}", name, content.data[stem], f"docs/_data/{stem}.yml")
            yield node.lineno, message


def _circles(content: Content) -> Iterator[Problem]:
    reached: dict[str, list[str]] = {}
    for name, text in content.partials.items():
        try:
            reached[name] = [other for other, _ in uses(text).includes]
        except TemplateSyntaxError:
            reached[name] = []
    for name, included in reached.items():
        seen: set[str] = set()
        waiting = list(included)
        while waiting:
            following = waiting.pop()
            if following == name:
                message = "this partial includes itself, by way of others or directly. Remove one of the includes."
                yield Problem(f"docs/_partials/{name}", 1, 1, message)
                break
            if following not in seen:
                seen.add(following)
                waiting += reached.get(following, [])
