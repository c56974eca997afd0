"""CI runs the tests of code where code changed, and never because an editor changed a word."""

from pathlib import Path

import pytest
import yaml

from publishing.git.only_words import only_words
from tests.project_files import PROJECT
from tests.setup.test_line_ends import git

NAVIGATION = "site_name: A\nnav:\n  - Home: index.md\n  - Guides:\n      - guides/one.md\nhooks:\n  - hook.py\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for name, text in (
        ("docs/guides/one.md", "One.\n"),
        ("docs/assets/site.css", "a {}\n"),
        ("publishing/a.py", "a = 1\n"),
        ("mkdocs.yml", NAVIGATION),
    ):
        write(tmp_path / name, text)
    git(tmp_path, "init", "--quiet", "--initial-branch=trunk")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=Before")
    git(tmp_path, "switch", "--quiet", "--create", "change")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"docs/guides/one.md": "Another.\n", "evidence-sheets/one.yml": "a: 1\n"}, True),
        ({"docs/_data/sources.yml": "[]\n", "reviews/guides--one.yml": "[]\n", "CONTRIBUTING.md": "Write.\n"}, True),
        (
            {
                "docs/guides/two.md": "Two.\n",
                "mkdocs.yml": NAVIGATION.replace("one.md", "one.md\n      - guides/two.md"),
            },
            True,
        ),
        ({"docs/guides/one.md": "Another.\n", "mkdocs.yml": NAVIGATION.replace("hook.py", "other.py")}, False),
        ({"docs/guides/one.md": "Another.\n", "publishing/a.py": "a = 2\n"}, False),
        ({"docs/assets/site.css": "b {}\n"}, False),
        ({"docs/assets/site.js": "b()\n"}, False),
        ({".github/workflows/check.yml": "on: push\n"}, False),
    ],
    ids=["a word", "data, sign-offs, papers", "a new guide", "a setting", "code", "a style", "a script", "a workflow"],
)
def test_a_change_to_words_is_told_from_others(repository: Path, changes: dict[str, str], words: bool):
    for name, text in changes.items():
        write(repository / name, text)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=After")
    assert only_words(repository, "trunk") is words


def test_a_file_that_goes_or_moves_counts_as_where_it_was(repository: Path):
    git(repository, "mv", "publishing/a.py", "docs/a.py")
    git(repository, "commit", "--quiet", "--message=After")
    assert not only_words(repository, "trunk")


def test_ci_asks_before_it_runs_the_tests():
    jobs = yaml.safe_load((PROJECT / ".github" / "workflows" / "check.yml").read_text("utf-8"))["jobs"]
    steps = jobs["check"]["steps"]
    (asks,) = [place for place, step in enumerate(steps) if step.get("id") == "change"]
    only_for_code = [
        place for place, step in enumerate(steps) if "steps.change.outputs.kind != 'words'" in step.get("if", "")
    ]
    assert [steps[place]["run"] for place in only_for_code] == ["make parity", ".ci/run"]
    assert asks < min(only_for_code)
    assert "if" not in jobs["sign-offs"]
    unasked = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step and "if" not in step]
    for always in ("make --no-print-directory check ", " check-reviews ", "make site"):
        assert any(always in command for command in unasked), always
