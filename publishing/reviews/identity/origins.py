"""Which commits first held an entry of the ledger, and which one brought it into the line of the branch."""

from functools import cache

from publishing.git.repository import NoHistoryError, Repository
from publishing.reviews.ledger.files import Placed, entry_texts


class Origins:
    """Asks git where entries come from, file by file. An entry is its own text, wherever in the file it stands.

    Not the lines are asked for but the entry: two entries may share most of their lines, and `git blame` would give
    those of the newer one to whoever wrote the older.
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._brought = cache(self._brought_by)
        self._landed = cache(self._landed_with)

    def of(self, placed: Placed) -> tuple[str, ...]:
        """The commits that hold the entry and have no parent that does; none for an entry that no commit holds."""
        return self._brought(placed.file.source.path).get(placed.file.text(placed.index), ())

    def landing(self, placed: Placed) -> str | None:
        """The first commit of the line that is checked out, from merge to merge, that holds the entry, if any does."""
        return self._landed(placed.file.source.path).get(placed.file.text(placed.index))

    def holds(self, commit: str, placed: Placed) -> bool:
        """Whether the ledger of a commit has the entry."""
        return placed.file.text(placed.index) in self._texts(commit, placed.file.source.path)

    def _brought_by(self, path: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        # Simplified, the history would leave out a side of a merge whose file is the other side's.
        for commit, parents in self._commits(path, "--full-history"):
            known = frozenset().union(*(self._texts(parent, path) for parent in parents))
            for text in self._texts(commit, path) - known:
                found[text] = (*found.get(text, ()), commit)
        return found

    def _landed_with(self, path: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for commit, parents in self._commits(path, "--first-parent"):
            known = self._texts(parents[0], path) if parents else frozenset()
            # The newest first: an entry that was taken out and put back has landed when it first did.
            found |= dict.fromkeys(self._texts(commit, path) - known, commit)
        return found

    def _commits(self, path: str, option: str) -> list[tuple[str, list[str]]]:
        """Each commit that changed the file, the newest first, with its parents."""
        try:
            shown = self._repository.git("log", option, "--topo-order", "--no-renames", "--format=%H %P", "--", path)
        except NoHistoryError:
            return []
        return [(commit, parents) for commit, *parents in map(str.split, shown.splitlines())]

    @cache  # noqa: B019 - one object lives as long as one command
    def _texts(self, commit: str, path: str) -> frozenset[str]:
        return frozenset(entry_texts(self._repository.file_at(commit, path) or ""))
