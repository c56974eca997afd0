"""What was found sound is not looked at again, until something that it depends on is another."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from publishing.checks.checked_texts import REGISTERS, CheckedTexts
from publishing.checks.run import _page, _text, read_and_check
from publishing.content.model import Content
from publishing.content.passages import problems_in_texts
from tests.gate.site import GUIDE, write_site

PARTIAL = "docs/_partials/small-print.md"
GLOSSARY, SOURCES = "docs/_data/glossary.yml", "docs/_data/sources.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_site(tmp_path / "project")
    return tmp_path / "project"


def unsure(project: Path) -> set[str]:
    """The texts that would be looked at now."""
    content, _ = read_and_check(project / "docs")
    checked = CheckedTexts(project, project / "docs", content)
    return {*(checked.all - checked.paths)}


def known(project: Path) -> None:
    content, _ = read_and_check(project / "docs")
    CheckedTexts(project, project / "docs", content).keep_all()


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        path = project / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return change


def added(file: str, text: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        with (project / file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    return change


FEW = {
    "the words of a page": (added(f"docs/{GUIDE}", "\nOne more line.\n"), {GUIDE}),
    "the words of a partial": (added(PARTIAL, "\nOne more line.\n"), {PARTIAL}),
    "the words of a source": (replaced(SOURCES, "publisher: ", "publisher: New "), {SOURCES}),
    "the words of a term": (
        replaced(GLOSSARY, "definition: >-\n    ", "definition: >-\n    In short. "),
        {GLOSSARY, "glossary.md"},
    ),
}
MANY = {
    "a heading of a page": added(f"docs/{GUIDE}", "\n## One more {#one-more}\n\nWords.\n"),
    "a heading of a partial": added(PARTIAL, "\n## One more {#one-more}\n\nWords.\n"),
    "a link of a partial": added(PARTIAL, "\nSee [the word](/glossary.md#harbor-cell).\n"),
    "what a partial includes": added(PARTIAL, '\n{% include "note-on-help.md" %}\n'),
    "any other data": added("docs/_data/names.yml", "# A remark.\n"),
    "what a style sheet hides": added("docs/assets/stylesheets/site.css", "\n.series { display: none; }\n"),
    "what a term is called": replaced(GLOSSARY, "  term: ", "  term: The "),
    "a name in a register": replaced(SOURCES, "- id: ", "- id: new-"),
}


@pytest.mark.parametrize("what", FEW)
def test_what_nothing_depends_on_is_looked_at_alone(project: Path, what: str):
    known(project)
    assert unsure(project) == set()
    change, expected = FEW[what]
    change(project)
    assert unsure(project) == expected


@pytest.mark.parametrize("what", MANY)
def test_what_others_may_depend_on_has_all_looked_at(project: Path, what: str):
    known(project)
    MANY[what](project)
    assert unsure(project) >= {GUIDE, PARTIAL}


@pytest.mark.parametrize("file", [f"docs/{GUIDE}", PARTIAL])
@pytest.mark.parametrize("words", ["{% if title %}Words.", "{{ title }", "{% endfor %}", "{% for %}"])
def test_a_template_that_nobody_can_read_is_told_as_ever(project: Path, file: str, words: str):
    added(file, f"\n{words}\n")(project)
    told = read_and_check(project / "docs", project=project)[1]
    assert any(problem.path == file for problem in told), told


class Unasked:
    """A record that nobody may ask for anything but what it is called."""

    def __init__(self, name: str) -> None:
        self.id = self.term = name
        self.other_names = ()

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"a check of another text asks a record for {name!r}")


def test_other_texts_ask_a_register_for_names_alone(project: Path):
    content, _ = read_and_check(project / "docs")
    own = frozenset(content.located[stem].path for stem in REGISTERS)
    # Pages that print a register whole have it among what they depend on.
    whole = frozenset(("glossary.md",))
    for stem in REGISTERS:
        content.data[stem] = {name: Unasked(name) for name in content.data[stem]}
    content.assemblies.clear()
    assert list(_all(content, own | whole)) == []


def _all(content: Content, without: frozenset[str]) -> Iterator[object]:
    yield from problems_in_texts(content, partial(_text, content=content), without)
    for path, page in content.pages.items():
        yield from _page(page, content) if path not in without else ()
