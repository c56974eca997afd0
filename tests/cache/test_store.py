"""A build that uses what earlier builds kept makes the same bytes as one that works everything out."""

import filecmp
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from publishing.cache.keys import digest_of_code
from publishing.cache.store import FOLDER, Cache
from tests.conftest import build
from tests.gate.site import write_site
from tests.reviews.small_site import BACKGROUND, PAGE

WORDS = ("plain", "words", "for", "people", "who", "read", "slowly")


def add_sentence(project: Path, draw: random.Random) -> None:
    page = draw.choice(sorted((project / "docs" / "guides").glob("[!i]*.md")))
    text = page.read_text("utf-8")
    words = " ".join(draw.sample(WORDS, k=6)).capitalize()
    page.write_text(text.replace("{#daily-life}\n\n", f"{{#daily-life}}\n\n{words}.\n\n", 1), "utf-8")


def rename_guide(project: Path, draw: random.Random) -> None:
    page = draw.choice(sorted((project / "docs" / "guides").glob("[!i]*.md")))
    text = page.read_text("utf-8")
    title = text[text.index("title: ") : text.index("\n", text.index("title: "))]
    page.write_text(text.replace(title, f"title: Guide {draw.randrange(10**6)} for you", 1), "utf-8")


def edit_partial(project: Path, draw: random.Random) -> None:
    partial = project / "docs" / "_partials" / draw.choice(("small-print.md", "note-on-help.md", "sources.md"))
    partial.write_text(partial.read_text("utf-8") + f"\n\nAnd {draw.choice(WORDS)} at the end.\n", "utf-8")


def edit_source(project: Path, draw: random.Random) -> None:
    register = project / "docs" / "_data" / "sources.yml"
    records = register.read_text("utf-8").split("\n- id: ")
    place = draw.randrange(1, len(records))
    records[place] = records[place].replace("publisher: ", "publisher: New ", 1)
    register.write_text("\n- id: ".join(records), "utf-8")


def edit_term(project: Path, draw: random.Random) -> None:
    glossary = project / "docs" / "_data" / "glossary.yml"
    records = glossary.read_text("utf-8").split("\n- id: ")
    place = draw.randrange(1, len(records))
    records[place] = records[place].replace("definition: >-\n    ", "definition: >-\n    In short. ", 1)
    glossary.write_text("\n- id: ".join(records), "utf-8")


def edit_name(project: Path, _draw: random.Random) -> None:
    names = project / "docs" / "_data" / "names.yml"
    names.write_text(names.read_text("utf-8").replace("approved: approved", "approved: In use", 1), "utf-8")


def add_page(project: Path, draw: random.Random) -> None:
    name = f"about/page-{draw.randrange(10**6)}.md"
    page = (project / "docs" / BACKGROUND).read_text("utf-8")
    title = f"Another page {draw.randrange(10**6)}"
    description = f"{title} that says again what stands on the page about cells, for the sake of a test alone."
    lines = page.split("\n")
    lines[1], lines[2] = f"title: {title}", f"description: {description}"
    (project / "docs" / name).write_text("\n".join(lines), "utf-8")
    settings = project / "mkdocs.yml"
    old = f"      - {BACKGROUND}\n"
    settings.write_text(settings.read_text("utf-8").replace(old, f"{old}      - {name}\n", 1), "utf-8")


def delete_page(project: Path, draw: random.Random) -> None:
    added = sorted((project / "docs" / "about").glob("page-*.md"))
    if not added:
        return add_page(project, draw)
    page = draw.choice(added)
    page.unlink()
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(f"      - about/{page.name}\n", ""), "utf-8")
    return None


ALL: tuple[Callable[[Path, random.Random], None], ...] = (
    *(add_sentence, rename_guide, edit_partial, edit_source, edit_term, edit_name, add_page, delete_page),
)


def good(result: subprocess.CompletedProcess[str]) -> None:
    assert result.returncode == 0, result.stderr


def same(first: Path, second: Path) -> None:
    names = [{path.relative_to(site) for path in site.rglob("*") if path.is_file()} for site in (first, second)]
    assert names[0] == names[1]
    assert [name for name in sorted(names[0]) if not filecmp.cmp(first / name, second / name, shallow=False)] == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    write_site(folder)
    return folder


