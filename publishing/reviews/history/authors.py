"""Who wrote words, as git recorded it at the time: by commits, so that no file of today can rename anybody."""

from collections.abc import Iterable

from publishing.content.model import Content
from publishing.git.repository import CO_AUTHORS, NoHistoryError, authors_in
from publishing.reviews.history.changes import History, lines_of
from publishing.reviews.history.merges import merges_that_wrote


def authors(history: History, parts: Iterable[str], content: Content, since: str | None, until: str) -> set[str]:
    """The addresses of everybody who wrote at these parts after one commit, up to another, whose content it is.

    A file that moved keeps its authors, who took words out of a record is one of them, and so is who wrote them while
    merging two branches.
    """
    parts, span = list(parts), f"{since}..{until}" if since else until
    commits: set[str] = set(merges_that_wrote(history, parts, span))
    lines: dict[str, set[int]] = {}
    for part in parts:
        file, numbers = part.partition("#")[0], lines_of(part, content)
        if numbers is not None:
            lines.setdefault(file, set()).update(numbers)
        else:
            commits |= _commits(history, "--follow", "--format=%H", span, "--", file)
    for file, numbers in lines.items():
        if ranges := [f"-L{first},{last}:{file}" for first, last in runs(numbers)]:
            commits |= _commits(history, "--no-patch", "--format=%H", *ranges, span)
    return people(history, commits)


def _commits(history: History, *arguments: str) -> set[str]:
    try:
        return set(history.git("log", *arguments).split())
    except NoHistoryError:
        return set()  # a file that was not there yet, or is gone


def people(history: History, commits: Iterable[str]) -> set[str]:
    """The addresses of who wrote commits, and who helped; a file .mailmap, which anybody can add, changes none."""
    named = sorted(commits)
    if not named:
        return set()
    return authors_in(history.git("log", "--no-walk=unsorted", f"--format=%x00%ae%n{CO_AUTHORS}", *named, "--"))


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers that follow each other, as the first and the last of each run."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
