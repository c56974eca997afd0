"""A form on the website becomes the record that the command would write; who filled it in is told why not."""

import json
from datetime import date
from pathlib import Path

import pytest

from publishing.checks.run import read_and_check
from publishing.commands.editing.new_record import KINDS
from publishing.commands.editing.record_files import ids
from publishing.commands.editing.record_form import fields_of, main
from tests.commands.editing.test_new_record import PRODUCT, SOURCE, TERM
from tests.gate.site import write_site
from tests.project_files import PROJECT

TODAY = date(2026, 10, 2)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    write_site(folder)
    (folder / ".github").symlink_to(PROJECT / ".github")
    monkeypatch.chdir(folder)
    return folder


def filled_in(kind: str, given: dict[str, str]) -> str:
    """The text of an issue, as GitHub writes it of a form."""
    answers = {label: given.get(variable) or "_No response_" for label, variable in fields_of(kind).items()}
    return "\r\n\r\n".join(f"### {label}\r\n\r\n{answer}" for label, answer in answers.items())


def sent(project: Path, body: str | None) -> tuple[int, str]:
    (project / "event.json").write_text(json.dumps({"issue": {"number": 7, "body": body}}), "utf-8")
    done = main(project / "event.json", project / "said.md", TODAY)
    return done, (project / "said.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "given", "file"),
    [
        ("source", SOURCE | {"KIND": "trial"}, "sources"),
        ("term", TERM, "glossary"),
    ],
)
def test_a_form_becomes_a_record(project: Path, kind: str, given: dict[str, str], file: str):
    assert sent(project, filled_in(kind, given)) == (0, f"Add the {kind} {given['ID']}\n")
    assert given["ID"] in ids((project / f"docs/_data/{file}.yml").read_text("utf-8"))
    assert [one for one in read_and_check(project / "docs")[1] if one.path == f"docs/_data/{file}.yml"] == []


def test_a_form_of_a_product_brings_its_page(project: Path):
    assert sent(project, filled_in("product", PRODUCT)) == (0, "Add the product pierovec\n")
    assert "pierovec" in ids((project / "docs/_data/therapies.yml").read_text("utf-8"))
    assert (project / "docs/approved-therapies/virus/pierovec.md").is_file()


def test_a_form_that_says_too_little_is_answered(project: Path):
    done, said = sent(project, filled_in("term", TERM | {"ID": "Two words"}))
    assert done == 1
    assert "Write ID=two-words" in said
    assert "Edit the form above" in said
    assert "has a record 'tide' already" in sent(project, filled_in("term", TERM | {"ID": "tide"}))[1]


@pytest.mark.parametrize("body", [None, "", "### Short name\n\npier"])
def test_an_issue_that_is_no_form_writes_nothing(project: Path, body: str | None):
    before = {path: path.read_bytes() for path in (project / "docs").rglob("*") if path.is_file()}
    done, said = sent(project, body)
    assert (done, "no form of ours" in said) == (1, True)
    assert {path: path.read_bytes() for path in (project / "docs").rglob("*") if path.is_file()} == before


def test_what_is_typed_is_a_value_and_nothing_else(project: Path):
    typed = "Pier\n### The word\n\n'}: [evil]\nid: other # {{ x }}"
    sent(project, filled_in("term", TERM | {"DEFINITION": typed}))
    text = (project / "docs/_data/glossary.yml").read_text("utf-8")
    assert ids(text) == ["harbor-cell", "pier", "tide"]
    assert all(problem.path == "docs/_data/glossary.yml" for problem in read_and_check(project / "docs")[1])


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("kind", KINDS)
def test_a_form_asks_for_all_that_the_command_needs(kind: str):
    assert set(KINDS[kind].needs) <= set(fields_of(kind).values())
