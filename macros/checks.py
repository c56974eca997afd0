"""What must hold between the files before anything is built."""

from pathlib import Path

from macros import check_guides, check_references, check_reviewers, check_templates
from macros.content import Content, read
from macros.problems import Problem


def read_and_check(docs: Path) -> tuple[Content, list[Problem]]:
    """The content of a docs folder, and every problem in it.

    What holds between files is looked at only once each file is sound by itself: a broken register would make
    every citation look wrong.
    """
    content, problems = read(docs)
    return content, problems or check(content)


def check(content: Content) -> list[Problem]:
    """Every problem between the files of a content that was read without one."""
    templates = check_templates.problems(content)
    # A page whose templates cannot be trusted is not followed any further.
    checks = (check_references, check_guides, check_reviewers)
    return templates or [problem for each in checks for problem in each.problems(content)]
