"""A project whose pages stand in every state: signed, carried over, changed, never signed, without a schedule."""

import shutil
from datetime import date
from pathlib import Path

from tests.project_files import PROJECT
from tests.reviews.projects import GUIDE, Project

SIGNED = (GUIDE, "guides/rare-cancers.md", "guides/treatment-process.md", "glossary.md", "about/privacy.md")
CHANGED = "guides/rare-cancers.md"
CARRIED = "guides/treatment-process.md"
EPOCH = {"SOURCE_DATE_EPOCH": "1796126400"}
"""1 December 2026."""


def create(path: Path) -> Project:
    project = Project.create(path)
    for code in ("macros", "publishing"):
        shutil.copytree(PROJECT / code, project.path / code, ignore=shutil.ignore_patterns("__pycache__"))
    project.commit(day="2026-10-01")
    for page in SIGNED:
        project.sign(page, day=date(2026, 11, 1))
    project.replace(f"docs/{CHANGED}", "## In short", "## Shortly")
    project.replace(f"docs/{CARRIED}", "## In short", "## In brief")
    change = "\nwhat_changed:\n  - date: 2026-11-20\n    text: The last heading is shorter.\ncore:\n"
    project.replace(f"docs/{CHANGED}", "\ncore:\n", change)
    project.commit(day="2026-11-20")
    project.carry(CARRIED, date(2026, 11, 22))
    return project
