"""What a build is told from outside the project: the website's answers, and how the articles read in a build before.

Each is a file that a variable of the environment names.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from publishing.project.sources import ANSWERS, READS
from publishing.reviews.identity.host import NOBODY_ASKED, Host, read_answers

Told = TypeVar("Told")


@dataclass(frozen=True)
class Outside:
    """What nothing inside the project tells."""

    host: Host = NOBODY_ASKED
    """The website that hosts the project, as far as it was asked: it vouches for sign-offs given there."""
    reads: Mapping[str, str] | None = None
    """The digest of each page's article, where a build before found that signed pages read otherwise."""


NOTHING_TOLD = Outside()


def read_outside() -> Outside:
    """For the outermost layer only. Ends the command with a message where a file is not what it should be."""
    return Outside(_told(ANSWERS, read_answers) or NOBODY_ASKED, _told(READS, _reads))


def _told(variable: str, read: Callable[[Path], Told]) -> Told | None:
    """What stands in the file that a variable names, if it names one."""
    file = os.environ.get(variable)
    if not file:
        return None
    try:
        return read(Path(file))
    except (OSError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        message = f"{variable} names {file!r}, which cannot be read ({reason}). Name a file that is whole, or none."
        raise SystemExit(message) from error


def _reads(path: Path) -> Mapping[str, str]:
    return json.loads(path.read_text(encoding="utf-8"))
