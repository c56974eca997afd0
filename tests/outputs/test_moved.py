"""Addresses that led to a page once."""

import re
from pathlib import Path, PurePosixPath

import pytest

from publishing.assembly.moved_pages import shortened, unled, write_moved
from publishing.checks.pages.moved import OF_THE_BUILD
from publishing.checks.run import read_and_check
from publishing.content.model import Content
from publishing.reviews.moves import Moves
from tests.project_files import PROJECT
from tests.reviews.small_site import write_small_site
from tests.site.pages import built_pages, files_leading_on, parsed


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    write_small_site(folder)
    return folder


def with_records(project: Path, *records: str) -> list[str]:
    text = "# Pages that moved.\n" + ("".join(f"- {record}\n" for record in records) or "[]\n")
    (project / "docs" / "_data" / "moved.yml").write_text(text, encoding="utf-8")
    return [str(problem) for problem in read_and_check(project / "docs")[1]]


def moved_site(project: Path, site: Path, *records: str) -> Path:
    assert with_records(project, *records) == []
    content, _ = read_and_check(project / "docs")
    site.mkdir(exist_ok=True)
    write_moved(site, content, PROJECT, "https://g.test/")
    return site


@pytest.mark.parametrize(
    ("records", "message"),
    [
        (["{id: care/old/, to: care/none.md}"], "2:19: the page 'care/none.md' is unknown"),
        (["{id: care/wait/, to: care/fever.md}"], "2:4: care/wait/ is the address of docs/care/wait.md"),
        (["{id: care/wait, to: care/fever.md}"], "2:4: care/wait is the address of docs/care/wait.md"),
        (["{id: a/, to: b.md}", "{id: b/, to: a.md}"], "3:12: the page 'a.md' is unknown"),
        (["{id: a/, to: index.md}", "{id: a/, to: index.md}"], "3:4: the id 'a/' stands twice"),
        (["{id: a, to: index.md}", "{id: a/, to: index.md}"], "3:4: a/ is the same place as a."),
        (["{id: /a, to: index.md}"], "2:8: 'id' is not an address below the site's root"),
        (["{id: ../a/, to: index.md}"], "2:8: 'id' is not an address below the site's root"),
        (["{id: 'a b/', to: index.md}"], "2:8: 'id' is not an address below the site's root"),
        (["{id: 'https://g.test/a/', to: index.md}"], "2:8: 'id' is not an address below the site's root"),
        (["{id: care/wait/index.md, to: index.md}"], "2:4: no page ever stood at care/wait/index.md"),
        (["{id: a/index.html/b/, to: index.md}"], "2:4: no page ever stood at a/index.html/b/"),
        (["{id: assets/, to: index.md}"], "2:4: no page ever stood at assets/"),
        (["{id: Search/x.html, to: index.md}"], "2:4: no page ever stood at Search/x.html"),
        ([f"{{id: {'a' * 255}/, to: index.md}}"], "2:8: 'id' is longer than a disk can hold"),
        ([f"{{id: {'a/' * 40}, to: index.md}}"], "2:8: 'id' is longer than a disk can hold"),
        (["{id: a/, to: 404.md}"], "2:12: 404.md says that nothing is there"),
        (["{id: a/, to: 'care/wait.md#in-shrt'}"], "2:12: the heading or entry 'in-shrt' is unknown. Did you mean"),
        (["{id: a/, to: https://elsewhere.org/}"], "2:12: the page 'https://elsewhere.org/' is unknown"),
    ],
)
def test_what_would_lead_nobody_anywhere_is_refused(records: list[str], message: str, project: Path):
    problems = with_records(project, *records)
    assert any(f"docs/_data/moved.yml:{message}" in problem for problem in problems), problems


def test_an_old_address_leads_to_the_page(project: Path, tmp_path: Path):
    site = moved_site(project, tmp_path / "site", "{id: care/old-name/, to: care/wait.md}")
    page = parsed(site, site / "care/old-name/index.html")
    target = "https://g.test/care/wait/"
    assert page.tree.css_first("meta[http-equiv=refresh]").attributes["content"] == f"0; url={target}"
    assert page.tree.css_first("link[rel=canonical]").attributes["href"] == target
    assert page.tree.css_first("a").attributes["href"] == target
    assert page.text("a") == "The wait"
    assert (site / "_redirects").read_text() == f"/care/old-name/ {target} 301\n"


def test_a_heading_that_an_old_address_names_is_taken_along(project: Path, tmp_path: Path):
    (tmp_path / "site/assets/javascripts").mkdir(parents=True)
    (tmp_path / "site/assets/javascripts/moved.0123456789.js").touch()
    site = moved_site(project, tmp_path / "site", "{id: old/, to: care/wait.md}")
    page = parsed(site, site / "old/index.html")
    script = page.tree.css_first("script")
    assert script.attributes["data-to"] == "https://g.test/care/wait/"
    assert script.attributes["src"] == "https://g.test/assets/javascripts/moved.0123456789.js"
    assert page.html.index("<script") < page.html.index("refresh"), "what follows it is not read once it leads away"


