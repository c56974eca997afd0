"""One mistake is told once: what follows from it alone is not, or an editor looks in the wrong file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publishing.checks.run import read_and_check

GUIDE = "docs/guides/solid-tumors.md"
BREAKS: dict[str, tuple[Callable[[str], str], str]] = {
    "colon in the title": (lambda text: text.replace("title: ", "title: Note: ", 1), "a second colon"),
    "no front matter": (lambda text: text.replace("---\n", "", 1), "does not begin with front matter"),
    "review date typed in": (lambda text: text.replace("---\n", "---\nlast_reviewed: 1\n", 1), "'last_reviewed'"),
    "curly quotes": (lambda text: text + "\n{% include “get-help-now.md” %}\n", "curly quotes"),
    "heading without a blank": (lambda text: text.replace("\n## ", "\n##", 1), "a heading needs a blank"),
    "code block": (lambda text: text + "\nSome `words` here.\n", "code marks"),
    "link beside the page": (lambda text: text + "\nSee [x](rare-cancers.md).\n", "Write /guides/rare-cancers.md."),
}


@pytest.mark.parametrize("name", BREAKS)
def test_one_mistake_makes_no_others(name: str, project_copy: Path):
    change, words = BREAKS[name]
    page = project_copy / GUIDE
    page.write_text(change(page.read_text("utf-8")), "utf-8")
    problems = read_and_check(project_copy / "docs")[1]
    assert any(words in problem.message for problem in problems), problems
    assert {problem.path for problem in problems} == {GUIDE}
    assert len({problem.line for problem in problems}) == 1, problems


@pytest.mark.parametrize("words", ["If your doctor checked your blood, ask why.", "The expert approved the plan."])
def test_a_doctor_may_have_checked_something(words: str, project_copy: Path):
    page = project_copy / GUIDE
    page.write_text(f"{page.read_text('utf-8')}\n{words}\n", "utf-8")
    assert read_and_check(project_copy / "docs")[1] == []
