"""The cache of builds, which git must not hold: a change could put words on pages that stand in no source."""

from pathlib import Path

from publishing.cache.store import ROOT
from publishing.content.diagnostics import Problem
from publishing.git.repository import NoHistoryError, Repository


def problems(project: Path) -> list[Problem]:
    """One problem, at the first file of the cache that git tracks."""
    try:
        tracked = Repository(project).git("ls-files", "-z", "--", ROOT).split("\0")[:-1]
    except NoHistoryError:
        return []
    message = (
        f"git tracks what builds keep for themselves, so a change of it could change pages unseen. "
        f"Run: git rm -r --cached {ROOT}"
    )
    return [Problem(path, 1, 1, message) for path in sorted(tracked)[:1]]
