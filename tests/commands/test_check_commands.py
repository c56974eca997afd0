"""`make check` and `make summary` as people and GitHub run them."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publishing.commands.summary import _code
from publishing.content.diagnostics import Problem, annotation
from tests.gate.site import GUIDE as HARBORS
from tests.gate.site import PLAIN, write_site

PROJECT = Path(__file__).parent.parent.parent
GUIDE = "docs/guides/solid-tumors.md"


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def git(project: Path, *words: str) -> None:
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    subprocess.run(["git", *who, *words], cwd=project, check=True, capture_output=True)


def test_annotations_cannot_be_forged_by_a_file_name():
    problem = Problem("docs/a\n::error::b,c.md", 3, 7, "100% wrong.\n::error::forged")
    assert annotation(problem) == (
        "::error file=docs/a%0A%3A%3Aerror%3A%3Ab%2Cc.md,line=3,col=7::100%25 wrong.%0A::error::forged"
    )


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    """A made-up site to break, with one guide."""
    write_site(tmp_path / "project")
    return tmp_path / "project"


@pytest.mark.parametrize("command", [["check"], ["build_site", "mkdocs", "temporary/site"]])
def test_whoever_types_ctrl_c_reads_no_traceback(made_up: Path, command: list[str]):
    folder = made_up / "temporary"
    folder.mkdir()
    words = [sys.executable, "-m", f"publishing.commands.{command[0]}", *command[1:]]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    environment = os.environ | {"TMPDIR": str(folder)}
    with subprocess.Popen(words, cwd=made_up, env=environment, text=True, start_new_session=True, **streams) as running:
        # Files of the theme are there before the first page is made.
        while running.poll() is None and not list(folder.glob("*/assets")):
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGINT)
        told = running.communicate()[0]
    assert (running.returncode, told) == (130, "")


def test_problems_are_annotated_and_unfinished_places_count(made_up: Path):
    page = made_up / "docs" / HARBORS
    text = page.read_text("utf-8")
    page.write_text(text + "\nTO WRITE: more.\n", "utf-8")
    result = run(made_up, "publishing.commands.check", "--advice", "--format", "github")
    line = text.count("\n") + 2
    assert result.returncode == 1
    assert (
        f"::error file=docs/{HARBORS},line={line},col=1::still to be written: more. Put your own words" in result.stdout
    )
    page.write_text(f"{text}\nThis gives you a miracle.\n", "utf-8")
    shutil.copytree(PROJECT / "writing", made_up / "writing")
    advised = run(made_up, "publishing.commands.check", "--advice", "--format", "github")
    assert advised.returncode == 0, advised.stdout
    assert f"::notice file=docs/{HARBORS}" in advised.stdout
    assert "Years of school" not in result.stdout


def test_the_summary_compares_grades(made_up: Path):
    git(made_up, "init", "--quiet", "--initial-branch=main")
    git(made_up, "add", ".")
    git(made_up, "commit", "--quiet", "--message=Before")
    page = made_up / "docs" / HARBORS
    hard = "Institutional oncological multidisciplinary considerations necessitate comprehensive deliberation. " * 10
    page.write_text(f"{page.read_text('utf-8')}\n{hard}\n", "utf-8")
    git(made_up, "checkout", "--quiet", "-b", "change")
    git(made_up, "commit", "--quiet", "--all", "--message=After")
    result = run(made_up, "publishing.commands.summary", "main")
    assert result.returncode == 0, result.stderr
    assert f"- `docs/{HARBORS}`" in result.stdout
    (row,) = [line for line in result.stdout.split("\n") if f"**{HARBORS}**" in line]
    before, now = (float(cell) for cell in row.split("|")[2:4])
    assert now > before


def test_the_summary_knows_a_renamed_guide(tmp_path: Path):
    project = tmp_path / "project"
    write_site(project)
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=Before")
    git(project, "checkout", "--quiet", "-b", "change")
    (project / "docs/guides/harbors.md").rename(project / "docs/guides/havens.md")
    (project / "docs/_data/moved.yml").write_text("- id: guides/harbors/\n  to: guides/havens.md\n", "utf-8")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=After")
    result = run(project, "publishing.commands.summary", "main")
    (row,) = [line for line in result.stdout.split("\n") if "**guides/havens.md**" in line]
    before, now = row.split("|")[2:4]
    assert before == now != " - "


def test_advice_in_a_pull_request_is_about_what_it_changes(made_up: Path):
    shutil.copytree(PROJECT / "writing", made_up / "writing")
    git(made_up, "init", "--quiet", "--initial-branch=main")
    git(made_up, "add", ".")
    git(made_up, "commit", "--quiet", "--message=Before")
    page = made_up / "docs" / PLAIN
    page.write_text(page.read_text("utf-8") + "\nA breakthrough of before.\n", "utf-8")
    git(made_up, "commit", "--quiet", "--all", "--message=Another before")
    page.write_text(page.read_text("utf-8") + "\nThis gives @everybody a `miracle`.\n".replace("`", ""), "utf-8")
    git(made_up, "checkout", "--quiet", "-b", "change")
    git(made_up, "commit", "--quiet", "--all", "--message=After")
    checked = run(made_up, "publishing.commands.check", "--advice", "--format", "github", "--since", "main")
    assert checked.returncode == 0, checked.stdout
    notices = [line for line in checked.stdout.splitlines() if line.startswith("::notice")]
    assert notices
    assert all(line.startswith(f"::notice file=docs/{PLAIN},") for line in notices)
    summary = run(made_up, "publishing.commands.summary", "main")
    advice = summary.stdout.split("### Advice on words\n\n", 1)[1].split("\n\n", 1)[0]
    assert "'miracle' may promise" in advice
    lines = page.read_text("utf-8").count("\n")
    assert all(line.startswith(f"- `docs/{PLAIN}:{lines}`") for line in advice.splitlines())


def test_a_list_that_is_read_in_part_ends_without_a_traceback():
    # Nobody is there to read: the other end of the pipe is closed before the command prints.
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "publishing.commands.check"]
    result = subprocess.run(command, cwd=PROJECT, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (result.returncode, result.stderr) == (1, "")


def test_a_page_broken_in_five_ways_is_answered_five_times(project_copy: Path):
    page = project_copy / GUIDE
    text = page.read_text("utf-8")
    text = text.replace("title: Gene", "titel: Gene", 1).replace("2026-04-16", "2126-04-16", 1)
    text = text.replace("label-imlygic]", "label-imligic]", 1) + "\n{{ config }}\n\nThe [list of guides](/guide.md).\n"
    page.write_text(text, "utf-8")
    said = run(project_copy, "publishing.commands.check").stdout
    last = text.count("\n")
    cited = text[: text.index("label-imligic]")].count("\n") + 1
    dated = text[: text.index("2126-04-16")].count("\n") + 1
    for place, words in (
        (":2:1:", "the key 'titel' is unknown"),
        (f":{dated}:20:", "2126-04-16 is not the day"),
        (f":{cited}:", "the source 'label-imligic' is unknown"),
        (f":{last - 2}:1:", "the value 'config' is unknown"),
        (f":{last}:", "the page '/guide.md' is unknown"),
    ):
        assert any(f"{GUIDE}{place}" in line and words in line for line in said.splitlines()), said
    assert said.startswith("5 problems")


def test_words_are_judged_under_front_matter_that_nobody_can_read(project_copy: Path):
    page = project_copy / GUIDE
    page.write_text(page.read_text("utf-8").replace("title: Gene", "title: 'Gene", 1) + "\n<b>Words</b>\n", "utf-8")
    said = run(project_copy, "publishing.commands.check").stdout
    assert f"{GUIDE}:2:" in said
    assert f"{GUIDE}:{page.read_text('utf-8').count(chr(10))}:1:" in said


def test_names_end_no_code_and_begin_no_line_in_a_summary():
    assert _code("docs/a`b\n## Approved.md") == "`docs/a'b\\n## Approved.md`"
