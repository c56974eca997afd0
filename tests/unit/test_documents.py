"""What README, ARCHITECTURE and the other documents of the project name is there."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.project_files import PROJECT

DOCUMENTS = (
    *("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "MOVING.md"),
    *("bench/README.md", "hosting/README.md", "reviews/README.md", "writing/README.md"),
)
FILE = re.compile(r"`([\w./-]+\.(?:py|yml|md|css|js|txt|in|template))`|\]\((?!http)([^)#]+)\)")
FOLDERS = (".", "macros", "docs", "docs/_data", "docs/_partials", "docs/assets/javascripts")
"""Below which a document may name a file, beside its own."""
NOT_HERE = {
    *("docs/guides/car-t-for-children.md", "guides--solid-tumors.yml", "_partials--name.yml"),
    *("robots.txt", "security.txt", "bench/results.md", "/assets/images/name.png"),
}
"""Files that somebody is told to make, or that a command writes, or that are examples."""

COMMAND = re.compile(r"(?:`|^ *)make ([a-z][a-z-]+)", re.MULTILINE)
MODULE = re.compile(r"`(check_\*|[a-z_]+)`")


def text(name: str) -> str:
    return (PROJECT / name).read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_is_there(document: str):
    named = {found[1] or found[2] for found in FILE.finditer(text(document))} - NOT_HERE
    folders = [PROJECT / folder for folder in (*FOLDERS, Path(document).parent)]
    missing = {name for name in named if not any((folder / name.lstrip("/")).exists() for folder in folders)}
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_is_there(document: str):
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    assert set(COMMAND.findall(text(document))) <= targets


def test_the_map_names_every_module():
    rows = re.search(r"## A map of `macros/`\n(.*?)\n## ", text("ARCHITECTURE.md"), re.DOTALL)[1]
    cells = [row.split(" | ")[1] for row in rows.split("\n") if row.startswith("| **")]
    named = [name for cell in cells for name in MODULE.findall(cell)]
    modules = {path.stem for path in (PROJECT / "macros").glob("*.py")} - {"__init__"}
    assert not {name for name in modules if not any(fnmatch(name, pattern) for pattern in named)}, "the map lacks these"
    assert not {name for name in named if "*" not in name} - modules, "the map names what is gone"
    assert len(named) == len(set(named))
