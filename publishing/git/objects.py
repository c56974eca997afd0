"""The objects of a repository, read through one process of git: one for each would take longer than all the rest."""

import os
import re
import subprocess
import weakref
from pathlib import Path
from threading import Lock

FOUND = re.compile(rb"(?P<name>[0-9a-f]{40,64}) (?P<kind>[a-z]+) (?P<size>\d+)\n")

AS_STORED = {"GIT_NO_REPLACE_OBJECTS": "1"}
"""Has git show an object for what its name stands for, and not another that somebody put in its place."""
NOTHING = ("", "", b"")


class Objects:
    """Asks one `git cat-file --batch`, which is begun with the first question and ends with this object."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._process: subprocess.Popen[bytes] | None = None
        self._asked_by = os.getpid()
        self._one_at_a_time = Lock()

    def read(self, name: str, kind: str) -> bytes | None:
        """The bytes of an object by any name that git knows; None if there is none, or if it is of another kind."""
        _, found, value = self._answer(name)
        return value if found == kind else None

    def name_of(self, name: str) -> str:
        """What git itself calls the object of a name, which is made from all that it holds; empty if there is none."""
        return self._answer(name)[0]

    def _answer(self, name: str) -> tuple[str, str, bytes]:
        # A name with a line break would be two questions, and nobody could tell their answers apart.
        if "\n" in name:
            return NOTHING
        with self._one_at_a_time:
            return self._ask(name.encode("utf-8", "surrogateescape"))

    def _ask(self, name: bytes) -> tuple[str, str, bytes]:
        process = self._running()
        if process is None or process.stdin is None or process.stdout is None:
            return NOTHING
        try:
            process.stdin.write(name + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            return NOTHING  # this is no repository
        found = FOUND.fullmatch(process.stdout.readline())
        if not found:
            return NOTHING
        size = int(found["size"])
        return found["name"].decode(), found["kind"].decode(), process.stdout.read(size + 1)[:size]

    def _running(self) -> subprocess.Popen[bytes] | None:
        if self._asked_by != os.getpid():
            # A process that was split off would read the answers that the other waits for.
            self._process, self._asked_by = None, os.getpid()
        if self._process is None:
            command = ["git", "-C", str(self._project), "cat-file", "--batch"]
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own words
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=os.environ | AS_STORED | {"LC_ALL": "C"},
                )
            except FileNotFoundError:
                return None  # git is not installed
            weakref.finalize(self, _end, self._process)
        return self._process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.communicate()
