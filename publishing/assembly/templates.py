"""What templates reach and what a page's may be, read from Jinja's own syntax before anything is rendered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

COMMENT_START, COMMENT_END = "{##", "##}"
"""As in mkdocs.yml: Jinja's own {# would swallow the id in `## Heading {#id}`."""
NOTE = re.compile(f"{re.escape(COMMENT_START)}.*?{re.escape(COMMENT_END)}", re.DOTALL)
"""What no reader sees."""

# Parses only; nothing is ever rendered with it.
_PARSER = Environment(comment_start_string=COMMENT_START, comment_end_string=COMMENT_END)  # noqa: S701

ONLY = 'A page may only contain words, {{ duration("name") }} or a macro like it, and {% include "name.md" %}.'
TAG = re.compile(r"\{[{%]|\{##")
PLAIN_TAG = re.compile(
    r"\{% include \"(?P<partial>[\w./-]+)\" %\}|\{\{ (?P<macro>[A-Za-z_]\w*)\(\"(?P<argument>[\w.-]*)\"\) \}\}"
)
"""The two tags that pages consist of, as everybody writes them."""
OPENERS = ("variable_begin", "block_begin", "comment_begin", "raw_begin")
CLOSERS = ("variable_end", "block_end", "comment_end", "raw_end")


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


@dataclass(frozen=True)
class Segment:
    """One template of a text, from its opening braces to its closing ones."""

    start: int
    """Offset in the text."""
    text: str

    @property
    def is_comment(self) -> bool:
        return self.text.startswith(COMMENT_START)


@lru_cache(maxsize=4096)
def uses(text: str) -> Uses:
    """What the text of a page or partial reaches by itself, not through its partials.

    Raises jinja2.TemplateSyntaxError when the text is no template.
    """
    plain = _plain_tags(text)
    return _parsed_uses(text) if plain is None else _plain_uses(text, plain)


def _plain_tags(text: str) -> list[re.Match[str]] | None:
    """The tags of a text that has no others than the two plain ones; for all else Jinja takes a millisecond a page."""
    plain = list(PLAIN_TAG.finditer(text))
    return plain if len(plain) == len(TAG.findall(text)) else None


def _plain_uses(text: str, tags: list[re.Match[str]]) -> Uses:
    includes = tuple((tag["partial"], _line(text, tag)) for tag in tags if tag["partial"])
    calls = tuple(Call(tag["macro"], (tag["argument"],), _line(text, tag)) for tag in tags if tag["macro"])
    return Uses(includes, calls, frozenset(call.macro for call in calls))


def _line(text: str, tag: re.Match[str]) -> int:
    return text.count("\n", 0, tag.start()) + 1


def _parsed_uses(text: str) -> Uses:
    tree = parse(text)
    includes = tuple(
        (node.template.value, node.lineno)
        for node in tree.find_all(nodes.Include)
        if isinstance(node.template, nodes.Const)
    )
    return Uses(includes, tuple(_calls(tree)), frozenset(node.name for node in tree.find_all(nodes.Name)))


@lru_cache(maxsize=512)
def parse(text: str) -> nodes.Template:
    """Jinja's syntax tree of the text, to look at only. Raises jinja2.TemplateSyntaxError, and nothing else."""
    try:
        return _PARSER.parse(text)
    except (RecursionError, OverflowError, ValueError) as error:
        raise TemplateSyntaxError("it is nested too deeply, or a number is too long", 1) from error


def _calls(tree: nodes.Template) -> Iterator[Call]:
    for node in tree.find_all(nodes.Call):
        if isinstance(node.node, nodes.Name):
            constants = tuple(str(arg.value) for arg in node.args if isinstance(arg, nodes.Const))
            yield Call(node.node.name, constants, node.lineno)


@lru_cache(maxsize=4096)
def segments(text: str) -> tuple[Segment, ...]:
    """Every template of the text, comments included, in order.

    Raises jinja2.TemplateSyntaxError when Jinja cannot take the text apart.
    """
    plain = _plain_tags(text)
    if plain is not None:
        return tuple(Segment(tag.start(), tag[0]) for tag in plain)
    found: list[Segment] = []
    offset = start = 0
    for _line, token, value in _PARSER.lexer.tokeniter(text, None):
        # Jinja leaves out blanks that a "-" strips, so the token is looked for.
        at = text.index(value, offset)
        if token in OPENERS:
            start = at
        offset = at + len(value)
        if token in CLOSERS:
            found.append(Segment(start, text[start:offset]))
    return tuple(found)


ROUGHLY = re.compile(r"\{\{[^\n]*?\}\}|\{%[^\n]*?%\}|\{##[^\n]*?##\}")
"""What looks like a template inside one line."""


@lru_cache(maxsize=4096)
def without_templates(text: str) -> str:
    """The text with a word of the same length for every value it prints, and blanks for its other templates."""
    try:
        found = segments(text)
    except TemplateSyntaxError:
        # One that cannot be read is told elsewhere; the others must not look like mistakes because of it.
        return ROUGHLY.sub(lambda match: "x" * len(match[0]), text)
    for segment in found:
        filler = "x" if segment.text.startswith("{{") else " "
        blank = "".join("\n" if sign == "\n" else filler for sign in segment.text)
        text = text[: segment.start] + blank + text[segment.start + len(segment.text) :]
    return text


@lru_cache(maxsize=4096)
def only_statement(template: str) -> nodes.Include | nodes.Call | nodes.Name | None:
    """What the text of a segment is, if it is one of the three things a page may contain; else None.

    Raises jinja2.TemplateSyntaxError.
    """
    statements = parse(template).body
    if len(statements) != 1:
        return None
    statement = statements[0]
    if isinstance(statement, nodes.Include):
        plain = statement.with_context and not statement.ignore_missing
        named = isinstance(statement.template, nodes.Const) and isinstance(statement.template.value, str)
        return statement if plain and named else None
    if not isinstance(statement, nodes.Output) or len(statement.nodes) != 1:
        return None
    node = statement.nodes[0]
    if isinstance(node, nodes.Name):
        return node
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        constant = all(isinstance(argument, nodes.Const) for argument in node.args)
        bare = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        return node if constant and bare else None
    return None
