"""The git repository of a project, read only: commits, and files as they were at one."""

import io
import os
import re
import subprocess
import tarfile
from functools import cache, cached_property, lru_cache
from pathlib import Path

from publishing.git.commits import Commit, read_commit
from publishing.git.objects import AS_STORED, Objects

DOCS = "docs"
WORDS = (DOCS, "overrides/fragments", "mkdocs.yml")
"""Where all stands that a reader sees on a page, relative to the project."""
CO_AUTHORS = "%(trailers:key=Co-authored-by,valueonly)"
"""How git is asked for those who helped to write a commit."""
ADDRESS = re.compile(r"[^\s<>]+@[^\s<>]+")
NUMBER_OF_ACCOUNT = re.compile(r"\A\d+\+(?=[^@]+@users\.noreply\.github\.com\Z)")


PLAINLY = ("-c", "core.quotePath=false", "-c", "log.showSignature=false")
"""Whatever the reader's own settings add to what git prints."""
FILES = 200
"""Files of earlier commits that are at hand: sign-offs ask for the same one after the other, and then never again."""
NO_REPOSITORY = "this folder is no git repository: nothing tells what changed. Get it by git clone, not as a ZIP file."


class NoHistoryError(Exception):
    """Git is missing, this is no repository, or it does not hold the commit asked for. The text says which."""


class Repository:
    """The git repository of one project folder."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._objects = Objects(project)
        self.file_at = lru_cache(maxsize=FILES)(self._file_at)
        """The text of a file at a commit, or None if it was not there."""
        self.read_commit = cache(self._read_commit)
        """What stands at the head of a commit, or None if there is none of that id."""

    def git(self, *arguments: str) -> str:
        """What a git command prints. Raises NoHistoryError with git's own words when it fails."""
        return self._run(*arguments).decode("utf-8", "replace")

    def _run(self, *arguments: str) -> bytes:
        command = ["git", "-C", str(self.project), *PLAINLY, *arguments]
        try:
            # In English, whatever the reader's language is: its words are looked at below.
            settings = os.environ | AS_STORED | {"LC_ALL": "C"}
            done = subprocess.run(command, capture_output=True, env=settings, check=False)  # noqa: S603 - our own words
        except FileNotFoundError:
            raise NoHistoryError("git is not installed.") from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            if "not a git repository" in said:
                raise NoHistoryError(NO_REPOSITORY)
            raise NoHistoryError(said or f"git {arguments[0]} failed.")
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
        """The commit at which this change left the branch. Raises NoHistoryError when nobody can tell."""
        self.git("rev-parse", "HEAD")
        try:
            commit = self.commit(branch)
        except NoHistoryError:
            known = " or ".join(self.git("branch", "--all", "--format=%(refname:short)").split())
            message = f"git knows no branch or commit {branch!r} here. Name one that it knows: {known}."
            raise NoHistoryError(message) from None
        try:
            return self.git("merge-base", commit, "HEAD").strip()
        except NoHistoryError:
            message = "this copy does not hold the commit at which the two parted. Get it: git fetch --unshallow."
            raise NoHistoryError(message) from None

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

    def _file_at(self, commit: str, path: str) -> str | None:
        return self.text_of(f"{commit}:./{path}")

    def name_of(self, name: str) -> str:
        """What git itself calls what has this name, made from all that it holds; empty if there is none."""
        return self._objects.name_of(name)

    def text_of(self, blob: str) -> str | None:
        """The text that git stores under a name, or None if there is none."""
        found = self._objects.read(blob, "blob")
        return None if found is None else found.decode("utf-8", "replace")

    def _read_commit(self, name: str) -> Commit | None:
        found = self._objects.read(name, "commit")
        return None if found is None else read_commit(found)

    def files_at(self, commit: str, folder: str) -> list[str]:
        """The paths of all files below a folder at a commit."""
        return self.git("ls-tree", "-r", "--name-only", "-z", commit, "--", f"{folder}/").split("\0")[:-1]

    def names_of_words(self, commit: str) -> tuple[str, ...]:
        """What git calls each folder and file of words at a commit: the same where all words are the same.

        Raises NoHistoryError when git does not hold the commit, or no docs/ in it.
        """
        found = tuple(self.name_of(f"{commit}:./{place}") for place in WORDS)
        if not found[WORDS.index(DOCS)]:
            raise NoHistoryError(f"there is no {DOCS}/ at the commit {commit}.")
        return found

    def write_words_at(self, commit: str, target: Path) -> Path:
        """Put all words as they were at a commit below the target folder, and return the path of docs/ there.

        Raises NoHistoryError when git does not hold the commit, or no docs/ in it.
        """
        there = self.git("ls-tree", "--name-only", "-z", commit, "--", *WORDS).split("\0")[:-1]
        if DOCS not in there:
            raise NoHistoryError(f"there is no {DOCS}/ at the commit {commit}.")
        with tarfile.open(fileobj=io.BytesIO(self._run("archive", "--format=tar", commit, "--", *there))) as archive:
            # Plain files only, and none outside the target: extractall's own filter is younger than Python 3.11.2.
            for member in archive:
                path = (target / member.name).resolve()
                if member.isreg() and path.is_relative_to(target.resolve()):
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(archive.extractfile(member).read())
        return target / DOCS


def addresses(text: str) -> set[str]:
    """Every e-mail address in a text, each in one spelling."""
    return {same_address(address) for address in ADDRESS.findall(text)}


def authors_in(shown: str) -> set[str]:
    """The addresses in a list of authors, each behind a zero and followed by those who helped."""
    found: set[str] = set()
    for block in shown.split("\0")[1:]:
        author, _, trailers = block.partition("\n")
        found |= {same_address(author), *addresses(trailers)}
    return found


def same_address(address: str) -> str:
    """One spelling for an address: in lower case, and without the number that GitHub puts before an account's name."""
    return NUMBER_OF_ACCOUNT.sub("", address.strip().lower())
