"""Which commits first held an entry of the ledger, and which one brought it into the line of the branch."""

from functools import cache, cached_property

from publishing.git.repository import Repository
from publishing.git.touched import EVERY_SIDE, FIRST_PARENTS, touched
from publishing.reviews.ledger.files import FOLDER, Placed, entry_texts, parse_ledger

WITHDRAWN = "withdrawn"
Found = tuple[str, str]
"""The path of a ledger file, and the text of an entry in it."""


class Origins:
    """Asks git where entries come from.

    Not the lines are asked for but the entry: two entries may share most of their lines, and `git blame` would give
    those of the newer one to whoever wrote the older.
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._texts = cache(self._texts_of)

    def of(self, placed: Placed) -> tuple[str, ...]:
        """The commits that hold the entry and have no parent that does; none for an entry that no commit holds."""
        return self._brought.get(placed.name, ())

    def landing(self, placed: Placed) -> str | None:
        """The first commit of the line that is checked out, from merge to merge, that holds the entry, if any does."""
        return self._landed.get(placed.name)

    def holds(self, commit: str, placed: Placed) -> bool:
        """Whether the ledger of a commit has the entry."""
        path, text = placed.name
        return text in entry_texts(self._repository.file_at(commit, path) or "")

    def withdrawals(self, path: str) -> list[Placed]:
        """The withdrawals that ever came into that line in a file of the ledger, each in the file as it was then."""
        found = []
        for text, commit in self._withdrawals.get(path, ()):
            file, _ = parse_ledger(self._repository.file_at(commit, path) or "", path)
            placed = [Placed(file, index) for index in range(len(file.entries))] if file else []
            found += [one for one in placed if one.entry.outcome == WITHDRAWN and one.name == (path, text)]
        return found

    @cached_property
    def _withdrawals(self) -> dict[str, list[tuple[str, str]]]:
        """By file: the text of each entry that may be one, and the commit with which it came."""
        found: dict[str, list[tuple[str, str]]] = {}
        for (path, text), commit in self._landed.items():
            if WITHDRAWN in text:
                found.setdefault(path, []).append((text, commit))
        return found

    @cached_property
    def _brought(self) -> dict[Found, tuple[str, ...]]:
        found: dict[Found, tuple[str, ...]] = {}
        for one in touched(self._repository, FOLDER, EVERY_SIDE):
            known = frozenset().union(*map(self._texts, one.before))
            for text in self._texts(one.after) - known:
                found[one.path, text] = (*found.get((one.path, text), ()), one.commit)
        return found

    @cached_property
    def _landed(self) -> dict[Found, str]:
        found: dict[Found, str] = {}
        for one in touched(self._repository, FOLDER, FIRST_PARENTS):
            for text in self._texts(one.after) - self._texts(one.before[0]):
                # The newest first: an entry that was taken out and put back has landed when it first did.
                found[one.path, text] = one.commit
        return found

    def _texts_of(self, blob: str) -> frozenset[str]:
        return frozenset(entry_texts(self._repository.text_of(blob) or ""))
