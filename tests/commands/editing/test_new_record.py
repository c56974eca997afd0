"""`make new-source`, `make new-term`, `make new-product`: a record in its place, nothing else touched."""

from datetime import date
from pathlib import Path

import pytest

from publishing.checks.run import read_and_check, unfinished
from publishing.commands.editing.new_record import main
from publishing.commands.editing.record_files import ids, record_text, with_record
from tests.gate.site import write_site

TODAY = date(2026, 10, 2)
SOURCE = {
    "ID": "quay-1",
    "PUBLISHER": "A journal: of quays",
    "TITLE": 'A "quay" & its people',
    "URL": "https://quay.example.org/one",
    "CHECKED_BY": "page",
    "PUBLISHED": "2025-03",
    "PMID": "0123",
    "SUPPORTS": "What the quay is: a wall.",
}
TERM = {"ID": "pier", "TERM": "Pier", "DEFINITION": "A walk over water.", "OTHER_NAMES": "jetty, landing stage"}
PRODUCT = {
    **{"ID": "pierovec", "BRAND": "Pierovec", "GENERIC": "pierogene", "KIND": "virus", "CANCER": "made-up"},
    **{"REGULATOR": "harbor-office", "APPROVED": "2025-03", "SOURCES": "harbor-2"},
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    write_site(folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("kind", "given", "file", "listed"),
    [
        ("source", SOURCE, "sources.yml", ["quay-1", "waiting", "harbor-2"]),
        ("source", SOURCE | {"ID": "boat-1"}, "sources.yml", ["boat-1", "waiting", "harbor-2"]),
        ("term", TERM, "glossary.yml", ["harbor-cell", "pier", "tide"]),
        ("term", TERM | {"ID": "anchor", "TERM": "The anchor"}, "glossary.yml", ["harbor-cell", "anchor", "tide"]),
    ],
)
def test_the_record_stands_in_its_place_and_is_sound(project: Path, kind, given, file: str, listed: list[str]):
    path = project / "docs/_data" / file
    before = path.read_text("utf-8")
    assert main([kind], given, TODAY) == 0
    after = path.read_text("utf-8")
    assert ids(after) == listed
    assert [line for line in before.splitlines() if line not in after.splitlines()] == [], "nothing else changed"
    content, problems = read_and_check(project / "docs")
    assert problems == []
    assert unfinished(content) == []


def test_words_are_what_was_given(project: Path):
    main(["source"], SOURCE, TODAY)
    source = read_and_check(project / "docs")[0].data["sources"]["quay-1"]
    assert (source.title, source.publisher, source.pmid, source.checked, source.primary) == (
        *(SOURCE["TITLE"], SOURCE["PUBLISHER"], "0123", TODAY),
        True,
    )


def test_a_product_gets_its_page_and_no_condition_that_nobody_gave(project: Path):
    assert main(["product"], PRODUCT, TODAY) == 0
    assert (project / "docs/approved-therapies/virus/pierovec.md").is_file()
    record = project / "docs/_data/therapies.yml"
    told = [one.message for one in read_and_check(project / "docs")[1] if one.path.endswith(record.name)]
    for key in ("gene_modified", "youngest", "relapsed_or_refractory", "lines"):
        assert any(f"the key '{key}' is missing. Write: {key}:" in message for message in told), key
    others, mark, text = record.read_text("utf-8").partition("- id: pierovec\n")
    filled = text.replace("  uses:\n", "  gene_modified: true\n  uses:\n").replace(
        "    disease:", "    youngest: null\n    relapsed_or_refractory: true\n    lines: 1\n    disease:"
    )
    record.write_text(others + mark + filled, "utf-8")
    content, problems = read_and_check(project / "docs")
    product = content.data["therapies"]["pierovec"]
    assert (product.brand, product.approvals[0].approved) == ("Pierovec", "2025-03")
    assert len(unfinished(content)) == 5
    assert not [problem for problem in problems if "therapies.yml" in problem.path and "no page" not in problem.message]


def test_a_day_that_is_still_to_be_written_is_not_in_the_future(project: Path):
    main(["source"], {key: value for key, value in SOURCE.items() if key != "PUBLISHED"}, TODAY)
    assert not [one for one in read_and_check(project / "docs", TODAY)[1] if "in the future" in one.message]


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        ("source", {"ID": "quay-1"}, "PUBLISHER, TITLE, URL, CHECKED_BY missing. Write: make new-source"),
        ("source", SOURCE | {"TITLE": " "}, "TITLE missing"),
        ("term", TERM | {"ID": "The Pier"}, "Write ID=the-pier"),
        ("term", TERM | {"ID": "tide"}, "has a record 'tide' already"),
        ("product", PRODUCT | {"KIND": "../../../CAR T"}, "There is no kind '../../../CAR T'. Write KIND="),
        ("product", PRODUCT | {"KIND": "mrna-vaccine"}, "virus ("),
    ],
)
def test_what_cannot_be_written_is_told(project: Path, kind, given, words: str, capsys: pytest.CaptureFixture[str]):
    before = (project / "docs/_data/glossary.yml").read_bytes(), (project / "docs/_data/sources.yml").read_bytes()
    assert main([kind], given, TODAY) == 1
    assert words in capsys.readouterr().out
    after = (project / "docs/_data/glossary.yml").read_bytes(), (project / "docs/_data/sources.yml").read_bytes()
    assert before == after
    assert not (project / "docs/approved-therapies/mrna-vaccine").exists()


def test_the_first_record_of_a_file_takes_the_place_of_its_empty_list():
    assert with_record("# Keys.\n[]\n", record_text({"id": "a"})) == "# Keys.\n- id: a\n"
