"""The whole project is told as it is, or everything that stops its build: also where that hides all the rest."""

from datetime import date
from pathlib import Path

import pytest

from publishing.project import read as reading
from publishing.project.read import read_project
from tests.gate.site import GUIDE, write_site

TODAY = date(2026, 12, 1)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_site(tmp_path / "project")
    return tmp_path / "project"


def told(project: Path) -> list[str]:
    whole, problems = read_project(project, project / "docs", TODAY, TODAY)
    assert (whole is None) is bool(problems)
    return [f"{problem.path}: {problem.message}" for problem in problems]


def test_a_sound_project_is_told(project: Path):
    assert told(project) == []


@pytest.mark.parametrize("text", ["\n{% if %}\n", "\n{{ nothing( }}\n", '\n{% include "no-such-block.md" %}\n'])
def test_a_page_of_which_no_review_can_be_judged_is_told_as_what_it_is(project: Path, text: str):
    with (project / f"docs/{GUIDE}").open("a", encoding="utf-8") as page:
        page.write(text)
    found = told(project)
    assert found
    assert all(one.startswith(f"docs/{GUIDE}: ") for one in found)


def test_what_goes_wrong_with_sound_texts_is_raised(project: Path, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object) -> None:
        raise OSError("no ledger")

    monkeypatch.setattr(reading, "review", broken)
    with pytest.raises(OSError, match="no ledger"):
        told(project)


def test_texts_are_told_before_sign_offs(project: Path):
    (project / "reviews").mkdir(exist_ok=True)
    (project / "reviews" / "odd.yml").write_text("- page: 1\n", encoding="utf-8")
    assert {one.partition(":")[0] for one in told(project)} == {"reviews/odd.yml"}
    with (project / f"docs/{GUIDE}").open("a", encoding="utf-8") as page:
        page.write("\nSee [this](/nowhere.md).\n")
    assert {one.partition(":")[0] for one in told(project)} == {f"docs/{GUIDE}"}