def test_a_page_that_became_a_part_of_another_leads_to_that_part(project: Path, tmp_path: Path):
    site = moved_site(project, tmp_path / "site", "{id: old/, to: 'care/wait.md#in-short'}")
    page = parsed(site, site / "old/index.html")
    assert page.tree.css_first("a").attributes["href"] == "https://g.test/care/wait/#in-short"
    assert page.tree.css_first("script") is None
    assert (site / "_redirects").read_text() == "/old/ https://g.test/care/wait/#in-short 301\n"


def test_addresses_of_other_programs_lead_on(project: Path, tmp_path: Path):
    site = moved_site(
        project,
        tmp_path / "site",
        *("{id: Care/Wait_Long/, to: care/wait.md}", "{id: care/wait.html, to: care/wait.md}"),
        *("{id: wait, to: care/wait.md}", "{id: 'page.php?id=7&lang=en', to: care/wait.md}"),
    )
    files = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert files == {"Care/Wait_Long/index.html", "care/wait.html", "wait/index.html"}
    assert "/page.php id=7 lang=en https://g.test/care/wait/ 301" in (site / "_redirects").read_text().splitlines()


def test_an_address_in_other_capitals_never_takes_the_file_of_a_page(project: Path, tmp_path: Path):
    site = moved_site(project, tmp_path / "site", "{id: Care/Wait/, to: care/wait.md}")
    assert [path.name for path in site.rglob("*")] == ["_redirects"]


def test_only_a_page_that_moved_itself_keeps_its_history(project: Path):
    records = (
        *("{id: one/, to: care/wait.md}", "{id: two/, to: care/fever.md, taken_in: true}"),
        *("{id: three/, to: 'about/cells.md#names'}", "{id: Four.html, to: index.md}"),
    )
    assert with_records(project, *records) == []
    content, _ = read_and_check(project / "docs")
    assert dict(Moves(content).addresses) == {"care/wait.md": "one.md"}


def test_nothing_is_written_where_nothing_moved(project: Path, tmp_path: Path):
    assert list(moved_site(project, tmp_path / "site").iterdir()) == []


def test_a_removed_page_without_a_new_address_is_told(project: Path):
    with_records(project, "{id: care/led/, to: care/wait.md}")
    content, _ = read_and_check(project / "docs")
    removed = ["care/led.md", "care/lost.md", "_partials/x.md", "assets/a.svg", "care/wait/index.md"]
    assert unled(removed, content) == ["care/lost/"]


def test_a_shortened_address_of_a_product_or_a_cancer_leads_to_the_list(built_site: Path, content: Content):
    lists = {"approved-therapies": "approved-therapies/", "cancers": "find/"}
    records = [*content.data["therapies"].values(), *content.data["cancers"].values()]
    for folder in {part for record in records for part in PurePosixPath(record.page).parents[:-1]}:
        page = parsed(built_site, built_site / folder / "index.html")
        if str(folder) == "approved-therapies":
            assert page.tree.css_first("h1").text() == content.pages["approved-therapies.md"].meta.title
        else:
            assert page.text("h1") == "These pages are in a list"
            assert page.tree.css_first("a").attributes["href"].endswith(f"/{lists[folder.parts[0]]}")


def test_a_shortened_address_that_a_record_leads_on_leads_there(project: Path):
    page = (project / "docs/about/cells.md").read_text("utf-8")
    for name in ("find.md", "cancers/blood/lymphoma.md"):
        (project / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "docs" / name).write_text(page, "utf-8")
    (project / "docs/_data/moved.yml").write_text("- {id: cancers/blood, to: care/wait.md}\n", "utf-8")
    content, _ = read_and_check(project / "docs")
    assert [(moved.id, moved.to) for moved in shortened(content)] == [("cancers/", "find.md")]
    assert not dict(Moves(content).addresses)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("approved-therapies/yescarta/", "approved-therapies/car-t/yescarta/"),
        ("cancers/lymphoma/", "cancers/blood/lymphoma/"),
    ],
)
def test_what_had_no_folder_of_its_kind_leads_there(old: str, new: str, built_site: Path, content: Content):
    page = parsed(built_site, built_site / old / "index.html")
    assert page.tree.css_first("a").attributes["href"].endswith(f"/{new}")
    assert content.data["moved"][old].is_same_page, "its reviews go on"
    script = page.tree.css_first("script").attributes["src"]
    assert (built_site / "assets" / script.partition("/assets/")[2]).is_file()


def test_no_other_page_leads_elsewhere_by_itself(built_site: Path):
    for page in built_pages(built_site).values():
        assert not re.search(r"http-equiv=.?refresh", page.html), page.path
    assert all("refresh" in file.read_text("utf-8") for file in files_leading_on(built_site))


def test_no_old_address_takes_the_place_of_what_the_build_writes(built_site: Path, content: Content):
    pages = {page.address.partition("/")[0] for page in content.pages.values()}
    assert {path.name for path in built_site.iterdir()} - pages <= OF_THE_BUILD
