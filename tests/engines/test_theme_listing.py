"""The short listing of a theme's files is the engine's own, after the engine has left out what it never publishes."""

from pathlib import Path

from jinja2 import FileSystemLoader
from mkdocs.config import load_config

from publishing.engines.theme_listing import listed
from tests.project_files import PROJECT


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in Path(name).parts)


def test_nothing_but_what_is_hidden_is_left_out():
    folders = load_config(str(PROJECT / "mkdocs.yml")).theme.dirs
    theirs = FileSystemLoader(folders).list_templates()
    ours = listed([Path(folder) for folder in folders])
    assert ours == [name for name in theirs if not _hidden(name)]
    assert len(ours) < len(theirs) / 10
