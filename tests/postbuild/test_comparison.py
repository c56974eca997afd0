"""What a page prints is what was typed: each lost or added word, number or sign is told at its line."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from publishing.postbuild.comparison.differences import differences
from publishing.postbuild.comparison.printed import printed_words
from publishing.postbuild.comparison.typed import TypedText
from tests.conftest import build
from tests.project_files import PROJECT


def words_of(markdown: str) -> list[str]:
    return TypedText(markdown).words()


def in_article(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(f"<body><article><form>Theme</form>{html}<p>Foot of the theme</p></article></body>")


TYPED = [
    ("A **bold** and *slanted* [link](/a.md), (**Fever**).", "A bold and slanted link, (Fever)."),
    (
        "And _slanted_, __bold__ and _two\nlines_, but snake_case_name and _alone.",
        "And slanted, bold and two lines, but snake_case_name and _alone.",
    ),
    ("## Heading {#id}\n\n- one\n- two\n    - three", "Heading one two three"),
    ("3. Third\n4. Fourth", "3. Third 4. Fourth"),
    ("HLA-A*02:01 or HLA-A*24:02, 2*10*6", "HLA-A*02:01 or HLA-A*24:02, 2*10*6"),
    ("*HLA-A*02:01* fits", "HLA-A*02:01 fits"),
    ('!!! note "A title"\n\n    Words.', "A title Words."),
    ('??? question "Why?"\n\n    Because.', "Why? Because."),
    ("Table: What it shows\n\n| a | b |\n|---|---|\n| c | d |", "What it shows a b c d"),
    ("Table: what it shows.", "Table: what it shows."),
    ("Term { .kind }\n:   Its meaning", "Term Its meaning"),
    ("Words\n{ .lede }", "Words"),
    ('On <time datetime="2026-04-16">16 April</time>, <svg><text>2</text><text>4</text></svg>.', "On 16 April, 2 4 ."),
    ("![A ward](/a.jpg) and a\\_b", "A ward and a_b"),
    (
        "One.[^b][^a] Two.[^a]\n\n[^a]: First.\n[^b]: Second.\n\n///Footnotes Go Here///\n\nEnd.",
        "One. [note:1,2] Two. [note:1] 1. First. 2. Second. End.",
    ),
    ("The year\n2024. Ask.", "The year 2024. Ask."),
]


@pytest.mark.parametrize(("markdown", "words"), TYPED)
def test_reads_what_is_typed(markdown: str, words: str):
    assert words_of(markdown) == words.split()


def test_each_word_is_found_where_it_was_typed():
    text = "One **bold**.[^b][^a]\n\n- &amp; two[^a]\n\n[^a]: First.\n[^b]: Second.\n\n///Footnotes Go Here///\n\nEnd."
    typed = TypedText(text)
    begins = {word: text.index(word) for word in ("One", "bold", "two", "First.", "Second.", "End.")}
    begins |= {"&": text.index("&amp;"), "[note:1,2]": text.index("[^b]"), "[note:1]": text.index("two[^a]") + 3}
    begins |= {"1.": text.index("[^a]:"), "2.": text.index("[^b]:")}
    words = ["One", "bold.", "[note:1,2]", "&", "two", "[note:1]", "1.", "First.", "2.", "Second.", "End."]
    assert typed.words() == words
    assert typed.places() == [begins[word if word in begins else word.rstrip(".")] for word in words]


PARTED = [
    ("2024. The rule changed.", "<ol><li>The rule changed.</li></ol>", "2024.", "1."),
    ("Types HLA-A*02:01 or HLA-A*24:02 fit.", "<p>Types HLA-A<em>02:01 or HLA-A</em>24:02 fit.</p>", "*02", "A02"),
    ("1. a b c\n2. d e f", "<ol><li>a b c</li></ol><ol><li>d e f</li></ol>", "2. d", "1. d"),
    ("Take 5 mg not 50 mg now.", "<p>Take 5 mg 50 mg now.</p>", "not", "5 mg 50"),
    ("Take 5 mg now and rest well.", "<p>Take 5 mg never now and rest well.</p>", "now", "never"),
    ("It is bad for all of us.", "<p>It is bad for all of us. { .number }</p>", None, None),
    ("One two three.[^a] Four five.\n\n[^a]: Six.\n\n///Footnotes Go Here///", "<p>One two three.</p>", "[note:1]", ""),
]


@pytest.mark.parametrize(("markdown", "html", "typed", "printed"), PARTED)
def test_tells_where_the_two_part(markdown: str, html: str, typed: str | None, printed: str | None):
    found = differences(words_of(markdown), printed_words(in_article(html)))
    if typed is None:
        assert found == []  # what stands behind all words of the page may be the theme's
        return
    assert typed in found[0].typed
    assert printed in found[0].printed


def test_what_the_theme_adds_around_the_page_is_not_compared():
    assert differences(words_of("Words of the page."), printed_words(in_article("<p>Words of the page.</p>"))) == []


class _Settings(yaml.SafeLoader):
    pass


_Settings.add_multi_constructor("!", lambda *_: "")


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    listed = yaml.load((PROJECT / "mkdocs.yml").read_text("utf-8"), Loader=_Settings)["markdown_extensions"]  # noqa: S506
    names = [name if isinstance(name, str) else next(iter(name)) for name in listed]
    options = {name: given for entry in listed if isinstance(entry, dict) for name, given in entry.items()}
    return Markdown(extensions=names, extension_configs=options)


WORDS = st.sampled_from(
    (
        *("HLA-A*02:01", "**bold**", "*slanted*", "2.5", "1,750", "(43", "in", "100)", "CD8+", "β2", '"yes"', "a-b"),
        *(
            "[link](https://a.org/)",
            "±",
            "IL-2;",
            "don't",
            "2017.",
            "-",
            "5°",
            "a/b",
            "A*B*C",
            "x_y_z",
            "~50",
            "**B**-cell",
        ),
    )
)
LINES = st.builds(
    lambda start, words: start + " ".join(words),
    st.sampled_from(("", "", "- ", "1. ", "## ", "2024. ", "    ", "| ")),
    st.lists(WORDS, min_size=1, max_size=6),
)
TEXTS = st.lists(LINES, min_size=1, max_size=6).flatmap(
    lambda lines: st.sampled_from(("\n", "\n\n")).map(lambda between: between.join(lines))
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=TEXTS)
def test_any_text_is_read_and_compared(text: str, markdown: Markdown):
    differences(words_of(text), printed_words(in_article(markdown.reset().convert(text))))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(paragraphs=st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4))
def test_plain_paragraphs_print_what_is_typed(paragraphs: list[str], markdown: Markdown):
    text = "\n\n".join(f"Words {paragraph}" for paragraph in paragraphs)
    assert differences(words_of(text), printed_words(in_article(markdown.reset().convert(text)))) == []


def test_a_build_that_would_print_other_words_is_refused_at_the_line(project_copy: Path, tmp_path: Path):
    settings_file = project_copy / "mkdocs.yml"
    text = settings_file.read_text("utf-8")
    assert "  - sane_lists\n" in text
    settings_file.write_text(text.replace("  - sane_lists\n", ""), "utf-8")
    page = project_copy / "docs" / "about" / "privacy.md"
    lines = page.read_text("utf-8").count("\n")
    page.write_text(page.read_text("utf-8") + "\n3. Third, ask for your records.\n4. Fourth, keep a copy.\n", "utf-8")
    result = build(project_copy, tmp_path / "site")
    assert result.returncode == 1
    assert f"docs/about/privacy.md:{lines + 2}:1: '" in result.stderr
    assert "the page prints" in result.stderr
