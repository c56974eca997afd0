"""Which lines of docs/ a change touches: saved or not, in a commit or in none yet."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

from publishing.git.repository import DOCS, NoHistoryError, Repository

HUNK = re.compile(r"^@@ -\S+ \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")
ALIKE = 0.5
"""From 0 to 1, how much of a file is what another one was before it was moved, as git has it."""
BRANCHES = ("origin/HEAD", "@{upstream}")
"""Where a change most likely began, whatever that branch is named: what a clone follows, or what this branch does."""
BEGINS_TEXT = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$)|---$|#)")
"""A line of a front matter or data file that begins another text."""


class ChangedLines:
    """The lines of a project's files that differ from where the change began."""

    def __init__(self, lines: dict[str, frozenset[int]]) -> None:
        self._lines = lines

    @property
    def files(self) -> frozenset[str]:
        """The files with a changed line, relative to the project."""
        return frozenset(self._lines)

    def touch(self, path: str, line: int) -> bool:
        """Whether a line belongs to a paragraph, or to a text of a key, in which something changed."""
        return line in self._lines.get(path, ())


def changed_lines(project: Path, since: str | None = None) -> ChangedLines:
    """What differs from the commit at which the change left `since`, by default the main branch.

    Raises NoHistoryError where git cannot tell: no repository, or no commit of that name.
    """
    repository = Repository(project)
    base = repository.base(since) if since else _base(repository)
    patch = repository.git("diff", "--no-color", "--no-ext-diff", "--unified=0", "--find-renames", base, "--", DOCS)
    found = _lines_of_patch(patch)
    gone = repository.git("diff", "--name-only", "--diff-filter=D", "-z", base, "--", DOCS).split("\0")[:-1]
    for name in repository.git("ls-files", "--others", "--exclude-standard", "-z", "--", DOCS).split("\0")[:-1]:
        earlier = (
            repository.git("show", f"{base}:{other}") for other in gone if Path(other).suffix == Path(name).suffix
        )
        found[name] = _lines_of_new(project / name, earlier)
    return ChangedLines({name: frozenset(_around(project / name, lines)) for name, lines in found.items()})


def _lines_of_new(path: Path, earlier: Iterable[str]) -> set[int]:
    """The lines of a file that git does not know: all, or if it was moved, those that differ from what it was."""
    lines = path.read_text("utf-8", "replace").split("\n")
    for text in earlier:
        matcher = SequenceMatcher(None, text.split("\n"), lines, autojunk=False)
        if matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE:
            return {
                number + 1
                for kind, _, _, start, end in matcher.get_opcodes()
                if kind != "equal"
                for number in range(start, max(end, start + 1))
            }
    return set(range(1, _count(path) + 1))


def _base(repository: Repository) -> str:
    for branch in (*BRANCHES, *_only_other_branch(repository)):
        try:
            return repository.base(branch)
        except NoHistoryError:
            continue
    return repository.commit("HEAD")


def _only_other_branch(repository: Repository) -> list[str]:
    """A copy that follows none may still have the branch that this one left. Of two, nobody can tell which."""
    here = repository.git("branch", "--show-current").strip()
    branches = repository.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split()
    others = [branch for branch in branches if branch != here]
    return others if len(others) == 1 else []


def _lines_of_patch(patch: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    lines: set[int] = set()
    for line in patch.split("\n"):
        if line.startswith("+++ "):
            lines = found.setdefault(line[4:].strip('"').removeprefix("b/"), set())
        elif hunk := HUNK.match(line):
            start, count = int(hunk["start"]), int(hunk["count"] or 1)
            # Where lines were deleted, the text above them is another now.
            lines.update(range(start, start + (count or 1)))
    return found


def _around(path: Path, lines: Iterable[int]) -> set[int]:
    """The lines with those of the same paragraph, or of the same text of a front matter or data file."""
    text = [] if not path.is_file() else path.read_text("utf-8", "replace").split("\n")
    keyed = len(text) if path.suffix == ".yml" else _end_of_front_matter(text)
    found: set[int] = set()
    for line in lines:
        start = end = line - 1
        while start > 0 and _belongs(text, start, keyed):
            start -= 1
        while end + 1 < len(text) and _belongs(text, end + 1, keyed):
            end += 1
        found.update(range(start + 1, end + 2))
    return found


def _belongs(text: list[str], line: int, keyed: int) -> bool:
    """Whether a line, counted from 0, goes on with the text of the line above it."""
    if line >= len(text) or not text[line].strip() or not text[line - 1].strip():
        return False
    return line >= keyed or not BEGINS_TEXT.match(text[line])


def _end_of_front_matter(text: list[str]) -> int:
    return text.index("---", 1) + 1 if text[:1] == ["---"] and "---" in text[1:] else 0


def _count(path: Path) -> int:
    return path.read_bytes().count(b"\n") + 1 if path.is_file() else 0
