"""A regular expression stands in one place: what looks the same to two rules has one name that both import."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from tests.project_files import PROJECT

SHORTEST = 8
"""A shorter pattern, such as one for digits, is no idea that two places share."""


def test_no_pattern_stands_twice():
    places: dict[str, list[str]] = defaultdict(list)
    for folder in ("publishing", "macros"):
        for path in sorted((PROJECT / folder).rglob("*.py")):
            for line, pattern in patterns(ast.parse(path.read_text("utf-8"))):
                places[pattern].append(f"{path.relative_to(PROJECT)}:{line}")
    assert len(places) > 100, "they are found"
    assert {pattern: found for pattern, found in places.items() if len(found) > 1} == {}


def patterns(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The line and the text of each pattern that `re` or a model is handed in one piece."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        of_re = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "re"
        given = [*node.args[:1]] if of_re else [word.value for word in node.keywords if word.arg == "pattern"]
        for one in given:
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and len(one.value) >= SHORTEST:
                yield node.lineno, one.value
