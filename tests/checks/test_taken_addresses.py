"""A page that would stand where the build writes files of its own is refused: one of the two would be lost."""

from pathlib import Path

import pytest

from publishing.checks.run import read_and_check
from tests.gate.site import PLAIN, write_site


@pytest.mark.parametrize(
    ("name", "folder"), [("search", "search"), ("for-reviewers", "for-reviewers"), ("Data/a", "Data")]
)
def test_a_page_at_an_address_of_the_build(tmp_path: Path, name: str, folder: str):
    project = tmp_path / "project"
    write_site(project)
    page = project / "docs" / f"{name}.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text((project / "docs" / PLAIN).read_text("utf-8"), "utf-8")
    told = [str(problem) for problem in read_and_check(project / "docs")[1]]
    words = f"docs/{name}.md:1:1: the build keeps files of its own at {folder}/."
    assert sum(words in one for one in told) == 1, told


def test_the_page_for_addresses_without_a_page_may_stand_there(tmp_path: Path):
    project = tmp_path / "project"
    write_site(project)
    assert (project / "docs/404.md").is_file()
    assert not read_and_check(project / "docs")[1]
