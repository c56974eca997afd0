"""A site of many guides: a reader reaches each of them in three steps, and no page grows with their number."""

import gzip
from pathlib import Path
from posixpath import normpath

import pytest
from selectolax.lexbor import LexborHTMLParser

from bench.guides import TOPICS
from bench.projects import make_project
from publishing.assembly.concerns import MOST_GUIDES
from publishing.assembly.topics import MOST_ON_ONE_PAGE
from publishing.checks.run import read_and_check
from tests.conftest import build

GUIDES = MOST_ON_ONE_PAGE + 10
LARGEST = 85_000
"""Bytes of a guide's HTML, of which the signs of danger with their sources, on each guide, are 22,000."""

MENU_BYTES = 250
"""Packed: eleven names more."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many") / "project"
    make_project(folder, GUIDES)
    return folder


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    result = build(project, project / "site")
    assert result.returncode == 0, result.stderr
    return project / "site"


def test_the_generated_guides_pass_our_own_checks(project: Path):
    assert read_and_check(project / "docs")[1] == []


def test_the_same_number_makes_the_same_project(project: Path, tmp_path: Path):
    make_project(tmp_path / "again", GUIDES)
    for name in ("docs/guides/guide-7.md", "mkdocs.yml"):
        assert (tmp_path / "again" / name).read_bytes() == (project / name).read_bytes()


def links(site: Path, page: str) -> set[str]:
    """The pages that the article of a page leads to."""
    article = LexborHTMLParser((site / page / "index.html").read_text("utf-8")).css_first("article")
    assert article is not None
    addresses = [node.attributes.get("href") or "" for node in article.css("a[href]")]
    return {normpath(f"/{page}/{address.partition('#')[0]}").strip("/") for address in addresses if "//" not in address}


def test_each_guide_is_three_steps_from_home(site: Path):
    reached = {""}
    for _ in range(3):
        reached |= {
            target for page in reached for target in links(site, page) if (site / target / "index.html").is_file()
        }
    guides = {path.parent.relative_to(site).as_posix() for path in site.glob("guides/guide-*/index.html")}
    assert len(guides) == GUIDES
    assert guides <= reached


def test_home_and_the_list_of_guides_lead_to_topics_not_to_each_guide(site: Path):
    for page in ("", "guides"):
        found = links(site, page)
        assert {f"topics/{topic}" for topic in TOPICS} <= found
        assert not any(target.startswith("guides/guide-") for target in found)


def test_the_page_of_questions_does_not_grow_with_the_number_of_guides(site: Path):
    page = LexborHTMLParser((site / "my-questions/index.html").read_text("utf-8"))
    assert len(page.css(".checklist li")) < 10
    assert {f"topics/{topic}" for topic in TOPICS} <= links(site, "my-questions")


def first_view(site: Path, page: str) -> int:
    """Bytes of a page and all that it fetches unasked, packed; test_first_view.py holds that Chromium asks no more."""
    html = site / page / "index.html"
    tree = LexborHTMLParser(html.read_text("utf-8"))
    asked = tree.css("link[rel=stylesheet], link[rel=icon], script[src], img[src]")
    files = {(html.parent / (node.attributes.get("href") or node.attributes["src"] or "")).resolve() for node in asked}
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in (html, *files))


def test_a_first_view_does_not_grow_with_the_number_of_guides(site: Path, tmp_path: Path):
    make_project(tmp_path / "few", 10)
    assert build(tmp_path / "few", tmp_path / "few" / "site").returncode == 0
    for page in ("guides/solid-tumors", "guides/guide-7"):
        few, many = (first_view(where, page) for where in (tmp_path / "few" / "site", site))
        # The menu names the other guides of a section while they are few.
        assert many - few <= MENU_BYTES, page


def test_a_cancer_leads_to_lists_while_its_guides_are_many(site: Path):
    pages = [LexborHTMLParser(path.read_text("utf-8")) for path in sorted(site.glob("cancers/*/*/index.html"))]
    ways = [[link.attributes["href"] or "" for link in page.css("#read + ul a")] for page in pages]
    assert all(ways)
    assert max(map(len, ways)) <= MOST_GUIDES + 1
    assert any("topics/" in way for page in ways for way in page)


def test_a_guide_is_light(site: Path):
    sizes = [path.stat().st_size for path in site.glob("guides/guide-*/index.html")]
    assert sum(sizes) / len(sizes) < LARGEST
