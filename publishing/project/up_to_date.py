"""Whether a built site is still what a build would make: then there is nothing to build."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from publishing.cache.keys import digest, digest_of_code, entries_below, files_below, named
from publishing.cache.store import ROOT
from publishing.content.dates import EPOCH
from publishing.git.repository import NoHistoryError, Repository
from publishing.project.sources import ANSWERS, READS, SOURCES
from publishing.settings.variables import said_by_environment

STAMP = f"{ROOT}/built.json"
"""What the site was built from, and what it was then."""
OF_GIT = (
    ("rev-parse", "--is-shallow-repository", "HEAD"),
    ("for-each-ref",),
    ("status", "--porcelain", "--", *SOURCES),
)
"""What a build may ask of the history depends on no more than this."""


def digest_of_inputs(project: Path, environment: Mapping[str, str], *days: date) -> str:
    """The digest of everything that a build is made from; the days are those that it asks a clock for."""
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    answers = environment.get(ANSWERS)
    return digest(
        digest_of_code(project),
        *days,
        *said_by_environment(settings, environment),
        *(environment.get(name) for name in (READS, EPOCH)),
        # Where there is no such file, the build says so.
        Path(answers).read_bytes() if answers and Path(answers).is_file() else None,
        *_history(project),
        *named(sorted(file for source in SOURCES for file in files_below(project / source)), project),
    )


def is_up_to_date(project: Path, site: Path, inputs: str) -> bool:
    """Whether the site was built from these inputs, and is what it was then."""
    try:
        known = json.loads((project / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    # Whoever can send a change could send a site and its stamp along.
    if known != {"inputs": inputs, "site": _state_of_site(site)}:
        return False
    try:
        return not Repository(project).git("ls-files", "--", STAMP, str(site))
    except NoHistoryError:
        return True


def remember(project: Path, site: Path, inputs: str) -> None:
    """Write down what the site was built from."""
    stamp = project / STAMP
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(json.dumps({"inputs": inputs, "site": _state_of_site(site)}), encoding="utf-8")


def _state_of_site(site: Path) -> str:
    """What tells whether anybody touched a file of it since: its files are many times as large as what they are of."""
    states = ((entry.path.removeprefix(str(site)), entry.stat()) for entry in entries_below(site))
    return digest(sorted((name, of.st_size, of.st_mtime_ns, of.st_ctime_ns) for name, of in states))


def _history(project: Path) -> list[str]:
    repository = Repository(project)
    try:
        return [repository.git(*question) for question in OF_GIT]
    except NoHistoryError as error:
        return [str(error)]
