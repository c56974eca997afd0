"""`make serve`: a mistake is told as in `make check`, and the preview recovers when it is mended."""

import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.project_files import PROJECT
from tests.reviews.small_site import BACKGROUND, SMALL_PRINT

PATIENCE = 60
"""Seconds until a test that waits gives up; nothing is said about speed."""

BROKEN = "\n<script>alert(1)</script>\n"
SAVED, WAITS = "The site is as you saved it.", "Mend what stands above and save."


@contextmanager
def server(project: Path) -> Iterator[tuple[str, Path]]:
    """A running preview of a copy of the project: its address, and the file of what it says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project / "serve.log"
    for folder in ("reviews", "evidence-sheets"):
        (project / folder).mkdir(exist_ok=True)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with log.open("w") as output:
        command = [sys.executable, *_words_of_make_serve(port)]
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=output, stderr=output)
        try:
            yield f"http://127.0.0.1:{port}/", log
        finally:
            process.send_signal(signal.SIGINT)
            try:
                wait_for("The preview has ended.", log)
            finally:
                # Pressed keys reach `make` and what it runs, and `make` passes them on.
                process.terminate()
                process.wait(PATIENCE)


def _words_of_make_serve(port: int) -> list[str]:
    """What `make serve` says to Python."""
    done = subprocess.run(
        ["make", "--dry-run", "serve", f"PORT={port}"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    (line,) = [line for line in done.stdout.splitlines() if "publishing.commands.serve" in line]
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


def shown(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return answer.read().decode()


def test_a_mistake_is_told_and_the_last_good_pages_stay(small_project: Path):
    page = small_project / "docs" / BACKGROUND
    sound = page.read_text("utf-8")
    ledger = small_project / "reviews" / "about--cells.yml"
    with server(small_project) as (address, log):
        said = wait_for("Read the site at", log)
        html = shown(address)
        # A policy would refuse the script that reloads the page after each change.
        assert "livereload(" in html
        assert '<meta http-equiv="Content-Security-Policy" content="">' in html

        page.write_text(sound + BROKEN, "utf-8")
        line = sound.count("\n") + 2
        said = wait_for(f"docs/{BACKGROUND}:{line}:1: raw HTML is not allowed", log, said)
        said = wait_for(WAITS, log, said)
        assert "alert(1)" not in shown(f"{address}about/cells/")

        page.write_text(sound + "\nMended words.\n", "utf-8")
        said = wait_for(SAVED, log, said)
        assert "Mended words." in shown(f"{address}about/cells/")

        ledger.write_text("signed by somebody\n", "utf-8")
        said = wait_for("reviews/about--cells.yml:1:1: a ledger is a list of entries", log, said)
        said = wait_for(WAITS, log, said)
        ledger.unlink()
        said = wait_for(SAVED, log, said)
        (small_project / "evidence-sheets" / "cells.yml").write_text("very good\n", "utf-8")
        wait_for("evidence-sheets/cells.yml:1:1:", log, said)
    assert "Traceback" not in log.read_text("utf-8")


def test_a_start_on_a_broken_page_waits_until_it_is_mended(small_project: Path):
    page = small_project / "docs" / BACKGROUND
    sound = page.read_text("utf-8")
    page.write_text(sound + BROKEN, "utf-8")
    block = small_project / SMALL_PRINT
    with server(small_project) as (address, log):
        wait_for(f"docs/{BACKGROUND}:{sound.count(chr(10)) + 2}:1: raw HTML is not allowed", log)
        said = wait_for("Read the site at", log)
        try:
            shown(address)
        except urllib.error.HTTPError as error:
            assert "cannot be built yet" in error.read().decode()
        else:
            raise AssertionError("a page was shown though nothing was built")

        page.write_text(sound, "utf-8")
        block.write_text(block.read_text("utf-8") + "\n\nWords of a block.\n", "utf-8")
        said = wait_for(SAVED, log, said)
        for place in ("care/wait/", "care/fever/"):
            assert "Words of a block." in shown(address + place)


def test_other_code_is_loaded_anew(small_project: Path):
    code = small_project / "publishing"
    code.unlink()
    shutil.copytree(PROJECT / "publishing", code)
    settings = code / "settings" / "site.py"
    with server(small_project) as (address, log):
        said = wait_for("Read the site at", log)
        text = settings.read_text("utf-8")
        assert 'settings["site_name"],' in text
        settings.write_text(text.replace('settings["site_name"],', '"Another name",'), "utf-8")
        wait_for("Read the site at", log, said)
        assert "Another name" in shown(f"{address}llms.txt")
    assert "Traceback" not in log.read_text("utf-8")


def test_a_port_that_is_taken_is_said_in_a_line(small_project: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, *_words_of_make_serve(port)]
        result = subprocess.run(
            command, cwd=small_project, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    assert result.returncode == 1
    assert f"Something else uses port {port}" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_search_follows_the_pages(small_project: Path):
    page = small_project / "docs" / BACKGROUND
    with server(small_project) as (address, log):
        said = wait_for("Read the site at", log)
        page.write_text(page.read_text("utf-8") + "\nThe word quagmires is new.\n", "utf-8")
        wait_for(SAVED, log, said)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                parts = json.loads(shown(f"{address}search/index.json"))["parts"]
                if "quagmires" in shown(f"{address}search/{parts}/words.json"):
                    break
            except urllib.error.HTTPError:
                pass  # it is being written
            time.sleep(0.1)
        else:
            raise AssertionError("the search does not know what was saved")
        assert "Sitemap" in shown(f"{address}robots.txt")
    assert "mistake in the code" not in log.read_text("utf-8")
