"""A job done in a process of its own, while this one goes on."""

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from publishing.workers.in_order import CORES, in_order
from publishing.workers.meanwhile import meanwhile
from tests.workers.among_others import process_among_others


@pytest.fixture(autouse=True)
def three_cores(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(CORES, "3")


def test_a_job_is_done_elsewhere_and_its_result_comes_when_it_is_asked_for():
    with meanwhile(os.getpid) as result:
        assert result() != os.getpid()


def test_it_goes_on_while_this_process_does(tmp_path: Path):
    begun = tmp_path / "begun"

    def job() -> str:
        begun.touch()
        return "done"

    with meanwhile(job) as result:
        while not begun.exists():
            time.sleep(0.01)
        assert result() == "done"


def test_with_one_core_it_is_done_here_when_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(CORES, "1")
    asked: list[str] = []
    with meanwhile(lambda: asked.append("job") or os.getpid()) as result:
        asked.append("this")
        assert result() == os.getpid()
    assert asked == ["this", "job"]


def test_it_is_done_here_where_threads_run():
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        with meanwhile(os.getpid) as result:
            assert result() == os.getpid()
    finally:
        end.set()
        other.join()


def test_what_it_raises_is_raised_where_its_result_is_asked_for():
    def job() -> None:
        raise ValueError("no such shelf")

    with meanwhile(job) as result, pytest.raises(ValueError, match="no such shelf"):
        result()


def test_it_may_have_workers_of_its_own(tmp_path: Path):
    with meanwhile(
        lambda: len({*in_order([partial(process_among_others, tmp_path, number) for number in range(40)])})
    ) as result:
        assert result() == 4


def test_without_asking_it_ends(tmp_path: Path):
    own = tmp_path / "own"

    def job() -> None:
        own.write_text(str(os.getpid()))
        time.sleep(600)

    with meanwhile(job):
        while not (own.exists() and own.read_text()):
            time.sleep(0.01)
    assert not Path(f"/proc/{own.read_text()}").exists()


def test_its_own_workers_end_with_it(tmp_path: Path):
    def job() -> None:
        def slow(number: int) -> None:
            (tmp_path / f"{number}").write_text(str(os.getpid()))
            time.sleep(600 if number else 0)

        list(in_order([partial(slow, number) for number in range(40)]))

    with meanwhile(job):
        while len(begun := [path.read_text() for path in tmp_path.iterdir() if path.read_text()]) < 4:
            time.sleep(0.01)
    for _ in range(100):
        if not any(Path(f"/proc/{process}").exists() for process in begun):
            break
        time.sleep(0.05)
    assert not [process for process in begun if Path(f"/proc/{process}").exists()]


SLOW = """
import os, sys, time
from publishing.workers.meanwhile import meanwhile

def job():
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(60)

with meanwhile(job) as result:
    result()
"""


def test_it_ends_when_who_waits_for_it_is_killed():
    environment = os.environ | {CORES: "3"}
    command = [sys.executable, "-c", SLOW]
    project = Path(__file__).parents[2]
    with subprocess.Popen(command, env=environment, text=True, cwd=project, stdout=subprocess.PIPE) as parent:
        other = Path(f"/proc/{int(parent.stdout.readline())}")
        parent.send_signal(signal.SIGKILL)
    for _ in range(100):
        if not other.exists():
            break
        time.sleep(0.05)
    assert not other.exists()
