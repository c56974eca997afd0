"""The files that the site is made from, and a copy of them to change."""

import shutil
from collections.abc import Iterable
from pathlib import Path

PROJECT = Path(__file__).parent.parent
SOURCES = ("docs", "macros", "publishing", "overrides", "mkdocs.yml", "zensical.yml")


def copy_project(folder: Path, names: Iterable[str] = SOURCES) -> None:
    """Copy these files and folders of the project into a folder that is not there yet."""
    folder.mkdir(parents=True)
    for name in names:
        source = PROJECT / name
        if source.is_dir():
            # With the compiled code beside it, which whoever runs the copy would make anew; but not what Python is
            # about to write there.
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("*.pyc.*"))
        else:
            shutil.copy(source, folder / name)
