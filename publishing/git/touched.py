"""Which commits touched the files of a folder, and what each was before and after: one question for all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from publishing.git.repository import NoHistoryError, Repository

FORM = ("--topo-order", "--no-renames", "--relative", "--raw", "-z", "--no-abbrev", "--format=%x01%H")
EVERY_SIDE = ("--full-history", "--diff-merges=combined")
"""Simplified, the history would leave out a side of a merge. Of a merge only the files count that are no side's."""
FIRST_PARENTS = ("--first-parent", "--diff-merges=first-parent")
"""The line of what is checked out, from merge to merge."""


@dataclass(frozen=True)
class Touched:
    """A file that one commit changed."""

    commit: str
    path: str
    """Relative to the project."""
    before: tuple[str, ...]
    """The blob at each parent; zeros where it was not there."""
    after: str


def touched(repository: Repository, folder: str, options: tuple[str, ...]) -> Iterator[Touched]:
    """Every change of a file in the folder, the newest first; none where git knows no history."""
    try:
        # Whoever leaves the first commit out of their own lists must not leave it out of ours.
        shown = repository.git("-c", "log.showRoot=true", "log", *FORM, *options, "--", folder)
    except NoHistoryError:
        return
    commit, fields = "", iter(shown.split("\0"))
    for field in fields:
        if "\x01" in field:
            commit = field.strip("\n\x01")
        elif ":" in field:
            # As many colons as parents, a mode and a blob for each of them and for the commit itself.
            told = field.lstrip("\n")
            parents = len(told) - len(told.lstrip(":"))
            blobs = told.lstrip(":").split(" ")[parents + 1 : 2 * parents + 2]
            yield Touched(commit, next(fields), tuple(blobs[:-1]), blobs[-1])
