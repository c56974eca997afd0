"""Whoever kept an old address, with the heading it names, comes to that heading on the new page."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from publishing.assembly.moved_pages import write_moved
from publishing.checks.run import read_and_check
from publishing.postbuild.fingerprints import publish_assets
from tests.browser.conftest import serving
from tests.project_files import PROJECT
from tests.reviews.small_site import write_small_site

RECORDS = "- {id: old/, to: care/wait.md}\n- {id: part/, to: 'care/wait.md#in-short'}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    project, site = tmp_path / "project", tmp_path / "site"
    project.mkdir()
    write_small_site(project)
    (project / "docs/_data/moved.yml").write_text(RECORDS, "utf-8")
    shutil.copytree(project / "docs/assets", site / "assets")
    # As a build does: no page loads a script by the name that it has in docs/.
    publish_assets(site)
    page = site / "care/wait/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<h1>The wait</h1><h2 id='in-short'>In short</h2>", "utf-8")
    return site


@pytest.mark.parametrize(
    ("old", "new"),
    [("old/", "care/wait/"), ("old/#in-short", "care/wait/#in-short"), ("part/", "care/wait/#in-short")],
)
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_leads_on(old: str, new: str, scripts: bool, site: Path, browser: Browser):
    content, problems = read_and_check(site.parent / "project" / "docs")
    assert problems == []
    with serving(site) as address:
        write_moved(site, content, PROJECT, address)
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{address}{old}", wait_until="commit")
        expect(page.get_by_role("heading", name="The wait")).to_be_visible()
        # Without scripts a page can lead to the top of the new one only.
        expect(page).to_have_url(address + (new if scripts or old == "part/" else "care/wait/"))
        context.close()
