"""`make serve`: a mistake is told as in `make check`, and the preview recovers when it is mended."""

import os
import shlex
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT

PATIENCE = 60
"""Seconds until a test that waits gives up; nothing is said about speed."""


@pytest.fixture
def server(project_copy: Path) -> Iterator[tuple[str, Path]]:
    """A running preview of a copy of the project: its address, and the file of what it says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project_copy / "serve.log"
    for folder in ("reviews", "evidence-sheets"):
        (project_copy / folder).mkdir()
    command = [sys.executable, *_words_of_make_serve(port)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=project_copy, env=environment, stdout=output, stderr=output)
        try:
            yield f"http://127.0.0.1:{port}/", log
        finally:
            process.terminate()
            process.wait()


def _words_of_make_serve(port: int) -> list[str]:
    """What `make serve` says to Python."""
    done = subprocess.run(
        ["make", "--dry-run", "serve", f"PORT={port}"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    (line,) = [line for line in done.stdout.splitlines() if " mkdocs serve " in line]
    return shlex.split(line)[1:]


def wait_for(words: str, log: Path, after: int = 0) -> int:
    """Wait until the server has said the words; the place behind them."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        text = log.read_text("utf-8")
        if (at := text.find(words, after)) >= 0:
            return at + len(words)
        time.sleep(0.1)
    raise AssertionError(f"{words!r} was not said:\n{log.read_text('utf-8')[after:]}")


def test_the_preview_recovers(server: tuple[str, Path], project_copy: Path):
    address, log = server
    page = project_copy / "docs" / "about" / "privacy.md"
    sound = page.read_text("utf-8")
    said = wait_for("Serving on", log)

    page.write_text(sound + "\n<script>alert(1)</script>\n", "utf-8")
    line = sound.count("\n") + 2
    said = wait_for(f"docs/about/privacy.md:{line}:1: raw HTML is not allowed", log, said)
    said = wait_for("until build errors are resolved", log, said)
    # Until then a browser that asks for a page waits, and gets it once it is right.

    page.write_text(sound + "\nMended words.\n", "utf-8")
    wait_for("Reloading browsers", log, said)
    with urllib.request.urlopen(f"{address}about/privacy/", timeout=PATIENCE) as answer:
        assert b"Mended words." in answer.read()
    assert "Traceback" not in log.read_text("utf-8")


def test_the_preview_sees_sign_offs_and_scores(server: tuple[str, Path], project_copy: Path):
    _, log = server
    said = wait_for("Serving on", log)

    ledger = project_copy / "reviews" / "guides--solid-tumors.yml"
    ledger.write_text("signed by somebody\n", "utf-8")
    said = wait_for("reviews/guides--solid-tumors.yml:1:1: a ledger is a list of entries", log, said)
    said = wait_for("until build errors are resolved", log, said)

    ledger.unlink()
    said = wait_for("Reloading browsers", log, said)

    (project_copy / "evidence-sheets" / "solid-tumors.yml").write_text("very good\n", "utf-8")
    wait_for("evidence-sheets/solid-tumors.yml:1:1:", log, said)


def test_the_preview_runs_its_own_script(server: tuple[str, Path]):
    """A policy would refuse the script that reloads the page after each change."""
    address, log = server
    wait_for("Serving on", log)
    with urllib.request.urlopen(address) as answer:
        html = answer.read().decode()
    assert "livereload(" in html
    assert '<meta http-equiv="Content-Security-Policy" content="">' in html
