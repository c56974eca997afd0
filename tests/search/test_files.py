"""The search index of the built site as files."""

import json
from pathlib import Path

from publishing.cache.site_files import SiteFiles
from publishing.content.model import Content
from publishing.search.index import FOLDER, write_search
from publishing.search.sections import pages_to_search


def test_the_same_site_gives_the_same_bytes(built_site: Path, content: Content, tmp_path: Path):
    for page in built_site.rglob("*.html"):
        copy = tmp_path / page.relative_to(built_site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(page.read_bytes())
    write_search(SiteFiles(tmp_path), pages_to_search(tmp_path), content)
    assert _files(tmp_path / FOLDER) == _files(built_site / FOLDER)


def test_every_term_lies_in_the_file_that_is_asked_for_it(built_site: Path):
    index = json.loads((built_site / FOLDER / "index.json").read_text(encoding="utf-8"))
    assert index["shelves"] == sorted(index["shelves"])
    ends = [*index["shelves"][1:], "\uffff"]
    for number, (first, end) in enumerate(zip(index["shelves"], ends, strict=True)):
        shelf = json.loads((built_site / FOLDER / index["parts"] / f"terms-{number}.json").read_text(encoding="utf-8"))
        assert all(first <= term < end for term in shelf)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
