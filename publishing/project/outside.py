"""What a build is told from outside the project: the website's answers, and how the articles read in a build before.

Each is a file that a variable of the environment names.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publishing.project.sources import ANSWERS, READS
from publishing.reviews.identity.host import NOBODY_ASKED, Host, read_answers


@dataclass(frozen=True)
class Outside:
    """What nothing inside the project tells."""

    host: Host = NOBODY_ASKED
    """The website that hosts the project, as far as it was asked: it vouches for sign-offs given there."""
    reads: Mapping[str, str] | None = None
    """The digest of each page's article, where a build before found that signed pages read otherwise."""


NOTHING_TOLD = Outside()


def read_outside() -> Outside:
    """For the outermost layer only. Raises OSError and ValueError for a file that is not what it should be."""
    answers, reads = os.environ.get(ANSWERS), os.environ.get(READS)
    return Outside(
        read_answers(Path(answers)) if answers else NOBODY_ASKED,
        json.loads(Path(reads).read_text(encoding="utf-8")) if reads else None,
    )
