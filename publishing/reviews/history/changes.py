"""When the words of each file, page and record were written, and in which commits, as git knows it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache, cached_property
from pathlib import Path

from publishing.content.beside import SETTINGS, setting_lines
from publishing.content.model import Content
from publishing.git.repository import CO_AUTHORS, DOCS, WORDS, NoHistoryError, Repository, authors_in
from publishing.reviews.words import housekeeping

_LINES: dict[tuple[object, ...], list[tuple[str, str] | None]] = {}
"""What git said of the lines of a file, by all that it depends on: a preview asks the same again at each save."""
MOST_LINES = 200
"""Files of which this is remembered."""
NOT_COMMITTED = "0" * 40
"""What git calls the commit of a line that is in no commit yet."""


class History(Repository):
    """A repository that is asked for days and commits."""

    def __init__(self, project: Path) -> None:
        super().__init__(project)
        self.days = cache(self._days)

    def commits_of_words(self) -> list[str]:
        """Every commit that changed words, the newest first."""
        return self.git("log", "--format=%H", "--", *WORDS).split()

    def writers(self) -> set[str]:
        """The addresses of everybody who ever wrote at words, helped, or merged."""
        form = f"--format=%x00%ae%n{CO_AUTHORS}"
        shown = self.git("log", "--full-history", form, "--", *WORDS) + self.git("log", "--merges", form)
        return authors_in(shown)

    def _days(self) -> dict[str, date]:
        """The day of the newest commit of each file below docs/; unsaved files have none."""
        days: dict[str, date] = {}
        for file, day in self._touched():
            days.setdefault(file, day)
        for file in self.unsaved(*WORDS):
            days.pop(file, None)
        return days

    def first_days(self) -> dict[str, date]:
        """The day of the oldest commit of each file below docs/, also of those that are gone."""
        return dict(self._touched())

    def _touched(self) -> Iterator[tuple[str, date]]:
        """Each file below docs/ with the day of each commit that touched it, the newest first."""
        log = self.git("log", "--relative", "--name-only", "--no-renames", "--format=%x00%ct", "--", *WORDS)
        for block in log.split("\0")[1:]:
            moment, *files = block.split("\n")
            for file in filter(None, files):
                yield file, _day(moment)

    def lines(self, file: str) -> list[tuple[str, str] | None]:
        """For each line of a file: the commit that brought it, and the time of that in seconds.

        The commit is NOT_COMMITTED and the time is empty for a line that is in no commit yet; None stands for a line
        without words.
        """
        path = self.project / file
        state = (path.stat().st_mtime_ns, path.stat().st_size) if path.is_file() else None
        key = (self.project, self.head, file, state)
        if key not in _LINES:
            while len(_LINES) >= MOST_LINES:
                del _LINES[next(iter(_LINES))]
            _LINES[key] = self._blamed(file)
        return _LINES[key]

    @cached_property
    def head(self) -> str:
        """The commit that is checked out."""
        return self.git("rev-parse", "HEAD")

    def _blamed(self, file: str) -> list[tuple[str, str] | None]:
        """Git tells the time of a commit with the first of its lines alone."""
        shown = self.git("blame", "--porcelain", "--", file)
        found: list[tuple[str, str] | None] = []
        moments = {NOT_COMMITTED: ""}
        commit = ""
        for line in shown.split("\n"):
            key, _, value = line.partition(" ")
            if line.startswith("\t"):
                found.append((commit, moments[commit]) if _is_worded(line) else None)
            elif len(key) == len(NOT_COMMITTED):
                commit = key
            elif key == "committer-time":
                moments.setdefault(commit, value)
        return found

    def changed_on(self, part: str, content: Content) -> date | None:
        """The day a part of a page was last changed, or None where git cannot tell. The content is checked out."""
        file = part.partition("#")[0]
        numbers = lines_of(part, content)
        if numbers is None:
            return self.days().get(file)
        try:
            lines = self.lines(file)
        except NoHistoryError:
            return None  # a new file, which no commit holds yet
        moments = [moment for _, moment in _words(lines, numbers)]
        return _day(max(moments, key=int)) if moments and all(moments) else None


def _words(lines: list[tuple[str, str] | None], numbers: list[int]) -> list[tuple[str, str]]:
    return [line for number in numbers if number <= len(lines) and (line := lines[number - 1])]


def lines_of(part: str, content: Content) -> list[int] | None:
    """The lines of its file, counted from 1, that are a part of a page; None if the whole file is."""
    file, _, inside = part.partition("#")
    if file == SETTINGS:
        return setting_lines(inside, content.settings)
    stem = file.removeprefix(f"{DOCS}/_data/").removesuffix(".yml")
    return record_lines(stem, inside, content) if stem in content.located else None


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
    written = (number for number in range(first, end + 1) if number not in hidden or number == first)
    return [number for number in written if _is_worded(source.lines[number - 1])]


def _is_worded(line: str) -> bool:
    """Whether a line of YAML is more than a blank or a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _day(moment: str) -> date:
    return datetime.fromtimestamp(int(moment), UTC).date()
