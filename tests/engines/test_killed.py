"""`make site`, killed at any moment, leaves the last good site whole."""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

from tests.project_files import PROJECT
from tests.reviews.small_site import BACKGROUND, write_small_site

KILLS = 50
WORDS = ("\nOne more line.\n", "\nAnother line.\n")


def make_site(project: Path) -> subprocess.Popen[bytes]:
    """The real command, in a process group of its own, with the packages that are installed here."""
    settings = os.environ | {"SOURCE_DATE_EPOCH": "1795305600"}
    command = ["make", "--no-print-directory", "site", f"VENV={PROJECT / '.venv'}"]
    return subprocess.Popen(
        command, cwd=project, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def state(site: Path) -> str:
    """A fingerprint of every file of a site."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    known = hashlib.sha256()
    for path in files:
        known.update(f"{path.relative_to(site)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return known.hexdigest()


def test_fifty_kills_leave_a_whole_site(tmp_path: Path):
    project = tmp_path / "project"
    project.mkdir()
    write_small_site(project)
    for name in ("Makefile", "requirements.txt"):
        shutil.copy2(PROJECT / name, project)
    page = project / "docs" / BACKGROUND
    text = page.read_text("utf-8")
    site, whole, seconds = project / "site", [], 0.0
    for words in WORDS:
        page.write_text(text + words, "utf-8")
        start = time.monotonic()
        assert make_site(project).wait() == 0
        seconds = time.monotonic() - start
        whole.append(state(site))
    assert whole[0] != whole[1]
    draw, seen = random.Random(20261122), set()  # noqa: S311 - the same moments each time
    for number in range(KILLS):
        page.write_text(text + WORDS[number % 2], "utf-8")
        build = make_site(project)
        try:
            build.wait(timeout=draw.uniform(0, seconds))
        except subprocess.TimeoutExpired:
            os.killpg(build.pid, signal.SIGKILL)
            build.wait()
        assert state(site) in whole, f"after kill {number} the site was half of one"
        seen.add(build.returncode)
    assert -signal.SIGKILL in seen
    # What the killed builds kept misleads none that comes after them.
    page.write_text(text + WORDS[0], "utf-8")
    assert make_site(project).wait() == 0
    assert state(site) == whole[0]
