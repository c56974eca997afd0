"""`make rename-guide` and `make retire-guide`: everything that named the guide leads on, and nothing is lost."""

from pathlib import Path

import pytest

from publishing.checks.run import read_and_check
from publishing.commands.editing.move_guide import rename, retire
from publishing.reviews.moves import Moves
from tests.gate.site import GUIDE, PLAIN, write_site

OWN = """- id: one
  date: 2026-10-01
  page: guides/harbors.md
  said: It said one.
  correct: It says two.
  why: One was wrong.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    write_site(folder)
    monkeypatch.chdir(folder)
    page = folder / "docs" / PLAIN
    page.write_text(page.read_text("utf-8") + "\nRead [on](/guides/harbors.md#daily-life).\n", "utf-8")
    (folder / "docs/_data/moved.yml").write_text("- id: guides/ports/\n  to: guides/harbors.md\n", "utf-8")
    assert read_and_check(folder / "docs")[1] == []
    return folder


def test_a_renamed_guide_is_sound_at_once(project: Path):
    words = (project / "docs" / GUIDE).read_text("utf-8")
    assert rename("harbors", "havens") == 0
    content, problems = read_and_check(project / "docs")
    assert problems == []
    assert (project / "docs/guides/havens.md").read_text("utf-8") == words
    assert "](/guides/havens.md#daily-life)" in (project / "docs" / PLAIN).read_text("utf-8")
    assert {moved.id: moved.to for moved in content.data["moved"].values()} == {
        "guides/ports/": "guides/havens.md",
        "guides/harbors/": "guides/havens.md",
    }
    assert Moves(content).first("guides/havens.md") == "guides/ports.md", "its history goes on"


@pytest.mark.parametrize("to", [PLAIN, "care/wait.md#in-short"])
def test_a_retired_guide_leads_on(project: Path, to: str):
    assert retire("harbors", to) == 0
    content, problems = read_and_check(project / "docs")
    assert problems == []
    assert GUIDE not in content.pages
    assert f"](/{to.partition('#')[0]})" in (project / "docs" / PLAIN).read_text("utf-8")
    assert {moved.to for moved in content.data["moved"].values()} == {to}
    assert not Moves(content).addresses, "the other page keeps a history of its own"


def test_a_name_that_is_given_twice_is_recorded_once(project: Path):
    rename("harbors", "havens")
    before = (project / "docs/_data/moved.yml").read_text("utf-8")
    assert rename("harbors", "havens") == 0
    assert (project / "docs/_data/moved.yml").read_text("utf-8") == before
    assert read_and_check(project / "docs")[1] == []


def test_a_guide_may_take_back_its_name(project: Path):
    rename("harbors", "havens")
    rename("havens", "harbors")
    content, problems = read_and_check(project / "docs")
    assert problems == []
    assert {moved.id: moved.to for moved in content.data["moved"].values()} == {
        "guides/ports/": "guides/harbors.md",
        "guides/havens/": "guides/harbors.md",
    }


def test_faults_of_the_material_stay_with_a_guide(project: Path, capsys: pytest.CaptureFixture[str]):
    path = project / "docs/_data/material-corrections.yml"
    path.write_text("- id: one\n  guide: harbors\n", "utf-8")
    assert retire("harbors", PLAIN) == 1
    assert "which stay with a guide" in capsys.readouterr().out
    assert (project / "docs" / GUIDE).is_file()


def test_corrections_stay(project: Path):
    path = project / "docs/_data/own-corrections.yml"
    path.write_text(OWN, "utf-8")
    retire("harbors", PLAIN)
    assert path.read_text("utf-8") == OWN.replace("guides/harbors.md", PLAIN)


def test_what_is_said_of_a_guide_under_its_name_ends_with_it(project: Path):
    path = project / "docs/_data/review-sentences.yml"
    said = (
        "- id: a\n  says: Nobody looked.\n  material_reviewed:\n    guides/harbors.md: 2026-04-16\n    {}: 2026-04-16\n"
    )
    path.write_text(said.format(PLAIN), "utf-8")
    retire("harbors", PLAIN)
    assert path.read_text("utf-8") == said.format(PLAIN).replace("    guides/harbors.md: 2026-04-16\n", "")


@pytest.mark.parametrize(
    ("do", "names", "words"),
    [
        (rename, ("none", "new"), "docs/guides/none.md is not there"),
        (rename, ("harbors", "The Haven"), "small letters and hyphens"),
        (rename, ("harbors", "index"), "is there already"),
        (rename, ("index", "all-guides"), "It stays."),
        (retire, ("index", GUIDE), "It stays."),
        (retire, ("none", PLAIN), "docs/guides/none.md is not there"),
        (retire, ("harbors", ""), "Say where readers find"),
        (retire, ("harbors", GUIDE), "Say where readers find"),
        (retire, ("harbors", "guides/none.md"), "Say where readers find"),
        (retire, ("harbors", f"{PLAIN}#no-such-place"), "prints no heading of that id"),
    ],
)
def test_what_cannot_be_done_is_told_and_not_begun(
    project: Path, do, names: tuple[str, str], words: str, capsys: pytest.CaptureFixture[str]
):
    assert do(*names) == 1
    assert words in capsys.readouterr().out
    assert (project / "docs" / GUIDE).is_file()


def test_a_guide_may_be_named_by_its_file(project: Path):
    assert rename("docs/guides/harbors.md", "guides/havens.md") == 0
    assert (project / "docs/guides/havens.md").is_file()
    assert retire("havens.md", PLAIN) == 0
    assert not (project / "docs/guides/havens.md").exists()


@pytest.mark.parametrize("new", ["wharves-and-quays", "harbours"])
def test_a_guide_that_was_renamed_by_hand_is_led_on_by_the_command_that_is_told(project: Path, new: str):
    (project / "docs" / GUIDE).rename(project / f"docs/guides/{new}.md")
    told = [problem.message for problem in read_and_check(project / "docs")[1]]
    assert any(f"`make rename-guide OLD=harbors NEW={new}`" in one for one in told), told
    assert rename("harbors", new) == 0
    assert read_and_check(project / "docs")[1] == []
    assert f"- id: guides/harbors/\n  to: guides/{new}.md" in (project / "docs/_data/moved.yml").read_text("utf-8")


def test_a_guide_that_was_moved_by_hand_is_told_with_the_command(project: Path):
    (project / "docs/_data/own-corrections.yml").write_text(OWN, "utf-8")
    (project / "docs" / GUIDE).rename(project / "docs/guides/wharves-and-quays.md")
    told = [str(problem) for problem in read_and_check(project / "docs")[1]]
    (message,) = [one for one in told if GUIDE in one]
    assert message.startswith("mkdocs.yml:")
    # In the menu, a correction, an old address, the link of this test, and that of the list of guides.
    assert f"5 places name docs/{GUIDE}" in message
    assert "make rename-guide OLD=harbors" in message
    assert "make retire-guide NAME=harbors" in message


def test_a_slip_in_the_name_of_a_guide_is_told_as_one(project: Path):
    (project / "docs/_data/own-corrections.yml").write_text(OWN.replace("harbors", "harbros"), "utf-8")
    told = [str(problem) for problem in read_and_check(project / "docs")[1]]
    assert any("Did you mean 'guides/harbors.md'?" in one for one in told), told
