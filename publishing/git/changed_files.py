"""Which files of docs/ a change touches, as git knows."""

from pathlib import Path

from publishing.git.repository import DOCS, Repository


def changed_since(base: str, *options: str) -> list[str]:
    """The files of docs/ that differ from the commit the change began at, relative to the project; saved ones count.

    `options` narrow it, as those of `git diff`. Raises NoHistoryError when nobody can tell.
    """
    git = Repository(Path())
    began = git.base(base)
    # A name with odd letters is written as it is, between zeros.
    found = git.git("diff", "--name-only", "-z", "--relative", *options, began, "--", DOCS).split("\0")
    if not options:
        found += git.git("ls-files", "--others", "--exclude-standard", "-z", "--", DOCS).split("\0")
    return sorted(filter(None, found))
