"""No code of ours uses, overrides or replaces a private name of a library: it may go with the next version."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project_files import PROJECT

OURS = ("macros", "publishing", "bench", "tests")
MANGLED = re.compile(r"_[A-Z]\w*__\w+")
FILES = sorted(path for top in ("macros", "publishing", "bench") for path in (PROJECT / top).rglob("*.py"))


def private_names(code: str) -> Iterator[str]:
    """Every private name of something that is not defined here, with its line."""
    tree = ast.parse(code)
    nodes = list(ast.walk(tree))
    own = {
        name.attr
        for name in nodes
        if isinstance(name, ast.Attribute) and isinstance(name.value, ast.Name) and name.value.id in ("self", "cls")
    }
    own |= {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] not in OURS:
            yield from (f"{node.lineno} {one.name}" for one in node.names if one.name[:1] == "_")
        elif isinstance(node, ast.Attribute) and (
            MANGLED.fullmatch(node.attr) or (is_private(node.attr) and node.attr not in own)
        ):
            yield f"{node.lineno} {node.attr}"
        elif isinstance(node, ast.FunctionDef) and MANGLED.fullmatch(node.name):
            yield f"{node.lineno} {node.name}"


def is_private(name: str) -> bool:
    return name[:1] == "_" and not (name[:2] == "__" and name[-2:] == "__")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_none_is_used(path: Path):
    assert list(private_names(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        "from mkdocs.structure.pages import _RelativePathTreeprocessor",
        "env._env = 1",
        "names = md.inlinePatterns._priority",
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
