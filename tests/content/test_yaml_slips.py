"""Where front matter cannot be read, the slip is told on its own line, with what to write."""

import pytest

from publishing.content.yaml.located import parse

UNSURE = "this line cannot be read"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("title: 'What's new'\nseries: x\n", (1, 13), """Write " around the text: title: "What's new\""""),
        ("title: Gene therapy: tumors\n", (1, 20), 'Put the text in quotes: title: "Gene therapy: tumors"'),
        ("a: b\nclass treatment\nreviewer: x\n", (2, 1), "a key needs its colon. Write: class: treatment"),
        ("a: b\nclass:treatment\nreviewer: x\n", (2, 7), "a blank after its colon. Write: class: treatment"),
        ("a: b\nsummary >-\n  Words.\nc: d\n", (2, 1), "a key needs its colon. Write: summary: >-"),
        (
            "q:\n  - a: >-\n      Words.\n  - question May I fly?\n    answer: >-\n      Ask.\n",
            (4, 5),
            "a key needs its colon. Write: question: May I fly?",
        ),
        ("a: b\n\tc: d\n", (2, 1), "a tab stands here"),
        ("a:\u00a0b\nc: d\n", (1, 3), "a no-break blank"),
        ("a: @x\n", (1, 4), 'begins with @ stands in quotes. Write: a: "@x"'),
        ("a: **Bold** words\nb: c\n", (1, 4), 'begins with * stands in quotes. Write: a: "**Bold** words"'),
        ("a:\n  - [CRS](/x), what?\n  - b\n", (2, 5), 'begins with [ stands in quotes. Write: - "[CRS](/x), what?"'),
        ("a: [b\nc: d\n", (1, 4), "the bracket [ is never closed"),
        ("a: [b\nc: [d, e]\nf: g\n", (1, 4), "the bracket [ is never closed"),
        ('a: "He said "no" to me"\nb: c\n', (1, 13), "Inside a text write ' for quotes"),
        ('a: "b\nc: d\n', (1, 4), "has no partner"),
        ("# notes\n[]\n- id: a\n", (2, 1), "[] says that the list is empty"),
        ("- id: a\n   kind: b\n", (2, 4), "further right than the line above it. Give it 2 blanks"),
        ("a:\n   b: c\n d: e\n", (3, 2), "begins with 1 blank, as no line above does"),
        ("a: >-\n  He said: words\nb: x: y\n", (3, 5), 'Put the text in quotes: b: "x: y"'),
        (
            "q:\n  - a: b\n    c: >-\n    Words that lost two blanks.\n      And more of them.\n  - a: c\n",
            (4, 5),
            "the text of 'c' must begin further right than its key. Give it 6 blanks",
        ),
        ("a: >-\nWords.\nb: c\n", (2, 1), "the text of 'a' must begin further right than its key. Give it 2 blanks"),
        ("a:\n  - Which one?\n  -Why now?\n  - When?\n", (3, 3), "a blank after its dash. Write '- '"),
        ("a:\n  - Which one?\n  -Why now?\n", (3, 3), "a blank after its dash. Write '- '"),
        ("- id: a\n  kind: b\n  id: c\n  kind: d\n", (3, 3), "Write '- ' in place of the two blanks"),
        ("a: b\n- c\n", (2, 1), UNSURE),
    ],
)
def test_the_slip_is_told_where_it_is(text: str, place: tuple[int, int], words: str):
    (problem,) = parse(text, "f.yml").problems
    assert (problem.line, problem.column) == place
    assert words in problem.message


def test_an_address_is_no_key_without_its_blank():
    (problem,) = parse("url:\n  https://a.org/\n b: c\n", "f.yml").problems
    assert "after its colon" not in problem.message