def make_site(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build as `make site` does: aside, and then in the place of the site that was there."""
    command = [sys.executable, "-m", "publishing.commands.build_site", "mkdocs", ".cache/site", "--place", "site"]
    return subprocess.run(
        command, cwd=project, env=os.environ | environment, capture_output=True, text=True, check=False
    )


def test_after_any_edits_the_site_is_that_of_a_full_build(project: Path, tmp_path: Path):
    draw = random.Random(20261122)  # noqa: S311 - the same edits each time
    day = {"SOURCE_DATE_EPOCH": "1795305600"}
    site, full = project / "site", tmp_path / "full"
    good(make_site(project, **day))
    for edit in draw.sample(ALL, k=len(ALL)):
        edit(project, draw)
        good(make_site(project, **day))
    kept = project / FOLDER
    assert (kept / "pages.sqlite").stat().st_size > 10_000
    shutil.rmtree(kept)
    good(build(project, full, **day))
    same(site, full)


def test_a_page_tells_machines_the_title_that_the_list_above_it_has_now(project: Path, tmp_path: Path):
    day = {"SOURCE_DATE_EPOCH": "1795305600"}
    above, below = project / "docs/find.md", project / "docs/cancers/blood/any.md"
    for page, title in ((above, "Find it"), (below, "Any cancer")):
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(title=title, summary="Words.", review_class="index", body="Words."), "utf-8")
    settings = project / "mkdocs.yml"
    menu = settings.read_text("utf-8")
    # Each below another page of the menu: what stands at its top is told on every page.
    for first, page in (("care/wait.md", "find.md"), (BACKGROUND, "cancers/blood/any.md")):
        menu = menu.replace(f"      - {first}\n", f"      - {first}\n      - {page}\n")
    settings.write_text(menu, "utf-8")
    good(make_site(project, **day))
    above.write_text(above.read_text("utf-8").replace("title: Find it", "title: Look it up"), "utf-8")
    good(make_site(project, **day))
    assert '"name": "Look it up"' in (project / "site/cancers/blood/any/index.html").read_text("utf-8")
    shutil.rmtree(project / FOLDER)
    good(build(project, tmp_path / "full", **day))
    same(project / "site", tmp_path / "full")


@pytest.mark.parametrize("variable", ["OWNER", "FIRM"])
def test_a_page_says_what_the_environment_says_now(project: Path, variable: str):
    settings = project / "mkdocs.yml"
    text = re.sub(r"^copyright: .*", "copyright: !ENV [OWNER, FIRM, Nobody]", settings.read_text("utf-8"), flags=re.M)
    settings.write_text(text, "utf-8")
    good(make_site(project))
    good(make_site(project, **{variable: "Somebody else"}))
    assert "Somebody else" in (project / "site/index.html").read_text("utf-8")


def test_pages_that_are_as_they_were_are_the_files_that_they_were(project: Path):
    good(make_site(project))
    files = {path: path.stat().st_ino for path in (project / "site").rglob("*.html")}
    page = project / "docs" / BACKGROUND
    page.write_text(page.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    good(make_site(project))
    others = {path for path, number in files.items() if path.stat().st_ino != number}
    assert project / "site" / BACKGROUND.replace(".md", "/index.html") in others
    assert len(others) < len(files) / 2


def test_a_page_that_somebody_touched_in_the_site_is_written_again(project: Path):
    good(make_site(project))
    touched = project / "site" / "index.html"
    words = touched.read_bytes()
    touched.write_bytes(words.replace(b"</h1>", b"?</h1>"))
    page = project / "docs" / BACKGROUND
    page.write_text(page.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    good(make_site(project))
    assert touched.read_bytes() == words


@pytest.mark.parametrize("part", ["html", "text", "names"])
def test_a_page_of_which_a_part_lost_a_byte_is_made_again(project: Path, tmp_path: Path, part: str):
    site, again = tmp_path / "site", tmp_path / "again"
    good(build(project, site))
    damaged = 0
    with closing(sqlite3.connect(project / FOLDER / "pages.sqlite")) as kept, kept:
        for key, value in kept.execute("SELECT key, value FROM entries WHERE key LIKE ?", (f"% {part}",)).fetchall():
            half = len(value) // 2
            broken = value[:half] + bytes([value[half] ^ 0xFF]) + value[half + 1 :]
            damaged += kept.execute("UPDATE entries SET value = ? WHERE key = ?", (broken, key)).rowcount
    assert damaged > 5
    good(build(project, again))
    same(site, again)


def test_pages_that_nothing_touched_are_not_rendered_again(project: Path, tmp_path: Path):
    good(build(project, tmp_path / "site"))
    # A template that would write something else, without a change of any file that the keys name.
    watch = "import publishing.assembly.page_text as t\nold = t.PageTexts.text\n"
    watch += "def text(self, body, variables):\n    print('MADE', flush=True)\n    return old(self, body, variables)\n"
    watch += "t.PageTexts.text = text\nimport runpy\nrunpy.run_module('mkdocs', run_name='__main__')\n"
    page = project / "docs" / BACKGROUND
    page.write_text(page.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    command = [sys.executable, "-c", watch, "build", "--strict", "--site-dir", str(tmp_path / "site")]
    result = subprocess.run(
        command, cwd=project, env=os.environ | {"PYTHONPATH": "."}, capture_output=True, text=True, check=False
    )
    good(result)
    # The page itself, and the table of all reviews, which names the digest of its words.
    assert 1 <= result.stdout.count("MADE") <= 3


def saved(folder: Path, **values: object) -> Path:
    cache = Cache(folder, "some", "code")
    for key, value in values.items():
        cache.put(key, value)
    cache.save()
    return folder / FOLDER / "some.sqlite"


@pytest.mark.parametrize("value", ["Words \ud800 é\n", True, 1.5, [1, ["a", None]], {"a": {"b": []}}])
def test_a_value_comes_back_as_it_was(tmp_path: Path, value: object):
    saved(tmp_path, key=value)
    assert Cache(tmp_path, "some", "code").get("key") == value


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\xff" * 20_000])
def test_a_damaged_file_counts_as_none(tmp_path: Path, damage: bytes):
    path = saved(tmp_path, key="value")
    path.write_bytes(damage)
    assert Cache(tmp_path, "some", "code").get("key") is None
    saved(tmp_path, key="other")
    assert Cache(tmp_path, "some", "code").get("key") == "other"


def test_a_value_that_lost_a_byte_counts_as_none(tmp_path: Path):
    names = [f"key{number}" for number in range(50)]
    path = saved(tmp_path, **{name: f"{name} " * 200 for name in names})
    whole = bytearray(path.read_bytes())
    for place in range(4096, len(whole), 97):
        whole[place] ^= 0xFF
    path.write_bytes(whole)
    cache = Cache(tmp_path, "some", "code")
    assert {cache.get(name) for name in names} <= {None, *(f"{name} " * 200 for name in names)}
    cache.put("more", 1)
    cache.save()
    assert Cache(tmp_path, "some", "code").get("more") == 1


def test_a_build_that_asks_for_nothing_leaves_the_file_as_it_is(tmp_path: Path):
    path = saved(tmp_path, key="value")
    before = path.read_bytes()
    Cache(tmp_path, "some", "code").save()
    assert path.read_bytes() == before


def test_what_another_build_saves_meanwhile_changes_nothing_for_this_one(tmp_path: Path):
    saved(tmp_path, key="value")
    reading = Cache(tmp_path, "some", "code")
    assert reading.get("key") == "value"
    saved(tmp_path, other="value")
    assert reading.get("key") == "value"
    assert reading.get("other") is None


def test_what_other_code_saves_meanwhile_is_not_taken_over(tmp_path: Path):
    saved(tmp_path, key="value", other="value")
    building = Cache(tmp_path, "some", "code")
    assert building.get("key") == building.get("other") == "value"
    newer = Cache(tmp_path, "some", "newer code")
    newer.put("key", "another value")
    newer.save()
    building.put("more", 1)
    building.save()
    again = Cache(tmp_path, "some", "code")
    assert [again.get(key) for key in ("key", "other", "more")] == ["value", "value", 1]


def test_what_other_code_kept_counts_no_more(tmp_path: Path):
    cache = Cache(tmp_path, "some", "code")
    cache.put("key", "value")
    cache.save()
    assert Cache(tmp_path, "some", "other").get("key") is None


def test_only_what_a_build_used_stays(tmp_path: Path):
    for key in ("one", "two"):
        cache = Cache(tmp_path, "some", "code")
        cache.put(key, "value")
        cache.save()
    assert Cache(tmp_path, "some", "code").get("one") is None
    assert Cache(tmp_path, "some", "code").get("two") == "value"


def test_code_that_changes_while_it_runs_changes_no_key(tmp_path: Path):
    # Else a preview would keep what the old code makes as the work of the new.
    code, settings = tmp_path / "macros" / "a.py", tmp_path / "mkdocs.yml"
    code.parent.mkdir()
    code.write_text("a = 1\n", "utf-8")
    settings.write_text("site_name: A\n", "utf-8")
    before = digest_of_code(tmp_path)
    code.write_text("a = 2\n", "utf-8")
    assert digest_of_code(tmp_path) == before
    settings.write_text("site_name: B\n", "utf-8")
    assert digest_of_code(tmp_path) != before


def test_what_is_missing_is_made_in_one_run_and_all_comes_in_order(tmp_path: Path):
    first = Cache(tmp_path, "kind", "code")
    first.put("b", "B of before")
    first.save()
    again = Cache(tmp_path, "kind", "code")
    runs, made = [], []

    def run(jobs: list[Callable[[], str]]) -> Iterator[str]:
        runs.append(len(jobs))
        for job in jobs:
            made.append(job())
            yield made[-1]

    jobs = [(key, lambda key=key: key.upper()) for key in ("c", "b", "a")]
    assert list(again.once_each(jobs, run)) == ["C", "B of before", "A"]
    assert list(again.once_each(jobs, run)) == ["C", "B of before", "A"]
    assert runs == [2]
    assert made == ["C", "A"]
    assert next(Cache(tmp_path, "other", "code").once_each(jobs, run)) == "C"
    assert made == ["C", "A", "C"], "given as it comes, before the next is made"
    again.save()
    assert Cache(tmp_path, "kind", "code").get("a") == "A"
