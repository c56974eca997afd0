"""Whether a change is to words alone: what editors write, and no code, template or setting."""

import re
from pathlib import Path

from publishing.git.repository import Repository

WORDS = re.compile(r"docs/(?!assets/).*|(?:evidence-sheets|reviews|writing)/.*|[A-Z]+\.md")
"""The files that editors and reviewers write, relative to the project."""
SETTINGS = "mkdocs.yml"
ENTRY_OF_NAVIGATION = re.compile(r"^ +- (?:[^:\n]+: )?[\w/-]+\.md\n", re.MULTILINE)


def only_words(project: Path, branch: str) -> bool:
    """Whether the commits since the change left the branch touch words alone; a page may enter or leave the navigation.

    Raises NoHistoryError when git cannot tell.
    """
    git = Repository(project)
    base = git.base(branch)
    changed = git.git("diff", "--name-only", "--no-renames", "-z", base, "HEAD").split("\0")[:-1]
    others = [name for name in changed if not WORDS.fullmatch(name)]
    if others != [SETTINGS]:
        return not others
    before, now = (ENTRY_OF_NAVIGATION.sub("", git.file_at(commit, SETTINGS) or "") for commit in (base, "HEAD"))
    return before == now
