"""Who wrote words, as git recorded it at the time: by commits, so that no file of today can rename anybody."""

from collections.abc import Iterable

from publishing.content.model import Content
from publishing.git.repository import addresses, same_address
from publishing.reviews.history.changes import NOT_COMMITTED, History, lines_of

CO_AUTHORS = "%(trailers:key=Co-authored-by,valueonly)"


def authors(history: History, parts: Iterable[str], content: Content, since: str | None, until: str) -> set[str]:
    """The addresses of everybody who wrote at these parts after one commit, up to another, whose content it is.

    A file that moved keeps its authors, and who took words out of a record is one of them.
    """
    span = f"{since}..{until}" if since else until
    commits: set[str] = set()
    lines: dict[str, set[int]] = {}
    for part in parts:
        file, numbers = part.partition("#")[0], lines_of(part, content)
        if numbers is not None:
            lines.setdefault(file, set()).update(numbers)
        else:
            commits |= set(history.git("log", "--follow", "--format=%H", span, "--", file).split())
    for file, numbers in lines.items():
        ranges = [f"-L{first},{last}:{file}" for first, last in runs(numbers)]
        commits |= set(history.git("log", "--no-patch", "--format=%H", *ranges, span).split()) if ranges else set()
    return people(history, commits, CO_AUTHORS)


def signers(history: History, file: str, first: int, last: int | None) -> set[str]:
    """Whoever wrote a line of a ledger file between two lines; for lines that no commit holds yet, who would commit."""
    commits = {line[0] for line in history.lines(file)[first - 1 : last] if line}
    return people(history, commits - {NOT_COMMITTED}) | (history.me() if NOT_COMMITTED in commits else set())


def people(history: History, commits: Iterable[str], helpers: str = "") -> set[str]:
    """The addresses of the authors of commits. A file .mailmap, which anybody can add, changes none of them."""
    named = sorted(commits)
    if not named:
        return set()
    shown = history.git("log", "--no-walk=unsorted", f"--format=%x00%ae%n{helpers}", *named, "--")
    found: set[str] = set()
    for block in shown.split("\0")[1:]:
        author, _, trailers = block.partition("\n")
        found |= {same_address(author), *addresses(trailers)}
    return found


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers that follow each other, as the first and the last of each run."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
