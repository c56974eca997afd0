"""What stands around the articles may not speak of reviews: settings, templates, drawings, scripts."""

import re
from collections.abc import Iterator
from pathlib import Path

from publishing.checks.words.review_claims import allowed_in, claims_a_review, message_of, sentences
from publishing.content.diagnostics import Problem
from publishing.content.model import Content

SPOKEN = re.compile(r"\b(?:alt|title|aria-label|content|placeholder|value|label)=\"([^\"]*)\"")
"""Attributes whose text a reader sees or hears."""
STRINGS = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`")
COMMENTS = re.compile(r"^\s*#.*$|\s#\s.*$", re.MULTILINE)
PLACES = (
    ("mkdocs.yml", "."),
    ("overrides", "*.html"),
    ("overrides", "*.md"),
    ("overrides", "*.svg"),
    ("docs/assets", "*.svg"),
    ("docs/assets", "*.js"),
)


def problems(project: Path, content: Content) -> Iterator[Problem]:
    """Every sentence in these files that would pass for a review, and is not allowed there."""
    for folder, pattern in PLACES:
        root = project / folder
        for path in [root] if root.is_file() else sorted(root.rglob(pattern)):
            if path.is_file() and not path.is_symlink():
                yield from _problems(path, path.relative_to(project).as_posix(), content)


def _problems(path: Path, name: str, content: Content) -> Iterator[Problem]:
    text = path.read_text(encoding="utf-8", errors="replace")
    allowed = allowed_in(name.removeprefix("docs/"), content)
    for part in _spoken(text, path.suffix):
        for sentence in sentences(part):
            if claims_a_review(sentence) and sentence not in allowed:
                at = max(text.find(sentence.split()[0]), 0)
                place = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
                yield Problem(name, *place, message_of(sentence))


def _spoken(text: str, suffix: str) -> list[str]:
    """The texts of a file that reach a reader."""
    if suffix == ".js":
        return [found[0][1:-1] for found in STRINGS.finditer(text)]
    if suffix == ".yml":
        return COMMENTS.sub("", text).split("\n")
    return [text, *SPOKEN.findall(text)]
