"""The files to download: those of an earlier build are taken where nothing in them can have changed, and only there."""

from dataclasses import replace
from pathlib import Path

import pytest

from publishing.cache.store import Cache
from publishing.content.model import Content
from publishing.outputs import downloads
from publishing.outputs.downloads import write_downloads

LIST = "approved-therapies.csv"


def written(content: Content, project: Path) -> str:
    """The list of therapies as one more build writes it."""
    cache = Cache(project, "beside", "code")
    write_downloads(content, project, cache)
    cache.save()
    return (project / LIST).read_text("utf-8")


def test_new_words_for_a_short_name_stand_in_them(content: Content, tmp_path: Path):
    old = content.names.states["approved"]
    assert f",{old}," in written(content, tmp_path)
    names = content.names.model_copy(update={"states": content.names.states | {"approved": "In use"}})
    assert ",In use," in written(replace(content, names=names), tmp_path)


def test_where_nothing_changed_they_are_not_made_again(
    content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    before = written(content, tmp_path)
    monkeypatch.setattr(downloads, "therapies_csv", lambda _: "made again")
    assert written(content, tmp_path) == before
