"""What git knows: the words as they were, who wrote them, and when."""

import io
import re
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache, cached_property
from pathlib import Path

from macros.content import Content
from macros.ledger import FOLDER as LEDGER
from macros.self_reviews import LoggedCommit
from macros.words import housekeeping

DOCS = "docs"
ADDRESS = re.compile(r"[^\s<>]+@[^\s<>]+")


class NoHistoryError(Exception):
    """Git is missing, this is no repository, or it does not hold the commit asked for. The text says which."""


class History:
    """The git repository of one project folder, read only."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._changed: dict[str, date | None] = {}

    def git(self, *arguments: str) -> str:
        """What a git command prints. Raises NoHistoryError with git's own words when it fails."""
        return self._run(*arguments).decode("utf-8", "replace")

    def _run(self, *arguments: str) -> bytes:
        command = ["git", "-C", str(self.project), "-c", "core.quotePath=false", *arguments]
        try:
            done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell, our own words
        except FileNotFoundError:
            raise NoHistoryError("git is not installed.") from None
        if done.returncode:
            raise NoHistoryError(done.stderr.decode("utf-8", "replace").strip() or f"git {arguments[0]} failed.")
        return done.stdout

    @cached_property
    def known(self) -> bool:
        """Whether the whole history is here; a shallow copy would date every word to its last commit."""
        try:
            return self.git("rev-parse", "--is-shallow-repository", "HEAD").startswith("false")
        except NoHistoryError:
            return False

    def commit(self, name: str) -> str:
        """The full id of a commit, branch or tag. Raises NoHistoryError when there is none of that name."""
        return self.git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").strip()

    def base(self, branch: str) -> str:
        """The commit at which this change left the branch."""
        return self.git("merge-base", self.commit(branch), "HEAD").strip()

    def holds(self, commit: str) -> bool:
        """Whether the commit is part of the history of what is checked out."""
        try:
            self.git("merge-base", "--is-ancestor", commit, "HEAD")
        except NoHistoryError:
            return False
        return True

    def unsaved(self, *folders: str) -> list[str]:
        """Files below these folders that differ from the last commit."""
        return [line[3:] for line in self.git("status", "--porcelain", "--", *folders).splitlines()]

    def me(self) -> set[str]:
        """The address that the next commit here would carry; empty where git knows none."""
        try:
            return addresses(self.git("config", "user.email"))
        except NoHistoryError:
            return set()

    def file_at(self, commit: str, path: str) -> str | None:
        """The text of a file at a commit, or None if it was not there."""
        try:
            return self.git("show", f"{commit}:./{path}")
        except NoHistoryError:
            return None

    def files_at(self, commit: str, folder: str) -> list[str]:
        """The paths of all files below a folder at a commit."""
        return self.git("ls-tree", "-r", "--name-only", "-z", commit, "--", f"{folder}/").split("\0")[:-1]

    def write_docs_at(self, commit: str, target: Path) -> Path:
        """Put docs/ as it was at a commit below the target folder, and return its path."""
        with tarfile.open(fileobj=io.BytesIO(self._run("archive", "--format=tar", commit, "--", DOCS))) as archive:
            # Plain files only, and none outside the target: extractall's own filter is younger than Python 3.11.2.
            for member in archive:
                path = (target / member.name).resolve()
                if member.isreg() and path.is_relative_to(target.resolve()):
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(archive.extractfile(member).read())
        return target / DOCS

    def commits_of_words(self) -> list[str]:
        """Every commit that changed docs/, the newest first."""
        return self.git("log", "--format=%H", "--", DOCS).split()

    def log(self) -> list[LoggedCommit]:
        """Every commit that changed pages, data or the ledger, the newest first."""
        shown = self.git(
            *("log", "--topo-order", "--relative", "--name-only", "--no-renames", "--format=%x00%H %ae"),
            *("--", DOCS, LEDGER),
        )
        found: list[LoggedCommit] = []
        for block in shown.split("\0")[1:]:
            heading, *files = block.split("\n")
            commit, _, author = heading.partition(" ")
            found.append(LoggedCommit(commit, author.lower(), frozenset(filter(None, files))))
        return found

    @cache  # noqa: B019 - one object lives as long as one command
    def days(self) -> dict[str, date]:
        """The day of the newest commit of each file below docs/; unsaved files have none."""
        days: dict[str, date] = {}
        for file, day in self._touched():
            days.setdefault(file, day)
        for file in self.unsaved(DOCS):
            days.pop(file, None)
        return days

    def first_days(self) -> dict[str, date]:
        """The day of the oldest commit of each file below docs/, also of those that are gone."""
        return dict(self._touched())

    def _touched(self) -> Iterator[tuple[str, date]]:
        """Each file below docs/ with the day of each commit that touched it, the newest first."""
        log = self.git("log", "--relative", "--name-only", "--no-renames", "--format=%x00%ct", "--", DOCS)
        for block in log.split("\0")[1:]:
            moment, *files = block.split("\n")
            for file in filter(None, files):
                yield file, _day(moment)

    @cache  # noqa: B019
    def lines(self, file: str, since: str | None = None, until: str | None = None) -> list[tuple[str, str] | None]:
        """For each line of a data file: its author's address, and the time it was committed in seconds.

        Both are empty for a line that is older than `since`, or not committed yet; None stands for a line without
        words.
        """
        span = [f"{since}..{until or 'HEAD'}" if since else until] if since or until else []
        shown = self.git("blame", "--line-porcelain", *span, "--", file)
        found: list[tuple[str, str] | None] = []
        author, moment, older = "", "", False
        for line in shown.split("\n"):
            key, _, value = line.partition(" ")
            if line.startswith("\t"):
                words = line.strip()
                known = ("", "") if older else (author, moment)
                found.append(known if words and not words.startswith("#") else None)
                older = False
            elif key == "author-mail":
                author = value.strip("<>").lower()
                older = older or author == "not.committed.yet"
            elif key == "committer-time":
                moment = value
            elif key == "boundary" and since:
                older = True
        return found

    def changed_on(self, part: str, content: Content) -> date | None:
        """The day a part of a page was last changed, or None where git cannot tell.

        Pages share most of their parts, so each is asked for once; the content is the one that is checked out.
        """
        if part not in self._changed:
            self._changed[part] = self._changed_on(part, content)
        return self._changed[part]

    def _changed_on(self, part: str, content: Content) -> date | None:
        file, _, inside = part.partition("#")
        if not file.startswith(f"{DOCS}/_data/"):
            return self.days().get(file)
        stem = file.removeprefix(f"{DOCS}/_data/").removesuffix(".yml")
        if stem not in content.located:
            return self.days().get(file)
        try:
            lines = self.lines(file)
        except NoHistoryError:
            return None  # a new data file, which no commit holds yet
        moments = [moment for _, moment in _words(lines, record_lines(stem, inside, content))]
        return _day(max(moments, key=int)) if moments and all(moments) else None

    def authors(self, parts: Iterable[str], content: Content, since: str | None, until: str) -> set[str]:
        """The addresses of everybody who wrote at these parts after one commit, up to another, whose content it is."""
        found: set[str] = set()
        files: set[str] = set()
        for part in parts:
            file, _, inside = part.partition("#")
            stem = file.removeprefix(f"{DOCS}/_data/").removesuffix(".yml")
            if stem in content.located:
                words = _words(self.lines(file, since, until), record_lines(stem, inside, content))
                found |= {author for author, _ in words if author}
            else:
                files.add(file)
        if files:
            wanted = "--format=%ae%n%(trailers:key=Co-authored-by,valueonly)"
            found |= addresses(self.git("log", wanted, f"{since}..{until}" if since else until, "--", *sorted(files)))
        return found


def _words(lines: list[tuple[str, str] | None], numbers: list[int]) -> list[tuple[str, str]]:
    return [line for number in numbers if number <= len(lines) and (line := lines[number - 1])]


def addresses(text: str) -> set[str]:
    """Every e-mail address in a text, in lower case."""
    return {address.lower() for address in ADDRESS.findall(text)}


def record_lines(stem: str, name: str, content: Content) -> list[int]:
    """The lines of a data file, counted from 1, that hold the words of one record."""
    source = content.located[stem]
    places = [index for index, record in enumerate(source.value) if record.get("id") == name]
    if not places:
        return []
    first = source.position((places[0],))[0]
    following = (places[0] + 1,)
    last = source.positions[following][0] - 1 if following in source.positions else None
    hidden = {source.position((places[0], key))[0] for key in housekeeping(stem) - {"id"}}
    end = last or max(line for where, (line, _) in source.positions.items() if where[:1] == (places[0],))
    return [number for number in range(first, end + 1) if number not in hidden or number == first]


def _day(moment: str) -> date:
    return datetime.fromtimestamp(int(moment), UTC).date()
