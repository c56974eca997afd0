"""`mkdocs build` and `mkdocs serve`, typed as every user of MkDocs types them, and as hosts do."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from publishing.markdown import EXTENSIONS
from tests.commands.test_serve import shown, wait_for
from tests.conftest import build
from tests.project_files import PROJECT
from tests.reviews.small_site import BACKGROUND

MKDOCS = Path(sys.executable).with_name("mkdocs")
SOON = 10
"""Seconds."""
# Nothing tells Python where our code lies.
PLAIN = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}


@pytest.fixture
def project(small_project: Path) -> Path:
    for folder in ("reviews", "evidence-sheets"):
        (small_project / folder).mkdir(exist_ok=True)
    return small_project


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_plain_build_is_the_whole_site(project: Path, tmp_path: Path):
    done = subprocess.run(
        [MKDOCS, "build", "--strict"], cwd=project, env=PLAIN, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert build(project, tmp_path / "made").returncode == 0
    plain = files(project / "site")
    assert plain == files(tmp_path / "made")
    assert {"search/index.json", "sitemap.xml", "reviews.json", "_headers", "404.html"} <= plain.keys()


@contextmanager
def served(project: Path) -> Iterator[tuple[str, Path]]:
    """`mkdocs serve` at work: its address, and the file of what it says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = project.parent / "serve.log"
    with log.open("w") as output:
        command = [MKDOCS, "serve", "--dev-addr", address]
        process = subprocess.Popen(command, cwd=project, env=PLAIN, stdout=output, stderr=output)
        try:
            yield f"http://{address}/", log
        finally:
            process.send_signal(signal.SIGINT)
            # How the engine's own server ends is not ours to try: in a moment of a build it may miss the signal.
            try:
                process.wait(SOON)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def test_a_plain_preview_follows_what_is_saved(project: Path):
    page = project / "docs" / BACKGROUND
    sound = page.read_text("utf-8")
    with served(project) as (address, log):
        said = wait_for("Serving on", log)
        html = shown(f"{address}about/cells/")
        # A policy would refuse the script that reloads the page after each change.
        assert "livereload(" in html
        assert '<meta http-equiv="Content-Security-Policy" content="">' in html
        assert "parts" in shown(f"{address}search/index.json")

        page.write_text(sound + "\n<script>alert(1)</script>\n", "utf-8")
        said = wait_for("raw HTML is not allowed", log, said)
        page.write_text(sound + "\nWords that are new.\n", "utf-8")
        said = wait_for("Documentation built", log, said)
        assert "Words that are new." in shown(f"{address}about/cells/")

        ledger = project / "reviews" / "about--cells.yml"
        ledger.write_text("signed by somebody\n", "utf-8")
        wait_for("a ledger is a list of entries", log, said)


def test_both_engines_have_our_extensions():
    second = yaml.safe_load((PROJECT / "zensical.yml").read_text("utf-8"))
    assert second["INHERIT"] == "mkdocs.yml"
    assert {*second["markdown_extensions"]} == {"publishing.markdown.root_links", *EXTENSIONS}
