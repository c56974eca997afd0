"""What an editor may do on any day without a test of code turning red, and the tests run after it.

`.venv/bin/python -m tests.editors_day tests/evidence tests/reviews` copies the project, changes a word in each
paragraph of each guide, adds a guide, and runs these tests there.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.project_files import PROJECT

PARAGRAPH = re.compile(r"^(?:[*]{0,2}[A-Z][a-z]|[-*] |\d+\. |    ?\w)[^\n|{}]{40,}$", re.MULTILINE)
"""A line of prose; none of a table, a template or front matter's keys."""
ARTICLE = re.compile(r"(?<=[a-z] )(?:the|a)(?= (?!that\b)[a-z])")
MADE = {".git", ".cache", ".venv", ".venv-zensical", ".venv-links", "site", "site-zensical", ".pytest_cache"}


def reword(text: str) -> str:
    """The page with another word in each paragraph of its body."""
    start = text.index("\n---\n", 4) + 5
    return text[:start] + PARAGRAPH.sub(lambda line: ARTICLE.sub("that", line[0], count=1), text[start:])


def change_words(project: Path) -> None:
    for page in (project / "docs" / "guides").glob("*.md"):
        page.write_text(reword(page.read_text("utf-8")), "utf-8")


def add_guide(project: Path, source: str = "rare-cancers", name: str = "one-more-guide") -> None:
    """Add a guide that is whole: another one's text under a title of its own."""
    text = (project / "docs" / "guides" / f"{source}.md").read_text("utf-8")
    title = "One more guide for a test"
    text = re.sub(r"^title: .*", f"title: {title}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^order: .*", "order: 97", text, count=1, flags=re.MULTILINE)
    said = f"{title} that says once more what another guide says, so that the tests are seen to bear it."
    text = re.sub(r"^description: .*", f"description: {said}", text, count=1, flags=re.MULTILINE)
    (project / "docs" / "guides" / f"{name}.md").write_text(text, "utf-8")
    settings = project / "mkdocs.yml"
    entry = f"      - guides/{source}.md\n"
    settings.write_text(settings.read_text("utf-8").replace(entry, f"{entry}      - guides/{name}.md\n", 1), "utf-8")


def main(tests: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="editors-day-") as folder:
        project = Path(folder) / "project"
        shutil.copytree(PROJECT, project, ignore=lambda here, _: MADE if Path(here) == PROJECT else {"__pycache__"})
        for made in (".venv", ".venv-zensical"):
            (project / made).symlink_to(PROJECT / made)
        change_words(project)
        add_guide(project)
        python = str(project / ".venv" / "bin" / "python")
        checked = subprocess.run([python, "-m", "publishing.commands.check"], cwd=project, check=False).returncode
        return checked or subprocess.run([python, "-m", "pytest", "-q", *tests], cwd=project, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
