"""What a reader on a bad line must fetch before a page can be read, and what waits until it is asked for."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.project_files import PROJECT
from tests.site.pages import ADDRESSES

DOCS = PROJECT / "docs"

MOST_BYTES = 50_000
"""Of everything a page fetches by itself, packed as hosts pack it, without headers."""

MOST_REQUESTS = 8
"""Page, style sheet, sheet for paper, logo, icon, the script of the frame, of popups, of questions, and of a filter."""


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_first_view_stays_small(browser: Browser, site_url: str, built_site: Path, path: str):
    asked: list[str] = []
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + path)
    page.wait_for_load_state("networkidle")
    icon = page.locator("link[rel=icon]").evaluate("node => node.href")
    context.close()
    # A browser without a window asks for no icon.
    files = {address.removeprefix(site_url) for address in (*asked, icon) if not address.startswith("data:")}
    sizes = {name: _packed(built_site / name) for name in files}
    assert len(sizes) <= MOST_REQUESTS, sizes
    assert sum(sizes.values()) <= MOST_BYTES, (sum(sizes.values()), sizes)


def _packed(path: Path) -> int:
    path = path / "index.html" if path.is_dir() else path
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


@pytest.mark.parametrize("path", ADDRESSES)
def test_nothing_but_the_style_sheet_blocks_the_first_paint(built_site: Path, path: str):
    html = (built_site / path / "index.html").read_text("utf-8") if path != "404.html" else ""
    for tag in re.findall(r"<script\b[^>]*\bsrc=[^>]*>", html):
        assert 'type="module"' in tag or re.search(r"\bdefer\b", tag), tag
    links = re.findall(r"<link [^>]*rel=\"?(?:stylesheet|preload|modulepreload|prefetch)[^>]*>", html)
    assert len([link for link in links if 'media="print"' not in link]) == 1


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_file_that_a_page_names_is_ours_and_there(built_site: Path, path: str):
    """Also after an update of the theme: none of its scripts comes back, and no part of ours is lost."""
    html = (built_site / path / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script\b[^>]*\bsrc=\"([^\"]*)\"", html)
    names = [re.sub(r"^(\.\./)*", "", address) for address in scripts]
    assert [name for name in names if name.startswith("assets/javascripts/frame.")]
    assert all((built_site / name).is_file() and _written_by_us(name) for name in names), names


def test_code_for_a_table_stands_only_where_there_is_one(built_site: Path):
    with_code = {
        name: sorted(
            page.parent.relative_to(built_site).as_posix()
            for page in built_site.rglob("index.html")
            if f"/{name}." in page.read_text("utf-8")
        )
        for name in ("therapies", "review-status")
    }
    assert with_code == {"therapies": ["approved-therapies"], "review-status": ["about/review-status"]}


def test_nothing_stands_in_assets_that_no_page_loads(built_site: Path):
    """Source maps and the theme's search for other languages were three quarters of the site."""
    for path in (built_site / "assets").rglob("*"):
        name = path.relative_to(built_site)
        made = path.suffix == ".css" or name.parts[1] == "cards"
        assert path.is_dir() or made or _written_by_us(name.as_posix()), name


def _written_by_us(name: str) -> bool:
    """Whether a built file is one of the project's, which may carry the digest of its content in its name."""
    return (DOCS / re.sub(r"\.[0-9a-f]{10}(?=\.js$)", "", name)).is_file()
