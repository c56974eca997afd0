"""Named situations an editor gets into: what breaks, and the message that says how to mend it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from publishing.checks.run import read_and_check
from tests.conftest import build
from tests.gate.site import GUIDE as HARBORS
from tests.gate.site import write_site

GUIDE = f"docs/{HARBORS}"
OTHER = "docs/care/fever.md"


@dataclass(frozen=True)
class Situation:
    """An edit, and what the check says about it."""

    name: str
    file: str
    old: str
    new: str
    words: str


SITUATIONS = [
    Situation("misspelt key", GUIDE, "\nsummary:", "\nsumary:", "Did you mean 'summary'?"),
    Situation("missing key", GUIDE, "\nreviewer: dr-lee", "", "the key 'reviewer' is missing"),
    Situation("duplicate key", GUIDE, "\norder: 1", "\norder: 1\norder: 1", "the key 'order' stands twice"),
    Situation("number as title", OTHER, "\ntitle: ", "\ntitle: 42 #", "'title' must be a text"),
    Situation("yes as series", GUIDE, "\nseries: A", "\nseries: no # ", "'no' is read as false"),
    Situation("broken yaml", GUIDE, "\norder: 1", "\norder: [1", "is never closed"),
    Situation("impossible date", GUIDE, "2026-10-01", "2026-02-30", "not a day of the calendar"),
    Situation("unknown class", GUIDE, "review_class: treatment", "review_class: urgent", "'safety', 'treatment'"),
    Situation("short description", OTHER, "\ndescription: ", "\ndescription: Short. #", "at least 70 characters"),
    Situation("markup in title", OTHER, "\ntitle: ", "\ntitle: <b>x</b> #", "'title' contains '<'"),
    Situation("no front matter", OTHER, "---\ntitle", "title", "does not begin with front matter"),
    Situation("unknown source", GUIDE, "[^harbor-2]", "[^harbor2]", "Did you mean 'harbor-2'?"),
    Situation("unknown reviewer", GUIDE, "reviewer: dr-lee", "reviewer: dr-leo", "the reviewer 'dr-leo'"),
    Situation("unknown partial", GUIDE, "guide-ending.md", "guide-endings.md", "the partial 'guide-endings.md'"),
    Situation("unknown term", GUIDE, "glossary.md#harbor-cell", "glossary.md#harbor-cel", "Did you mean 'harbor-cell'"),
    Situation("unknown page", GUIDE, "(/care/wait", "(/caer/wait", "is unknown. Did you mean '/care/wait"),
    Situation("missing section", GUIDE, "{#when-to-consider}", "", "Write {#when-to-consider}"),
    Situation("missing ending", GUIDE, '{% include "guide-ending.md" %}', "", "disclaimer' is missing"),
    Situation("raw html", OTHER, "\n## ", "\n<script>alert(1)</script>\n\n## ", "raw HTML is not allowed"),
    Situation("python in a page", OTHER, "\n## ", "\n{{ cycler.__init__ }}\n\n## ", "A page may only contain"),
    Situation("unknown macro", OTHER, "\n## ", '\n{{ durration("x") }}\n\n## ', "Did you mean 'duration'"),
    Situation("unknown duration", OTHER, "\n## ", '\n{{ duration("leuk") }}\n\n## ', "the duration 'leuk'"),
    Situation("footnote defined in page", OTHER, "\n## ", "\n[^x]: words\n\n## ", "docs/_data/sources.yml"),
    Situation("mojibake", OTHER, "\n## ", "\n\u0e42\u20ac\u201d\n\n## ", "wrong encoding"),
    Situation("invisible sign", OTHER, "\n## ", "\nwo\u200brd\n\n## ", "U+200B"),
    Situation("windows line ends", OTHER, "\n## ", "\r\n## ", "line ends LF"),
    Situation("wrong count", GUIDE, "  id: three-distinctions", "  id: areas", "'areas' needs 5 items, here are 3"),
    Situation("six questions lost", GUIDE, "\nquestions:\n", "\nquestions: []\nold_questions:\n", "at least 5 items"),
    Situation("template in front matter", GUIDE, "\ncard: ", "\ncard: '{{ x }}' #", "'card' contains '{'"),
    Situation("unknown cancer", "docs/_data/therapies.yml", "cancer: made-up", "cancer: mad-up", "'made-up'"),
    Situation("unknown key in data", "docs/_data/sources.yml", "  primary:", "  prime:", "Did you mean 'primary'?"),
    Situation("bad address", "docs/_data/sources.yml", "url: https://", "url: //", "not a public web address"),
    Situation("same id twice", "docs/_data/reviewers.yml", "- id:", "- id: dr-lee\n  name: A\n"
              "  kind: person\n  role: B\n- id:", "stands twice"),
    Situation("partial cites nothing known", "docs/_partials/get-help-now.md", "if you shiver.",
              "if you shiver.[^label-yes]", "the source 'label-yes'"),
    Situation("partial includes nothing known", "docs/_partials/guide-ending.md",
              "sources.md", "sorces.md", "Did you mean 'sources.md'?"),
    Situation("process page without CRS", GUIDE, "review_class: treatment", "review_class: safety", "must explain CRS"),
    Situation("process page without ICANS", GUIDE, "review_class: treatment", "review_class: safety",
              "must explain ICANS"),
]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A made-up site with a guide, in which nothing is wrong yet."""
    folder = tmp_path / "project"
    write_site(folder)
    return folder


def mend(project: Path, situation: Situation) -> None:
    path = project / situation.file
    text = path.read_text(encoding="utf-8")
    assert situation.old in text, f"the file no longer contains {situation.old!r}"
    path.write_text(text.replace(situation.old, situation.new, 1), encoding="utf-8", newline="")


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name)
def test_the_message_says_where_and_what_to_write(situation: Situation, project: Path):
    mend(project, situation)
    _, problems = read_and_check(project / "docs")
    assert any(situation.words in problem.message for problem in problems), problems
    hit = next(problem for problem in problems if situation.words in problem.message)
    lines = (project / hit.path).read_text(encoding="utf-8").count("\n") + 1
    assert 1 <= hit.line <= lines
    assert hit.column >= 1


def test_the_line_is_the_line_of_the_mistake(project: Path):
    path = project / GUIDE
    lines = path.read_text(encoding="utf-8").split("\n")
    index = max(number for number, line in enumerate(lines) if "[^" in line)
    lines[index] = lines[index].replace("[^", "[^nobody-", 1)
    path.write_text("\n".join(lines), encoding="utf-8")
    _, (problem,) = read_and_check(project / "docs")
    assert (problem.path, problem.line) == (GUIDE, index + 1)


def test_a_build_with_problems_names_them_all_and_leaves_the_last_site(project: Path, tmp_path: Path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good build", encoding="utf-8")
    for situation in (SITUATIONS[0], SITUATIONS[11]):
        mend(project, Situation(situation.name, situation.file, situation.old, situation.new, ""))
    mend(project, next(situation for situation in SITUATIONS if situation.name == "markup in title"))
    result = build(project, site)
    assert result.returncode == 1
    assert f"{GUIDE}:" in result.stderr
    assert f"{OTHER}:2:8:" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert (site / "index.html").read_text(encoding="utf-8") == "the last good build"
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_python_in_a_page_never_runs(project: Path, tmp_path: Path):
    page = project / OTHER
    command = f"touch {tmp_path / 'pwned'}"
    attack = "{{ cycler.__init__.__globals__.os.popen('" + command + "').read() }}"
    page.write_text(page.read_text(encoding="utf-8") + attack + "\n", encoding="utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert not (tmp_path / "pwned").exists()
