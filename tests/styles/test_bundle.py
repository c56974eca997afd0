"""The built site has one style sheet, which every page loads and a browser may keep for ever."""

import hashlib
import re
from pathlib import Path

import pytest

from publishing.styles.bundle import make_one_style_sheet, with_one_link
from publishing.styles.rules import StyleError
from publishing.styles.used_names import names_of
from tests.site.pages import files_for_readers

LINK = re.compile(r'<link(?![^>]*media="print")[^>]*rel="stylesheet"[^>]*href="([^"]+)"')


def test_the_sheet_for_paper_is_the_only_other_one(built_site: Path):
    (paper,) = (path for path in files_for_readers(built_site, "*.css") if not path.name.startswith("site."))
    assert paper.name == f"print.{hashlib.sha256(paper.read_bytes()).hexdigest()[:10]}.css"
    for page in files_for_readers(built_site):
        assert len(re.findall(rf'<link[^>]*{paper.name}" media="print">', page.read_text())) == 1, page


def test_every_page_loads_the_one_sheet(built_site: Path):
    (sheet,) = (built_site / "assets" / "stylesheets").rglob("site.*.css")
    assert sheet.name == f"site.{hashlib.sha256(sheet.read_bytes()).hexdigest()[:10]}.css"
    for page in files_for_readers(built_site):
        (address,) = LINK.findall(page.read_text())
        depth = "/" if page.name == "404.html" else "../" * (len(page.relative_to(built_site).parts) - 1)
        assert address == f"{depth}assets/stylesheets/{sheet.name}", page


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """Two pages at different depths, with a sheet of the theme's and one of ours."""
    site = tmp_path / "site"
    folder = site / "assets/stylesheets"
    folder.mkdir(parents=True)
    (folder / "main.css").write_text("p{margin:0}.nowhere{margin:0}")
    (folder / "ours.css").write_text("p { margin: 1px }")
    for depth, name in (("", "index.html"), ("../", "guide/index.html")):
        (site / name).parent.mkdir(exist_ok=True)
        links = "".join(f'<link rel="stylesheet" href="{depth}assets/stylesheets/{n}.css">' for n in ("main", "ours"))
        (site / name).write_text(f"<head>{links}</head><p>Text</p>")
    ours = tmp_path / "docs/assets/stylesheets"
    ours.mkdir(parents=True)
    (ours / "ours.css").write_text("p { margin: 1px }")
    return site


def put(site: Path) -> Path:
    pages = {path.relative_to(site).as_posix(): path.read_text() for path in sorted(site.rglob("*.html"))}
    one = make_one_style_sheet(site, site.parent / "docs", ((name, names_of(html)) for name, html in pages.items()))
    for name, html in pages.items():
        (site / name).write_text(with_one_link(html, one))
    return site / one


def test_rules_keep_their_order_and_old_sheets_go(small_site: Path):
    one = put(small_site)
    # The later rule has taken the place of the earlier.
    assert one.read_text() == "p{margin:1px}"
    assert list(small_site.rglob("*.css")) == [one]
    link = f'<head><link rel="stylesheet" href="../assets/stylesheets/{one.name}"></head>'
    assert (small_site / "guide/index.html").read_text().startswith(link)


def test_what_the_theme_says_of_paper_goes(small_site: Path):
    for sheet in (small_site / "assets/stylesheets").iterdir():
        with sheet.open("a") as more:
            more.write("@page{margin:25mm}@media print{p{margin:2px}}@media (min-width:1px){p{margin:3px}}")
    css = put(small_site).read_text()
    assert css.count("@page") == css.count("@media print") == 1
    assert css.count("3px") == 2


def test_a_sheet_of_some_pages_only_is_refused(small_site: Path):
    page = small_site / "index.html"
    page.write_text(re.sub(r"<link[^>]*ours.css\">", "", page.read_text()))
    with pytest.raises(StyleError, match=r"ours\.css:1:1: not every page"):
        put(small_site)


@pytest.mark.parametrize("address", ["../images/a.png", "'a.woff2'", "https://example.org/a.png"])
def test_a_sheet_that_loads_a_file_is_refused(small_site: Path, address: str):
    (small_site / "assets/stylesheets/ours.css").write_text(f"\np{{background:url({address})}}")
    with pytest.raises(StyleError, match=r"docs/assets/stylesheets/ours\.css:2:1: .* one more file"):
        put(small_site)
