"""Words that YAML would drop without a sound are told; notes and lists that are what they look like are not."""

import pytest

from publishing.checks.markdown.lost_words import problems
from publishing.content.model import Content
from publishing.content.yaml.located import parse

NOTE, GLUED = "# begins a note", "this line is read as part of the text above it"


def told(text: str) -> list[tuple[int, int, str]]:
    found = problems(Content(located={"any": parse(text, "f.yml")}))
    return [(problem.line, problem.column, problem.message) for problem in found]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("title: Gene therapy #1 for tumors\n", (1, 21), NOTE),
        ("a:\n  - one # two\n", (2, 9), NOTE),
        ("a: 'b # c' # d\n", (1, 12), NOTE),
        ("a:\n  - one\n    - two\n", (3, 5), GLUED),
        ("a: >-\n  Words:\n  - one\n", (3, 3), GLUED),
        ("a:\n- one\n  - two\n- three\n", (3, 3), GLUED),
    ],
)
def test_lost(text: str, place: tuple[int, int], words: str):
    ((line, column, message),) = told(text)
    assert (line, column) == place
    assert message.startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "# a note # in a note\na: b\n",
        "a: 'b # c'\n",
        'a: ["# in #", "b # c"]\n',
        "a: >-\n  Number # 1 of\n  two # three\n",
        "a: b\n  # a note below\nc: d\n",
        "a: |\n  one - two\n\n  - one\n  - two\n",
        "a: one - two\nb:\n  - one - two\n  - one\n",
        "a: >-\n  one\n\n  two - three\n",
    ],
)
def test_kept(text: str):
    assert told(text) == []
