"""Whatever slips into a page or a record, the check says where, and never ends in a program's error.

A few changes at each run of the suite; `tests.gate.mutations` tries thousands.
"""

from pathlib import Path

import pytest

from publishing.checks.run import read_and_check
from tests.gate.mutations import Mutant, fault_of, mutants_of
from tests.gate.site import write_site

FEW, FIRST = 25, 10_000


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mutations") / "project"
    write_site(folder)
    return folder


def test_every_change_is_borne(project: Path):
    faults = {mutant: fault_of(project, mutant, whole=False) for mutant in mutants_of(project, FIRST, FEW)}
    assert {mutant: fault for mutant, fault in faults.items() if fault} == {}
    assert read_and_check(project / "docs")[1] == [], "each file is put back"


def test_the_same_number_is_the_same_change(project: Path):
    assert mutants_of(project, 7, 3)[2] == mutants_of(project, 9, 1)[0]


def test_an_error_of_a_program_is_a_fault(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tests.gate.mutations.read_and_check", lambda *_: 1 / 0)
    assert "ZeroDivisionError" in fault_of(project, Mutant(0, "docs/index.md", ""), whole=False)
