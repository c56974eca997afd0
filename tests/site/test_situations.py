"""Named situations an editor gets into: what breaks, and the message that says how to mend it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from publishing.checks.run import read_and_check
from tests.conftest import build

GUIDE = "docs/guides/solid-tumors.md"
OTHER = "docs/about/privacy.md"


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
    Situation("missing key", GUIDE, "\nreviewer: cancerfax-medical-team", "", "the key 'reviewer' is missing"),
    Situation("duplicate key", GUIDE, "\norder: 2", "\norder: 2\norder: 2", "the key 'order' stands twice"),
    Situation("number as title", OTHER, "\ntitle: ", "\ntitle: 42 #", "'title' must be a text"),
    Situation("yes as series", GUIDE, "\nseries: Gene", "\nseries: no # ", "'no' is read as false"),
    Situation("broken yaml", GUIDE, "\norder: 2", "\norder: [2", "is never closed"),
    Situation("impossible date", GUIDE, "2026-04-16", "2026-02-30", "not a day of the calendar"),
    Situation("unknown class", GUIDE, "review_class: treatment", "review_class: urgent", "'safety', 'treatment'"),
    Situation("short description", OTHER, "\ndescription: ", "\ndescription: Short. #", "at least 70 characters"),
    Situation("markup in title", OTHER, "\ntitle: ", "\ntitle: <b>x</b> #", "'title' contains '<'"),
    Situation("no front matter", OTHER, "---\ntitle", "title", "does not begin with front matter"),
    Situation("unknown source", GUIDE, "[^masterkey-265]", "[^masterkey256]", "Did you mean 'masterkey-265'?"),
    Situation("unknown reviewer", GUIDE, "cancerfax-medical-team", "cancerfax-team", "the reviewer 'cancerfax-team'"),
    Situation("unknown partial", GUIDE, "guide-ending.md", "guide-endings.md", "the partial 'guide-endings.md'"),
    Situation("unknown term", GUIDE, "glossary.md#crs", "glossary.md#crss", "Did you mean 'crs'"),
    Situation("unknown page", OTHER, "(/about/", "(/abuot/", "is unknown. Did you mean '/about/"),
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
    Situation("wrong count", GUIDE, "  id: approaches", "  id: areas", "'areas' needs 5 items, here are 4"),
    Situation("six questions lost", GUIDE, "\nquestions:\n", "\nquestions: []\nold_questions:\n", "at least 5 items"),
    Situation("template in front matter", GUIDE, "\ncard: ", "\ncard: '{{ x }}' #", "'card' contains '{'"),
    Situation("unknown cancer", "docs/_data/therapies.yml", "cancer: leukemia", "cancer: lukemia", "'leukemia'"),
    Situation("unknown key in data", "docs/_data/sources.yml", "  primary:", "  prime:", "Did you mean 'primary'?"),
    Situation("bad address", "docs/_data/sources.yml", "url: https://", "url: //", "not a public web address"),
    Situation("same id twice", "docs/_data/reviewers.yml", "- id:", "- id: cancerfax-medical-team\n  name: A\n"
              "  kind: person\n  role: B\n- id:", "stands twice"),
    Situation("partial cites nothing known", "docs/_partials/get-help-now.md", "[^label-yescarta]", "[^label-yes]",
              "the source 'label-yes'"),
    Situation("partial includes nothing known", "docs/_partials/parts/cancerfax-service.md",
              "disclaimer.md", "disclamer.md", "Did you mean 'disclaimer.md'?"),
    Situation("process page without CRS", "", "glossary.md#crs", "glossary.md#icans", "must explain CRS"),
    Situation("process page without ICANS", "", "glossary.md#icans", "glossary.md#crs", "must explain ICANS"),
]  # fmt: skip


def mend(project: Path, situation: Situation) -> None:
    if not situation.file:
        # What a page must have may stand in its partials and data too.
        for file in [*project.glob("docs/**/*.md"), *project.glob("docs/_data/*.yml")]:
            words = file.read_text(encoding="utf-8").replace(situation.old, situation.new)
            file.write_text(words, encoding="utf-8")
        return
    path = project / situation.file
    text = path.read_text(encoding="utf-8")
    assert situation.old in text, f"the file no longer contains {situation.old!r}"
    path.write_text(text.replace(situation.old, situation.new, 1), encoding="utf-8", newline="")


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name)
def test_the_message_says_where_and_what_to_write(situation: Situation, project_copy: Path):
    mend(project_copy, situation)
    _, problems = read_and_check(project_copy / "docs")
    assert any(situation.words in problem.message for problem in problems), problems
    hit = next(problem for problem in problems if situation.words in problem.message)
    lines = (project_copy / hit.path).read_text(encoding="utf-8").count("\n") + 1
    assert 1 <= hit.line <= lines
    assert hit.column >= 1


def test_the_line_is_the_line_of_the_mistake(project_copy: Path):
    path = project_copy / GUIDE
    lines = path.read_text(encoding="utf-8").split("\n")
    index = max(number for number, line in enumerate(lines) if "[^" in line)
    lines[index] = lines[index].replace("[^", "[^nobody-", 1)
    path.write_text("\n".join(lines), encoding="utf-8")
    _, (problem,) = read_and_check(project_copy / "docs")
    assert (problem.path, problem.line) == (GUIDE, index + 1)


def test_a_build_with_problems_names_them_all_and_leaves_the_last_site(project_copy: Path, tmp_path: Path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good build", encoding="utf-8")
    for situation in (SITUATIONS[0], SITUATIONS[11]):
        mend(project_copy, Situation(situation.name, situation.file, situation.old, situation.new, ""))
    mend(project_copy, next(situation for situation in SITUATIONS if situation.name == "markup in title"))
    result = build(project_copy, site)
    assert result.returncode == 1
    assert "docs/guides/solid-tumors.md:" in result.stderr
    assert "docs/about/privacy.md:2:8:" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert (site / "index.html").read_text(encoding="utf-8") == "the last good build"
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_python_in_a_page_never_runs(project_copy: Path, tmp_path: Path):
    page = project_copy / OTHER
    command = f"touch {tmp_path / 'pwned'}"
    attack = "{{ cycler.__init__.__globals__.os.popen('" + command + "').read() }}"
    page.write_text(page.read_text(encoding="utf-8") + attack + "\n", encoding="utf-8")
    result = build(project_copy, tmp_path / "site")
    assert result.returncode == 1
    assert not (tmp_path / "pwned").exists()
