"""What editors type and paste: each input of the table gets its verdict, and what is right is printed as typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from publishing.advice.cached import advice_on_pages
from publishing.checks.run import read_and_check
from publishing.content.dates import latest_day
from tests.conftest import build
from tests.gate.site import CITING, GUIDE, PLAIN, write_site

PAGES = {"plain": f"docs/{PLAIN}", "citing": f"docs/{CITING}"}
CLOSING = re.compile(r"(?:\n\{%.*%\}\n)*\Z")
"""The shared blocks that end a page."""


@dataclass(frozen=True)
class Input:
    """One row of the table."""

    given: dict[str, object] = field(hash=False)
    name: str

    @property
    def file(self) -> str:
        return next((file for key, file in PAGES.items() if key in self.given), None) or str(self.given["in"])

    def put_into(self, project: Path) -> None:
        """Change the site as the row says."""
        path, given = project / self.file, self.given
        before = path.read_text("utf-8") if path.exists() else ""
        if paragraph := given.get("plain") or given.get("citing"):
            at = CLOSING.search(before).start()
            after = f"{before[:at].rstrip()}\n\n{paragraph}\n{before[at:]}"
        elif "record" in given:
            after = f"{before.rstrip()}\n\n{given['record']}\n"
        elif "change" in given:
            old, new = given["change"]
            assert old in before, f"{self.file} no longer holds {old!r}"
            after = before.replace(old, new, 1)
        else:
            after = str(given["write"])
        path.write_text(after, "utf-8")


LISTED = yaml.safe_load(Path(__file__).with_name("inputs.yml").read_text("utf-8"))
INPUTS = [Input(given, given["name"]) for given in LISTED]
REFUSED = [one for one in INPUTS if "says" in one.given]
ADVISED = [one for one in INPUTS if "advises" in one.given]
RIGHT = [one for one in INPUTS if "says" not in one.given]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gate") / "project"
    write_site(folder)
    return folder


@pytest.fixture
def project(whole: Path) -> Iterator[Path]:
    """The site, put back after each input."""
    kept = {path: path.read_bytes() for path in (whole / "docs").rglob("*") if path.is_file()}
    yield whole
    for path in [path for path in (whole / "docs").rglob("*") if path.is_file()]:
        if path not in kept:
            path.unlink()
        elif path.read_bytes() != kept[path]:
            path.write_bytes(kept[path])


def problems_of(project: Path) -> list[str]:
    return [str(problem) for problem in read_and_check(project / "docs", latest_day())[1]]


def test_the_site_is_sound_without_them(project: Path):
    assert problems_of(project) == []


def test_two_guides_that_were_begun_at_once_may_have_one_number(tmp_path: Path):
    project = tmp_path / "project"
    write_site(project)
    guide, menu = project / "docs" / GUIDE, project / "mkdocs.yml"
    other = guide.read_text("utf-8").replace("A guide to harbors", "A guide to havens")
    guide.with_name("anchorages.md").write_text(other, "utf-8")
    line = f"      - {GUIDE}\n"
    menu.write_text(menu.read_text("utf-8").replace(line, f"{line}      - guides/anchorages.md\n"), "utf-8")
    content, problems = read_and_check(project / "docs")
    assert problems == []
    assert [page.path for page in content.guides] == ["guides/anchorages.md", GUIDE]


@pytest.mark.parametrize("one", REFUSED, ids=lambda one: one.name)
def test_what_is_wrong_is_told_at_its_line(one: Input, project: Path):
    one.put_into(project)
    problems = problems_of(project)
    place = re.compile(rf"{re.escape(one.file)}:\d+:\d+: ")
    assert any(place.match(told) and one.given["says"] in told for told in problems), problems
    assert len(problems) == 1 or not one.given.get("alone"), problems


@pytest.mark.parametrize(
    "name",
    [
        *("docs/_data/moved.yml", "docs/_data/glossary.yml", "docs/care/odd.md"),
        *("docs/assets/odd.css", "docs/assets/odd.js"),
    ],
)
def test_a_folder_with_the_name_of_a_file_is_told(name: str, tmp_path: Path):
    project = tmp_path / "project"
    write_site(project)
    (project / name).unlink(missing_ok=True)
    (project / name).mkdir()
    (project / name / "one.txt").write_text("One.\n", "utf-8")
    assert any(problem.startswith(name) for problem in problems_of(project))


@pytest.mark.parametrize("one", RIGHT, ids=lambda one: one.name)
def test_what_is_right_is_let_through(one: Input, project: Path):
    one.put_into(project)
    assert problems_of(project) == []


@pytest.mark.parametrize("one", ADVISED, ids=lambda one: one.name)
def test_what_may_be_better_is_advised_at_its_line(one: Input, project: Path):
    one.put_into(project)
    content, problems = read_and_check(project / "docs", latest_day())
    assert problems == []
    advice = [problem for page in advice_on_pages(content, project).values() for problem in page.problems]
    assert any(problem.path == one.file and one.given["advises"] in problem.message for problem in advice), advice


def test_what_is_right_is_printed_as_typed(project: Path, tmp_path: Path):
    shown = [one for one in RIGHT if one.file in PAGES.values()]
    for one in shown:
        one.put_into(project)
        # Two lists with nothing between them would be one.
        Input({"plain" if "plain" in one.given else "citing": "Next."}, "next").put_into(project)
    site = tmp_path / "site"
    result = build(project, site)
    assert result.returncode == 0, result.stderr
    lost = []
    for one in shown:
        html = (site / one.file.removeprefix("docs/").removesuffix(".md") / "index.html").read_text("utf-8")
        if "prints" in one.given and one.given["prints"] not in visible(html):
            lost.append(one.name)
        if "shows" in one.given and one.given["shows"] not in html:
            lost.append(one.name)
    assert lost == []


def visible(html: str) -> str:
    """The words of a page's article, without the numbers of its notes."""
    article = LexborHTMLParser(html).css_first("article")
    for node in article.css("sup, script, style"):
        node.decompose()
    return " ".join(article.text(separator="").split())
