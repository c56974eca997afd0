"""Texts that read the same are spelled the same; texts that do not are not."""

import markdown
import pytest

from publishing.text.normalize import normalized

SAME = {
    "lines wrapped elsewhere": ("One two\nthree four.", "One\ntwo three\nfour."),
    "list item wrapped": ("- One two\n  three.\n- Four.", "- One\n  two three.\n- Four."),
    "spaces at the end": ("One.  \nTwo.\n", "One.\nTwo."),
    "several blank lines": ("One.\n\n\n\nTwo.", "One.\n\nTwo."),
    "accents typed in two ways": ("Cafe\u0301", "Caf\u00e9"),
    "spaces between words": ("One  two", "One two"),
    "table drawn wider": ("| a | b |\n|---|---|\n| 1 | 2 |", "| a   | b |\n| ----- | --- |\n|1|2|"),
    "tabs": ("\tcode", "    code"),
}
DIFFERENT = {
    "word": ("One two.", "One three."),
    "word left out": ("do not wait", "do wait"),
    "link target": ("[a](/one.md)", "[a](/two.md)"),
    "image": ("![a](one.svg)", "![a](two.svg)"),
    "alternative text": ("![one](a.svg)", "![two](a.svg)"),
    "heading that swallows the text below": ("## One\ntwo", "## One two"),
    "list that becomes a sentence": ("- One\n- Two", "- One - Two"),
    "paragraph split": ("One. Two.", "One.\n\nTwo."),
    "text moved into a box": ('!!! danger ""\n\n    Call.', '!!! danger ""\n\nCall.'),
    "order": ("- One\n- Two", "- Two\n- One"),
    "number": ("43 in 100", "34 in 100"),
    "row of a table": ("| a |\n| b |", "| a | b |"),
    "case": ("crs", "CRS"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_the_same_for_a_reader(one: str, other: str):
    assert normalized(one) == normalized(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_not_the_same_for_a_reader(one: str, other: str):
    assert normalized(one) != normalized(other)


@pytest.mark.parametrize("text", [text for pair in (*SAME.values(), *DIFFERENT.values()) for text in pair])
def test_normalizing_twice_changes_nothing(text: str):
    assert normalized(normalized(text)) == normalized(text)


EXTENSIONS = ("admonition", "attr_list", "def_list", "footnotes", "tables", "pymdownx.details")
READ_OTHERWISE = {
    "heading by a line below it": ("Title\n=\n", "Title =\n"),
    "smaller heading by a line below it": ("Title\n-\n", "Title -\n"),
    "rows of a table without outer lines": ("a | b\n---|---\n1 | 2\n3 | 4\n", "a | b\n---|---\n1 | 2 3 | 4\n"),
    "head of a table without outer lines": ("a | b\n---|---\n1 | 2\n", "a | b\n---|--- 1 | 2\n"),
    "outside a box": ('!!! note "T"\n    text\nmore\n', '!!! note "T"\n    text\n    more\n'),
    "outside what is folded": ('??? note "T"\n    text\nmore\n', '??? note "T"\n    text\n    more\n'),
    "heading without a blank": ("a\n##b\n", "a ##b\n"),
    "text below a heading without a blank": ("#Title\ntext\n", "#Title text\n"),
    "rule of stars": ("a\n\n***\nb\n", "a\n\n*** b\n"),
    "rule of stars apart": ("a\n\n* * *\nb\n", "a\n\n* * * b\n"),
    "rule of low lines": ("a\n\n___\nb\n", "a\n\n___ b\n"),
    "address of a link elsewhere": ("[a][b]\n\n[b]: /x\nmore\n", "[a][b]\n\n[b]: /x more\n"),
}


@pytest.mark.parametrize(("one", "other"), READ_OTHERWISE.values(), ids=READ_OTHERWISE)
def test_what_markdown_reads_otherwise_is_another_text(one: str, other: str):
    """Partials may use more of Markdown than pages."""
    pages = [markdown.markdown(text, extensions=EXTENSIONS) for text in (one, other)]
    assert pages[0].split() != pages[1].split()
    assert normalized(one) != normalized(other)
