"""The parser for usual texts and the one for any text give the same of every text that the first is asked about."""

import random

import pytest
from mkdocs.config import load_config

from publishing.markdown import EXTENSIONS
from publishing.markdown.reader import RARE, ChunkReader
from tests.project_files import PROJECT

USUAL = (
    *(
        "A text with **strong** and *plain* words.[^a]",
        "A line  \nbroken in two",
        "- one\n- two\n\n    and more\n- three",
    ),
    *(
        "1. first\n2. second\n    - inner [link](/guides/index.md#all)\n",
        "## Heading {#id .name}\n\nUnder it",
        "### Small",
    ),
    *(
        '!!! note "Title"\n\n    Inside, 38 °C (100.4 °F)\n\n    - list\n',
        '??? question "Who?"\n\n    Nobody.[^b][^c]\n',
    ),
    *("Term\n:   Meaning\n:   Another\n", "> Quoted\n> words\n\n> more", "    four blanks\n", "[a] and [b][c] and (d)"),
    *(
        "<https://example.org> <a@example.org>",
        '<figure class="x">\n<svg viewBox="0 0 1 1"></svg>\n</figure>',
        "{ .button }",
    ),
    *(
        "[Call](tel:+15550100){ .md-button }",
        "a = b - c + 1.5; x_y_z; 2 * 3 * 4",
        "Dash - here -- and – there",
        "# One\n\n## Two",
    ),
)
RARELY = (
    *(
        "Some `code` here",
        "A \\* star",
        "Fish &amp; chips",
        "A ![picture](/a.svg) here",
        "[a]\n\n[a]: https://example.org",
    ),
    *(
        "| a | b |\n|---|---|\n| c | d |",
        "Title\n=====",
        "Title\n---",
        "One\n\n---\n\nTwo",
        "One\n\n* * *\n\nTwo",
        "- one\n\n    ___\n",
    ),
    *("```\ncode\n```", "~~~\ncode\n~~~", "- > Title\n  > ---\n", "1. Title\n---"),
)


@pytest.fixture(scope="module")
def reader() -> ChunkReader:
    config = load_config(str(PROJECT / "mkdocs.yml"))
    return ChunkReader([*config["markdown_extensions"], *EXTENSIONS], config["mdx_configs"] or {})


def test_any_usual_text(reader: ChunkReader):
    draw = random.Random(11)  # noqa: S311 - the same texts each time
    for _ in range(400):
        text = draw.choice(("\n\n", "\n", " ")).join(draw.choices(USUAL, k=draw.randint(1, 5)))
        if not RARE.search(text):
            assert reader.for_usual.read(text) == reader.for_any.read(text), text


@pytest.mark.parametrize("text", USUAL)
def test_most_texts_are_usual(text: str):
    assert not RARE.search(text)


@pytest.mark.parametrize("text", RARELY)
def test_what_the_usual_parser_does_not_know_has_a_rare_sign(text: str):
    assert RARE.search(text)
    assert RARE.search("\n".join(f"    {line}" for line in text.split("\n")))


def test_the_usual_parser_does_know_less(reader: ChunkReader):
    other = [text for text in RARELY if reader.for_usual.read(text) != reader.for_any.read(text)]
    assert len(other) > len(RARELY) / 2
    assert [reader.read(text) for text in RARELY] == [reader.for_any.read(text) for text in RARELY]
