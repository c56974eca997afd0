"""What README, ARCHITECTURE and the other documents of the project name is there."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from publishing.markdown import EXTENSIONS
from tests.project_files import PROJECT

DOCUMENTS = (
    *("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "MOVING.md"),
    *("docs-for/reviewers.md", "docs-for/owner.md", "docs-for/engineers.md"),
    *("bench/README.md", "hosting/README.md", "reviews/README.md", "writing/README.md"),
)
FILE = re.compile(r"`([\w./-]+\.(?:py|yml|md|css|js|txt|in|template))`|\]\((?!http)([^)#]+)\)")
FOLDERS = (".", "publishing", "docs", "docs/_data", "docs/_partials", "docs/assets/javascripts")
"""Below which a document may name a file, beside its own."""
NOT_HERE = {
    *("docs/guides/car-t-for-children.md", "guides--solid-tumors.yml", "_partials--name.yml"),
    *("robots.txt", "security.txt", "bench/results.md", "/assets/images/name.png"),
    *("docs/approved-therapies/KIND/ID.md", "docs/cancers/blood/ID.md"),
}
"""Files that somebody is told to make, or that a command writes, or that are examples."""

COMMAND = re.compile(r"(?:`|^ *)make ([a-z][a-z-]+)", re.MULTILINE)
MOST_FILES = 25
"""Of one folder, at most."""
FROM_EDITORS = re.compile(r"docs/(?!_|assets/).*\.md|docs/assets/images/|(?:reviews|evidence-sheets)/")
"""What grows with what editors write and reviewers sign."""
PACKAGE = re.compile(r"`publishing\.([a-z.]+)`")
CODE = [path for top in ("publishing", "macros", "bench") for path in (PROJECT / top).rglob("*.py")]
CODE_FILE = re.compile(r"(?<![\w./-])[a-z][\w/]*\.py\b")
GOES = re.compile(r"`((?:engines|markdown|commands)/\w+)\.py`(?! but for)")
"""A module that step 6 of MOVING.md has deleted, as a whole."""
IMPORTED = re.compile(r"^ *from (publishing[\w.]*) import", re.MULTILINE)


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


def test_every_file_that_our_code_names_is_there():
    names = {path: set(CODE_FILE.findall(path.read_text("utf-8"))) for path in CODE}
    missing = {(path.name, name) for path, found in names.items() for name in found if not is_code(name)}
    assert missing == set()


def is_code(name: str) -> bool:
    """Whether some file of our code ends so, folders and all."""
    return any(path.as_posix().endswith(f"/{name}") for path in CODE)


def test_who_moves_is_told_of_all_that_goes_with_the_engine():
    step = re.search(r"\n6\. .*?\n7\. ", text("MOVING.md"), re.DOTALL)[0]
    goes = {f"publishing.{name.replace('/', '.')}" for name in GOES.findall(step)}
    uses = {module_of(path): set(IMPORTED.findall(path.read_text("utf-8"))) for path in CODE}
    users = {module: {user for user, used in uses.items() if module in used} for module in uses}
    assert goes <= uses.keys()
    # What is left asks for nothing that goes, but where the step says what to write instead.
    told = {"macros", "publishing.commands.check"}
    assert {user for module in goes for user in users[module]} - goes <= told
    # And nothing that is left was for that alone. The engines find the extensions by their names.
    assert [module for module in uses.keys() - goes - {*EXTENSIONS} if users[module] and users[module] <= goes] == []


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")


def test_the_map_names_every_package():
    rows = re.search(r"## A map of `publishing/`\n(.*?)\n## ", text("ARCHITECTURE.md"), re.DOTALL)[1]
    named = PACKAGE.findall(rows)
    rooms = (PROJECT / "publishing").glob("*/**/__init__.py")
    packages = {".".join(room.parent.relative_to(PROJECT / "publishing").parts) for room in rooms}
    assert set(named) == packages
    assert len(named) == len(packages)


def test_no_folder_is_a_corridor():
    """Files of every kind count, but pages and sign-offs: who adds the next guide shall not be told of folders."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    files = subprocess.run(listed, cwd=PROJECT, capture_output=True, check=True).stdout.decode().split("\0")[:-1]
    ours = (file for file in set(files) if (PROJECT / file).exists() and not FROM_EDITORS.match(file))
    held = Counter(str(Path(file).parent) for file in ours)
    assert {folder: files for folder, files in held.items() if files > MOST_FILES} == {}
