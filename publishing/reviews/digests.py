"""A fingerprint of the words a reviewer signs: of each part, and of the page they make."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from publishing.reviews.words import Words

PART_LENGTH = 32
"""Hex digits of a part's digest: 128 bits, too many to search for a second text with the same one."""
SHORT_LENGTH = 12
"""Hex digits that are printed for people."""

NOTHING = (None, "")


@dataclass(frozen=True)
class PageDigest:
    """The digest of a page's words, and of each part of them."""

    lines: tuple[str, ...]
    """One for each part: its digest, a space, its name; in the order of names. Pages share most of them."""

    @property
    def parts(self) -> str:
        """The lines as one text."""
        return "".join(f"{line}\n" for line in self.lines)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of `parts`, in hex: the page is its parts and nothing else."""
        return digest_of_parts(self.parts)

    def changed_since(self, parts: str) -> list[str]:
        """The names of parts that were changed, added or removed since these lines were written."""
        return changed_parts(parts, self.parts)


def digest_of_parts(parts: str) -> str:
    return hashlib.sha256(parts.encode()).hexdigest()


def changed_parts(before: str, after: str) -> list[str]:
    """The names of parts whose digest differs between two lists of lines, or that stand in one of them only."""
    differing = set(before.splitlines()) ^ set(after.splitlines())
    return sorted({line.split(" ", 1)[-1] for line in differing})


def short(digest: str) -> str:
    return digest[:SHORT_LENGTH]


class Digests:
    """The digests of every page and partial of one content."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._lines: dict[str, tuple[Any, str]] = {}
        self.of = cache(self._of)
        """The digest of a page, of sections of it, or of `_partials/name.md`. Raises KeyError for what is unknown."""

    def digest(self, path: str) -> str | None:
        """The digest in hex, or None for an unknown path or section."""
        try:
            return self.of(path).digest
        except KeyError:
            return None

    def _of(self, path: str) -> PageDigest:
        parts, known, lines = self.words.of(path), self._lines, []
        for name in sorted(parts):
            words, line = known.get(name, NOTHING)
            # Pages share most of their parts, and a shared part is one and the same object.
            if words is not parts[name]:
                line = f"{_part_digest(parts[name])} {name}"
                if path not in name:
                    known[name] = (parts[name], line)
            lines.append(line)
        return PageDigest(tuple(lines))


def _part_digest(words: Any) -> str:
    text = json.dumps(words, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:PART_LENGTH]
