"""What the second engine needs and the first does not."""

from pathlib import Path

import pytest

from publishing.markdown.root_links import relative_link
from publishing.project.read_once import read_once


@pytest.mark.parametrize(
    ("address", "path", "expected"),
    [
        ("/glossary.md#crs", "guides/solid-tumors.md", "../glossary.md#crs"),
        ("/glossary.md", "index.md", "glossary.md"),
        ("/guides/index.md", "guides/solid-tumors.md", "index.md"),
        ("/assets/images/a.png", "a/b/c.md", "../../assets/images/a.png"),
        ("//other.test/a", "index.md", "//other.test/a"),
        ("https://other.test/a", "index.md", "https://other.test/a"),
        ("#here", "index.md", "#here"),
    ],
)
def test_a_link_from_the_root_leads_from_the_page(address: str, path: str, expected: str):
    assert relative_link(address, path) == expected


def test_sources_are_read_once_until_one_changes(tmp_path: Path):
    page = tmp_path / "docs" / "a.md"
    page.parent.mkdir()
    page.write_text("one")

    def read() -> str:
        reads.append(page.read_text())
        return reads[-1]

    reads: list[str] = []
    for _ in range(3):
        assert read_once(tmp_path, read, ("docs", "none.yml")) == "one"
    assert reads == ["one"]
    page.write_text("another")
    assert read_once(tmp_path, read, ("docs", "none.yml")) == "another"
