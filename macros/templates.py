"""What a page's templates may do, read from Jinja's own syntax tree before anything is rendered."""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

COMMENT_START, COMMENT_END = "{##", "##}"
"""As in mkdocs.yml: Jinja's own {# would swallow the id in `## Heading {#id}`."""

# Parses only; nothing is ever rendered with it.
_PARSER = Environment(comment_start_string=COMMENT_START, comment_end_string=COMMENT_END)  # noqa: S701

ONLY = 'A page may only contain {{ macro("text") }} and {% include "name.md" %}.'


@dataclass(frozen=True)
class Call:
    """A macro called with constants."""

    macro: str
    arguments: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Uses:
    """What a template text reaches: partials it includes, macros it calls, names it reads."""

    includes: tuple[tuple[str, int], ...]
    calls: tuple[Call, ...]
    names: frozenset[str]


def uses(text: str) -> Uses:
    """What the text of a page or partial reaches by itself, not through its partials.

    Raises jinja2.TemplateSyntaxError when the text is no template.
    """
    tree = _PARSER.parse(text)
    includes = tuple(
        (node.template.value, node.lineno)
        for node in tree.find_all(nodes.Include)
        if isinstance(node.template, nodes.Const)
    )
    return Uses(includes, tuple(_calls(tree)), frozenset(node.name for node in tree.find_all(nodes.Name)))


def _calls(tree: nodes.Template) -> Iterator[Call]:
    for node in tree.find_all(nodes.Call):
        if isinstance(node.node, nodes.Name):
            constants = tuple(str(arg.value) for arg in node.args if isinstance(arg, nodes.Const))
            yield Call(node.node.name, constants, node.lineno)


def forbidden(text: str) -> list[tuple[int, str]]:
    """Line and message of everything in a page's body that is more than a known call or include."""
    try:
        tree = _PARSER.parse(text)
    except TemplateSyntaxError as error:
        return [(error.lineno, f"this template cannot be read ({error.message}). {ONLY}")]
    found: list[tuple[int, str]] = []
    for statement in tree.body:
        parts = statement.nodes if isinstance(statement, nodes.Output) else [statement]
        found += [(part.lineno, ONLY) for part in parts if not _allowed(part)]
    return found


def _allowed(node: nodes.Node) -> bool:
    if isinstance(node, nodes.TemplateData):
        return True
    if isinstance(node, nodes.Include):
        plain = node.with_context and not node.ignore_missing
        return plain and isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
    if isinstance(node, nodes.Call):
        constant = all(isinstance(argument, nodes.Const) for argument in node.args)
        bare = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        return isinstance(node.node, nodes.Name) and constant and bare
    return False
