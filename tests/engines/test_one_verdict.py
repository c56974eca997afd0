"""`make check` says all that `make site` would say, at the same line and in the same words."""

import subprocess
import sys
from pathlib import Path

import pytest

from publishing.engines.mkdocs_build import _first_place, build_problems
from tests.gate.site import GUIDE, write_site
from tests.project_files import copy_project
from tests.reviews.small_site import write_small_site

BLOCK = "docs/_partials/small-print.md"
REAL_BLOCK = "docs/_partials/disclaimer.md"
STYLES = "docs/assets/stylesheets/site.css"
BROKEN = {
    "a style that loads from another host": (STYLES, "body { background: url(https://a.org/x.png) }", "one more file"),
    "a name that no template knows": (BLOCK, "{{ nosuch }}", "'nosuch' is no name that templates know"),
    "a key that no page has": (BLOCK, "{{ front_matter.tile }}", "'tile' is no key"),
    "a filter that nobody wrote": (BLOCK, "{{ 'a' | nosuch }}", "'nosuch' is no filter"),
    "a test that nobody wrote": (BLOCK, "{% if title is nosuch %}Words.{% endif %}", "'nosuch' is no test"),
    "loops without end": (
        REAL_BLOCK,
        "{% for a in therapies %}{% for b in therapies %}{% for c in therapies %}So many words in one place, far too "
        "many for anybody to read them. {% endfor %}{% endfor %}{% endfor %}",
        "more than a page can hold",
    ),
}


def make_site(project: Path, site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publishing.commands.build_site", "mkdocs", str(site)]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", BROKEN)
def test_check_and_site_say_the_same(name: str, tmp_path: Path):
    file, text, words = BROKEN[name]
    project = tmp_path / "project"
    # Only a list as long as a real one makes so many words.
    (copy_project if file == REAL_BLOCK else write_small_site)(project)
    path = project / file
    path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")
    line = path.read_text("utf-8").count("\n")
    command = [sys.executable, "-m", "publishing.commands.check"]
    checked = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    built = make_site(project, tmp_path / "site")
    assert (checked.returncode, built.returncode) == (1, 1)
    told = next(told for told in checked.stdout.splitlines() if words in told)
    assert told.startswith(f"{file}:{line}:"), told
    assert told in built.stderr
    assert "Traceback" not in checked.stdout + checked.stderr + built.stderr


def test_a_link_to_what_a_block_no_longer_prints_is_told_at_its_line(tmp_path: Path):
    project = tmp_path / "project"
    write_site(project)
    listed = project / "docs/_partials/lists/glossary.md"
    listed.write_text(listed.read_text("utf-8").replace("{: #{{ term.id }} }", "{: #of-{{ term.id }} }"), "utf-8")
    guide = (project / "docs" / GUIDE).read_text("utf-8")
    line = guide[: guide.index("/glossary.md#harbor-cell")].count("\n") + 1
    told = [str(problem) for problem in build_problems(project)[1]]
    assert any(one.startswith(f"docs/{GUIDE}:{line}:") and "Mend the link" in one for one in told), told
    built = make_site(project, tmp_path / "site")
    assert built.returncode == 1
    assert built.stderr.splitlines()[1:] == sorted(set(told))


def test_a_longer_address_is_not_taken_for_the_link(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text("[One](/g.md#ab), [two](/g.md#a-b)\n\nand [three](/g.md#a).\n", "utf-8")
    assert _first_place(page, "/g.md#a") == (3, 13)


def test_a_theme_that_begins_pages_differently_is_told_once_for_each_page(small_project: Path, tmp_path: Path):
    (small_project / "overrides/main.html").write_text("<article>{{ page.content }}</article>", "utf-8")
    built = make_site(small_project, tmp_path / "site")
    assert built.returncode == 1
    assert "overrides/main.html:1:1: care/wait/index.html: the theme begins its pages in another way" in built.stderr
    assert "Traceback" not in built.stderr
