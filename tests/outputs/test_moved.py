"""Addresses that led to a page once."""

import re
from pathlib import Path

import pytest

from publishing.assembly.moved_pages import unled, write_moved
from publishing.checks.run import read_and_check
from publishing.content.model import Content
from tests.project_files import PROJECT
from tests.site.pages import built_pages


def with_records(project: Path, *records: str) -> list[str]:
    text = "# Pages that moved.\n" + "".join(f"- {record}\n" for record in records)
    (project / "docs" / "_data" / "moved.yml").write_text(text, encoding="utf-8")
    return [str(problem) for problem in read_and_check(project / "docs")[1]]


@pytest.mark.parametrize(
    ("records", "message"),
    [
        (["{id: guides/old/, to: guides/none.md}"], "2:21: the page 'guides/none.md' is unknown"),
        (["{id: glossary/, to: guides/solid-tumors.md}"], "2:4: glossary/ is the address of docs/glossary.md"),
        (["{id: a/, to: b.md}", "{id: b/, to: a.md}"], "3:12: the page 'a.md' is unknown"),
        (["{id: a/, to: glossary.md}", "{id: a/, to: index.md}"], "3:4: the id 'a/' stands twice"),
        (["{id: /a, to: glossary.md}"], "2:8: 'id' is not an address below the site's root"),
        (["{id: ../a/, to: glossary.md}"], "2:8: 'id' is not an address below the site's root"),
        (["{id: a/, to: https://elsewhere.org/}"], "2:12: the page 'https://elsewhere.org/' is unknown"),
    ],
)
def test_what_would_lead_nobody_anywhere_is_refused(records: list[str], message: str, project_copy: Path):
    problems = with_records(project_copy, *records)
    assert any(f"docs/_data/moved.yml:{message}" in problem for problem in problems), problems


def test_an_old_address_leads_to_the_page(project_copy: Path, tmp_path: Path):
    assert with_records(project_copy, "{id: guides/old-name/, to: guides/solid-tumors.md}") == []
    content, _ = read_and_check(project_copy / "docs")
    write_moved(tmp_path, content, PROJECT, "https://g.test/")
    page = built_pages(tmp_path)["guides/old-name/index.html"]
    target = "https://g.test/guides/solid-tumors/"
    assert page.tree.css_first("meta[http-equiv=refresh]").attributes["content"] == f"0; url={target}"
    assert page.tree.css_first("link[rel=canonical]").attributes["href"] == target
    assert page.tree.css_first("a").attributes["href"] == target
    assert page.text("a") == "Gene therapy for solid tumors"
    assert (tmp_path / "_redirects").read_text() == f"/guides/old-name/ {target} 301\n"


def test_nothing_is_written_where_nothing_moved(content: Content, tmp_path: Path):
    write_moved(tmp_path, content, PROJECT, "https://g.test/")
    assert list(tmp_path.iterdir()) == []


def test_a_removed_page_without_a_new_address_is_told(project_copy: Path):
    with_records(project_copy, "{id: guides/led/, to: guides/solid-tumors.md}")
    content, _ = read_and_check(project_copy / "docs")
    removed = ["guides/led.md", "guides/lost.md", "_partials/x.md", "assets/a.svg", "glossary/index.md"]
    assert unled(removed, content) == ["guides/lost/"]


def test_no_other_page_leads_elsewhere_by_itself(built_site: Path):
    for page in built_pages(built_site).values():
        assert not re.search(r"http-equiv=.?refresh", page.html), page.path
