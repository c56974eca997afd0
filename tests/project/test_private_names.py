"""No code of ours uses, overrides or replaces a private name of a library: it may go with the next version."""

import ast
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.project_files import PROJECT

OURS = ("macros", "publishing", "bench", "tests")
MANGLED = re.compile(r"_[A-Z]\w*__\w+")
FILES = sorted(path for top in OURS for path in (PROJECT / top).rglob("*.py"))
DOCUMENTED = frozenset(("os._exit",))
"""Names that a library promises to keep, whatever they begin with."""


def private_names(code: str, also_ours: Collection[str] = ()) -> Iterator[str]:
    """Every private name of something that is defined neither here nor elsewhere in our code, with its line."""
    nodes = list(ast.walk(ast.parse(code)))
    own = {*defined(nodes), *also_ours}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] not in OURS:
            yield from (f"{node.lineno} {one.name}" for one in node.names if one.name[:1] == "_")
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in DOCUMENTED:
            continue
        elif isinstance(node, ast.Attribute) and (
            MANGLED.fullmatch(node.attr) or (is_private(node.attr) and node.attr not in own)
        ):
            yield f"{node.lineno} {node.attr}"
        elif isinstance(node, ast.FunctionDef) and MANGLED.fullmatch(node.name):
            yield f"{node.lineno} {node.name}"


def defined(nodes: Collection[ast.AST]) -> Iterator[str]:
    """The names that a module gives to its functions, its classes and what they hold."""
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"):
            yield node.attr
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def is_private(name: str) -> bool:
    return name[:1] == "_" and not (name[:2] == "__" and name[-2:] == "__")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_none_is_used(path: Path):
    is_test = path.is_relative_to(PROJECT / "tests")
    assert list(private_names(path.read_text("utf-8"), ours() if is_test else ())) == []


@cache
def ours() -> frozenset[str]:
    """What our own code calls private: a test may look into it."""
    modules = (
        ast.walk(ast.parse(path.read_text("utf-8"))) for path in FILES if not path.is_relative_to(PROJECT / "tests")
    )
    return frozenset(name for nodes in modules for name in defined(list(nodes)) if is_private(name))


@pytest.mark.parametrize(
    "code",
    [
        "from mkdocs.structure.pages import _RelativePathTreeprocessor",
        "env._env = 1",
        "names = md.inlinePatterns._priority",
        "import os\nos._exits(0)",
        "class Quick(Inline):\n    def _Inline__handle(self): ...",
        "class Quick(Inline):\n    def go(self):\n        self._Inline__handle()",
    ],
)
def test_each_kind_is_found(code: str):
    assert len(list(private_names(code))) == 1


def test_private_names_of_our_own_are_our_own_business():
    assert (
        list(private_names("class A:\n    def __init__(self, other):\n        self._a = other._a\n    __slots__ = ()"))
        == []
    )
