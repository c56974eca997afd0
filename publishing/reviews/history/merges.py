"""Words written while two branches were merged: they stand in no other commit, and `git log` passes them over."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from publishing.content.yaml.located import parse
from publishing.git.repository import WORDS, NoHistoryError, Repository

DATA = "docs/_data/"


def merges_that_wrote(repository: Repository, parts: Iterable[str], span: str) -> Iterator[str]:
    """The merges within a span of commits in which a part of a page says what it says on neither side."""
    parts = list(parts)
    for line in repository.git("log", "--merges", "--full-history", "--format=%H %P", span, "--", *WORDS).splitlines():
        merge, *parents = line.split()
        changed = set(_changed_by_hand(repository, merge, sorted({part.partition("#")[0] for part in parts})))
        named = [part for part in parts if part.partition("#")[0] in changed]
        if any(_is_new(repository, part, merge, parents) for part in named):
            yield merge


def _changed_by_hand(repository: Repository, merge: str, files: list[str]) -> Iterator[str]:
    """The files in which the merge has lines that no side has, and that git would not have made of both by itself."""
    shown = repository.git("diff-tree", "--cc", "--patch", "--no-commit-id", "-r", merge, "--", *files)
    mixed = [line.removeprefix("diff --cc ").strip('"') for line in shown.splitlines() if line.startswith("diff --cc ")]
    if mixed:
        yield from repository.git("show", "--remerge-diff", "--name-only", "--format=", merge, "--", *mixed).split("\n")


def _is_new(repository: Repository, part: str, merge: str, parents: list[str]) -> bool:
    """For a record of a data file, whether that record is like on neither side; other parts are whole files."""
    file, _, inside = part.partition("#")
    if not file.startswith(DATA):
        return True
    record = partial(_record, repository, file, inside)
    return all(record(merge) != record(parent) for parent in parents)


def _record(repository: Repository, file: str, name: str, commit: str) -> Any:
    try:
        value = parse(repository.file_at(commit, file) or "", file).value
    except NoHistoryError:
        return None
    if isinstance(value, dict):  # names, in groups
        group, _, key = name.partition(".")
        return (value.get(group) or {}).get(key)
    found = value if isinstance(value, list) else []
    return next((record for record in found if isinstance(record, dict) and record.get("id") == name), None)
