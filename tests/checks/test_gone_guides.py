"""A guide renamed or deleted by hand is one problem, with the command that mends it; a slip stays a slip."""

from pathlib import Path

import pytest

from publishing.checks.run import read_and_check
from publishing.commands.editing.move_guide import rename
from tests.gate.site import GUIDE, PLAIN, write_site

LINK = "\nRead [on](/guides/harbors.md#daily-life), or [at once](/guides/harbors.md).\n"
RENAME = "`make rename-guide OLD=harbors NEW=havens`"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    write_site(folder)
    page = folder / "docs" / PLAIN
    page.write_text(page.read_text("utf-8") + LINK, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def told(project: Path) -> list[str]:
    return [str(problem) for problem in read_and_check(project / "docs")[1]]


@pytest.mark.parametrize("in_the_menu", [False, True])
def test_a_guide_renamed_by_hand_is_one_problem_that_its_command_mends(project: Path, in_the_menu: bool):
    menu = project / "mkdocs.yml"
    (project / "docs" / GUIDE).rename(project / "docs/guides/havens.md")
    if in_the_menu:
        menu.write_text(menu.read_text("utf-8").replace(GUIDE, "guides/havens.md"), "utf-8")
    (found,) = told(project)
    assert RENAME in found
    assert found.startswith("mkdocs.yml:") != in_the_menu
    assert rename("harbors", "havens") == 0
    assert told(project) == []


def test_a_guide_deleted_by_hand_is_one_problem(project: Path):
    (project / "docs" / GUIDE).unlink()
    (found,) = told(project)
    assert found.startswith("mkdocs.yml:")
    assert "make retire-guide NAME=harbors" in found


def test_another_mistake_in_the_renamed_guide_is_told_beside(project: Path):
    (project / "docs" / GUIDE).rename(project / "docs/guides/havens.md")
    new = project / "docs/guides/havens.md"
    text = new.read_text("utf-8")
    assert "Some stay" in text
    new.write_text(text.replace("Some stay", "Some some stay"), "utf-8")
    found = told(project)
    assert len(found) == 2
    assert any(one.startswith("docs/guides/havens.md:") and "twice in a row" in one for one in found)


def test_a_slip_in_a_link_is_told_at_the_link(project: Path):
    page = project / "docs" / PLAIN
    page.write_text(page.read_text("utf-8").replace("guides/harbors", "guides/harbor"), "utf-8")
    found = told(project)
    assert [one.partition(": ")[0] for one in found] == [f"docs/{PLAIN}:11:11", f"docs/{PLAIN}:11:55"]
    assert all("Did you mean '/guides/harbors.md'" in one for one in found)
