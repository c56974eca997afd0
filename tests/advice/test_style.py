"""Advice on words: what is pointed at, where, and what is left alone."""

from pathlib import Path

import pytest

from publishing.advice.plain_text import sentences
from publishing.advice.reading_grade import grade
from publishing.advice.spelling import Spelling
from publishing.advice.style import Lists, advice, read_lists
from publishing.content.model import Content
from publishing.content.read import read_page

LISTS = Lists({"breakthrough": "new"}, {"tumour": "tumor"}, frozenset())
FRONT_MATTER = "---\ntitle: T\ndescription: {}\nsummary: Words.\nreview_class: index\n---\n".format("word " * 15)


def said(body: str, content: Content) -> list[str]:
    page, problems = read_page("about/x.md", FRONT_MATTER + body + "\n")
    assert page, problems
    spelling = Spelling(content, LISTS.words).problems(sentences(page))
    return [
        f"{problem.line - 6}:{problem.column}: {problem.message}"
        for problem in [*advice(page, content, LISTS), *spelling]
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("word " * 26 + "end.", "1:1: this sentence has 27 words"),
        ("Fine.\n\nA big breakthrough.", "3:7: 'breakthrough' may promise"),
        ("A tumour grew.", "1:3: 'tumour' is British spelling. Write 'tumor'."),
        ("It was approved in May.", "1:8: 'approved' sounds like a fact"),
        ("It helped 43 in 100 people.", "1:11: '43 in 100' sounds like a fact"),
        ("About 43% of people respond.[^zuma-1]", "1:7: '43%' says little without people"),
        ("About 43.5 percent respond.[^zuma-1]", "1:7: '43.5 percent' says little without people"),
        ("Leukapheresis comes first.", "1:1: 'Leukapheresis' is used before it is explained"),
        ("The XYZZ gene.", "1:5: 'XYZZ' is not in the glossary"),
        ("The lekapheresis takes hours.", "Did you mean 'leukapheresis'?"),
    ],
)
def test_pointed_at(body: str, words: str, content: Content):
    assert any(words in line for line in said(body, content)) or not words, said(body, content)


@pytest.mark.parametrize(
    "body",
    [
        "It was approved in May.[^zuma-1]",
        "It was approved in May. It helps some.[^zuma-1]",
        "Your oxygen is below 92 %.",
        "About 43 in 100 people (43%) respond.[^zuma-1]",
        "It shrank in about 37 in 100 of 64 people.[^zuma-1]",
        "It took 5-10 days, and 3 of 12 people slept.[^zuma-1]",
        "Ask if it is approved.",
        "Was it approved?",
        "[Leukapheresis](/glossary.md#leukapheresis) comes first. Leukapheresis takes hours.",
        "Tecelra and Kymriah are names.",
        "Anne O’Zrbley and Anna O'Zrbley work there.",
        'It takes {{ duration("car-t-making") }}.',
    ],
)
def test_left_alone(body: str, content: Content):
    assert said(body, content) == []


def test_lists_are_read_however_an_editor_saved_them(tmp_path: Path):
    (tmp_path / "words.txt").write_bytes("# ours\nCaf\u00e9\n".encode("cp1252"))
    (tmp_path / "avoid.txt").write_bytes("\ufeffutilize = use\ncommence\n".encode())
    (tmp_path / "us-spellings.txt").write_text("tumour tumor\ncolour\n", "utf-8")
    assert read_lists(tmp_path) == Lists({"utilize": "use"}, {"tumour": "tumor"}, frozenset(["caf\u00e9"]))


def test_grades_need_enough_words():
    page, _ = read_page("about/x.md", FRONT_MATTER + "The cat sat on the mat. " * 10 + "\n")
    assert page
    assert grade(sentences(page)) < 2
    assert grade(list(sentences(page))[:2]) is None


def test_short_forms_of_not_are_words():
    short = "It doesn't, it wasn’t, they aren't, they couldn’t, we won't, you can't and you don't."
    assert not [one for one in said(short, Content()) if "dictionary" in one]


def test_what_only_names_a_record_is_no_word_of_the_page(content: Content):
    front_matter = FRONT_MATTER.replace("review_class", "product: zyxwacel\nreview_class")
    page, problems = read_page("about/x.md", f"{front_matter}Words.\n")
    assert page, problems
    assert list(Spelling(content, LISTS.words).problems(sentences(page))) == []
