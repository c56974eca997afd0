"""A build that is killed leaves the last good site whole."""

import random
import subprocess
import sys
import time
from pathlib import Path

from publishing.postbuild.swap import swap
from tests.project_files import PROJECT

FILES = 40
KILLS = 15
BUILD_FOR_EVER = """
import itertools, runpy, shutil, sys
from pathlib import Path
swap = runpy.run_path("publishing/postbuild/swap.py")["swap"]
folder = Path(sys.argv[1])
for number in itertools.count():
    new = folder / "new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    for name in range(int(sys.argv[2])):
        (new / str(name)).write_text(str(number))
    swap(new, folder / "site")
    print(number, flush=True)
"""


def whole(site: Path) -> bool:
    texts = [path.read_text() for path in site.iterdir()]
    return len(texts) == FILES and len(set(texts)) == 1


def test_a_kill_at_any_moment_leaves_a_whole_site(tmp_path: Path):
    moments = random.Random(20260101)  # noqa: S311 - the same moments each time
    for _ in range(KILLS):
        command = [sys.executable, "-c", BUILD_FOR_EVER, str(tmp_path), str(FILES)]
        with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as builder:
            assert builder.stdout is not None
            builder.stdout.readline()
            time.sleep(moments.uniform(0, 0.03))
            builder.kill()
        assert whole(tmp_path / "site")


def test_the_first_site_is_put_where_none_was(tmp_path: Path):
    (tmp_path / "new").mkdir()
    swap(tmp_path / "new", tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_the_one_step_exchange_the_new_site_still_arrives(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("publishing.postbuild.swap._exchange", lambda *_: False)
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(name)
    swap(tmp_path / "new", tmp_path / "site")
    assert (tmp_path / "site" / "page").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
