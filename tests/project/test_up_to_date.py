"""`make site` leaves a site as it is if a build would make the same, and only then."""

import gc
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from publishing.cache.keys import CODE
from publishing.commands import build_site
from publishing.content.dates import build_day, latest_day
from publishing.engines.preview import WATCHED
from publishing.project.sources import ANSWERS, SOURCES
from publishing.project.up_to_date import STAMP, digest_of_inputs, is_up_to_date, remember
from tests.project_files import PROJECT
from tests.reviews.small_site import BACKGROUND, write_small_site

DAYS = date(2026, 11, 29), date(2026, 11, 30)
NOTHING_SAID = "Nothing changed since it was built."


def git(project: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=project, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    write_small_site(folder)
    shutil.copy2(PROJECT / ".gitignore", folder)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Begin")
    return folder


@pytest.fixture
def built(project: Path) -> Path:
    """A project with a site, as far as it matters here: any files."""
    (project / "site/guides").mkdir(parents=True)
    (project / "site/index.html").write_text("Home")
    (project / "site/guides/index.html").write_text("Guides")
    remember(project, project / "site", inputs(project))
    return project


def inputs(project: Path, *days: date, **environment: str) -> str:
    return digest_of_inputs(project, environment, *(days or DAYS))


def add(file: str, text: str = "\nOne more line.\n") -> Callable[[Path], object]:
    def change(project: Path) -> None:
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        with (project / file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page": add(f"docs/{BACKGROUND}"),
    "a new page": add("docs/new.md"),
    "a page that is gone": lambda project: (project / "docs" / BACKGROUND).unlink(),
    "a page of another name": lambda project: (project / "docs" / BACKGROUND).rename(project / "docs/other.md"),
    "a partial": add("docs/_partials/disclaimer.md"),
    "data": add("docs/_data/glossary.yml"),
    "a sign-off": add("reviews/guides--x.yml"),
    "a sheet of scores": add("evidence-sheets/x.yml"),
    "settings": add("mkdocs.yml"),
    "settings of the second engine": add("zensical.yml"),
    "a template": add("overrides/main.html"),
    "a commit": lambda project: git(project, "commit", "-q", "--allow-empty", "-m", "Nothing"),
    "a branch": lambda project: git(project, "branch", "other"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_site_runs_out_with_anything_that_it_is_made_from(built: Path, what: str):
    assert is_up_to_date(built, built / "site", inputs(built))
    CHANGES[what](built)
    assert not is_up_to_date(built, built / "site", inputs(built))


def test_days_and_what_the_environment_says_count(built: Path):
    site = built / "site"
    assert is_up_to_date(built, site, inputs(built, HOME="/elsewhere"))
    assert not is_up_to_date(built, site, inputs(built, SITE_URL="https://example.org/"))
    assert not is_up_to_date(built, site, inputs(built, PDFS="1"))
    assert not is_up_to_date(built, site, inputs(built, DAYS[0], date(2026, 12, 1)))
    answers = built / "answers.json"
    answers.write_text("{}")
    assert not is_up_to_date(built, site, inputs(built, **{ANSWERS: str(answers)}))


def test_a_site_that_somebody_touched_is_built_anew(built: Path):
    site, known = built / "site", inputs(built)
    for change in (add("site/index.html"), add("site/more.html"), lambda it: (it / "site/index.html").unlink()):
        remember(built, site, known)
        assert is_up_to_date(built, site, known)
        change(built)
        assert not is_up_to_date(built, site, known)


@pytest.mark.parametrize("file", [STAMP, "site/index.html"])
def test_no_site_is_believed_that_came_with_a_change(built: Path, file: str):
    git(built, "add", "--force", file)
    assert not is_up_to_date(built, built / "site", inputs(built))
    git(built, "commit", "-q", "-m", "A site of mine")
    remember(built, built / "site", inputs(built))
    assert not is_up_to_date(built, built / "site", inputs(built))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"inputs": 1}'])
def test_a_broken_stamp_is_none(built: Path, text: str):
    (built / STAMP).write_text(text)
    assert not is_up_to_date(built, built / "site", inputs(built))


def test_a_folder_without_git_counts_as_well(built: Path):
    shutil.rmtree(built / ".git")
    remember(built, built / "site", inputs(built))
    assert is_up_to_date(built, built / "site", inputs(built))
    add(f"docs/{BACKGROUND}")(built)
    assert not is_up_to_date(built, built / "site", inputs(built))


@pytest.mark.parametrize("saved", [True, False])
def test_a_site_is_not_taken_for_that_of_words_which_came_back_while_it_was_built(
    built: Path, monkeypatch: pytest.MonkeyPatch, saved: bool
):
    def build(_engine: str, site: Path, _before: Path) -> tuple[int, str]:
        page = built / "docs" / BACKGROUND
        words = page.read_bytes()
        if saved:
            page.write_bytes(words + b"\nSaved, and taken back.\n")
        site.mkdir(parents=True)
        (site / "index.html").write_bytes(page.read_bytes())
        if saved:
            page.write_bytes(words)
        return 0, ""

    monkeypatch.chdir(built)
    monkeypatch.setattr(build_site, "build", build)
    monkeypatch.setattr(gc, "disable", lambda: None)
    add(f"docs/{BACKGROUND}")(built)
    assert build_site.main(["mkdocs", ".cache/site", "--place", "site"]) == 0
    today = digest_of_inputs(Path(), os.environ, build_day(), latest_day())
    assert is_up_to_date(Path(), Path("site"), today) is not saved


def test_all_that_a_preview_watches_counts():
    assert {*SOURCES, *CODE} == {*WATCHED}


def test_make_site_builds_once(project: Path):
    for name in ("Makefile", "requirements.txt"):
        shutil.copy2(PROJECT / name, project)

    def make_site() -> str:
        command = ["make", "--no-print-directory", "site", f"VENV={PROJECT / '.venv'}"]
        settings = os.environ | {"SOURCE_DATE_EPOCH": "1795305600"}
        return subprocess.run(command, cwd=project, env=settings, capture_output=True, text=True, check=True).stdout

    assert NOTHING_SAID not in make_site()
    before = (project / "site").stat().st_ino
    assert NOTHING_SAID in make_site()
    assert (project / "site").stat().st_ino == before
    add(f"docs/{BACKGROUND}")(project)
    assert NOTHING_SAID not in make_site()
    assert (project / "site").stat().st_ino != before
