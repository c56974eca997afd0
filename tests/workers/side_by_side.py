"""Jobs done side by side: nobody can tell but by the clock."""

import fcntl
import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from publishing.cache.store import Cache
from publishing.git.objects import Objects
from publishing.workers import in_order as workers
from publishing.workers.in_order import CORES, in_order
from tests.workers.among_others import process_among_others

MANY = 40


@pytest.fixture(autouse=True)
def three_cores(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(CORES, "3")


def process_of(_: int) -> int:
    return os.getpid()


def test_results_come_in_the_order_of_the_jobs():
    jobs = [partial(lambda number: number * number, number) for number in range(MANY)]
    assert list(in_order(jobs)) == [number * number for number in range(MANY)]


def test_the_first_job_is_done_here_and_the_others_by_as_many_processes_as_cores(tmp_path: Path):
    found = list(in_order([partial(process_among_others, tmp_path, number) for number in range(MANY)]))
    assert found[0] == os.getpid()
    assert len(set(found[1:]) - {os.getpid()}) == 3


def test_few_jobs_and_one_core_need_no_process(monkeypatch: pytest.MonkeyPatch):
    assert set(in_order([partial(process_of, number) for number in range(workers.LEAST)])) == {os.getpid()}
    monkeypatch.setenv(CORES, "1")
    assert set(in_order([partial(process_of, number) for number in range(MANY)])) == {os.getpid()}


def test_no_process_is_split_off_one_that_runs_threads():
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        assert set(in_order([partial(process_of, number) for number in range(MANY)])) == {os.getpid()}
    finally:
        end.set()
        other.join()


def test_what_a_job_raises_is_raised_in_its_turn():
    def job(number: int) -> int:
        if number == 25:
            raise ValueError(f"job {number}")
        return number

    found = in_order([partial(job, number) for number in range(MANY)])
    assert [next(found) for _ in range(25)] == list(range(25))
    with pytest.raises(ValueError, match="job 25"):
        next(found)


def test_who_is_free_does_what_is_left_while_another_is_at_a_long_job(tmp_path: Path):
    def job(number: int) -> int:
        (tmp_path / str(number)).touch()
        # The first that another process does waits for the last of all.
        for _ in range(600 if number == 1 else 0):
            if (tmp_path / str(MANY - 1)).exists():
                break
            time.sleep(0.05)
        return os.getpid()

    found = list(in_order([partial(job, number) for number in range(MANY)]))
    assert found.count(found[1]) == 1


@pytest.mark.parametrize("many", [workers.LOTS - 1, workers.LOTS, workers.LOTS + 2, 3 * workers.LOTS + 5])
def test_many_jobs_need_no_large_pipe(many: int, monkeypatch: pytest.MonkeyPatch):
    pipe = multiprocessing.get_context("fork").Pipe

    def small(duplex: bool) -> tuple[Connection, Connection]:
        # As a system gives them to whoever has many open.
        ends = pipe(duplex)
        fcntl.fcntl(ends[1].fileno(), fcntl.F_SETPIPE_SZ, 4096)
        return ends

    monkeypatch.setattr(multiprocessing.get_context("fork"), "Pipe", small)
    results = [f"{number:200}" for number in range(many)]
    assert list(in_order([partial(str, result) for result in results])) == results


def test_one_that_is_given_up_ends_while_another_goes_on():
    def job(number: int) -> str:
        time.sleep(0.05 if number else 0)
        return "x" * 100_000

    first, second = (in_order([partial(job, number) for number in range(MANY)]) for _ in range(2))
    for found in (first, second):
        assert next(found)
        assert next(found)
    first.close()
    assert len([*second]) == MANY - 2


class OddError(Exception):
    """What pickle cannot carry."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} and {second}")


def test_an_error_that_cannot_be_carried_says_what_and_where():
    def job(number: int) -> None:
        if number == 25:
            raise OddError("this", "that")

    with pytest.raises(RuntimeError, match=r"(?s)side_by_side.*OddError: this and that"):
        list(in_order([partial(job, number) for number in range(MANY)]))


def test_who_takes_the_last_result_leaves_no_process(tmp_path: Path):
    found = in_order([partial(process_among_others, tmp_path, number) for number in range(MANY)])
    others = {next(found) for _ in range(MANY)} - {os.getpid()}
    assert len(others) == 3
    assert not [process for process in others if Path(f"/proc/{process}").exists()]


def test_a_number_of_cores_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(CORES, "two")
    with pytest.raises(SystemExit, match="BUILD_CORES is 'two'"):
        list(in_order([partial(process_of, number) for number in range(MANY)]))


def test_a_cache_may_be_asked_in_a_process_that_was_split_off(tmp_path: Path):
    before = Cache(tmp_path, "kind", "code")
    before.put("old", "of before")
    before.save()
    cache = Cache(tmp_path, "kind", "code")
    cache.put("new", "of now")

    def job(number: int) -> list[str | None]:
        cache.put(f"key {number}", "of the other process")
        return [cache.get("old"), cache.get("new"), cache.get(f"key {number}")]

    assert list(in_order([partial(job, number) for number in range(MANY)]))[1:] == (
        [["of before", None, "of the other process"]] * (MANY - 1)
    )
    assert cache.get("key 5") is None
    assert [cache.get("old"), cache.get("new")] == ["of before", "of now"]


def test_git_may_be_asked_in_a_process_that_was_split_off():
    objects = Objects(Path(__file__).parents[2])
    head = objects.name_of("HEAD")
    jobs = [partial(objects.name_of, ("HEAD", "HEAD^{tree}")[number % 2]) for number in range(MANY)]
    found = list(in_order(jobs))
    assert found == [head, objects.name_of("HEAD^{tree}")] * (MANY // 2)


def test_what_a_job_logs_is_logged_here_where_a_strict_build_counts_it(caplog: pytest.LogCaptureFixture):
    def job(number: int) -> None:
        if number % 10 == 7:
            logging.getLogger("mkdocs.plugins.guides").warning("no page %r", object)

    assert len(list(in_order([partial(job, number) for number in range(MANY)]))) == MANY
    assert [record.getMessage() for record in caplog.records] == ["no page <class 'object'>"] * 4


def test_a_job_that_ends_its_process_is_told():
    def job(number: int) -> int:
        if number == 20:
            os._exit(3)
        return number

    with pytest.raises(RuntimeError, match="ended by itself"):
        list(in_order([partial(job, number) for number in range(MANY)]))


def test_one_that_is_killed_while_it_gives_its_result_is_told():
    def job(number: int) -> bytes:
        if number == 20:
            # It is killed when it has begun to write more than a pipe holds.
            threading.Timer(0.5, os._exit, (9,)).start()
        return b"x" * (50_000_000 if number == 20 else 1)

    found = in_order([partial(job, number) for number in range(MANY)])
    assert len([next(found) for _ in range(5)]) == 5
    time.sleep(2)
    with pytest.raises(RuntimeError, match="ended by itself"):
        list(found)


SLOW = """
import os, sys
from publishing.workers.in_order import in_order

def job():
    os.write(1, b"%d\\n" % os.getpid())
    return "x" * 1_000_000

for number, found in enumerate(in_order([job] * 40)):
    if number and os.environ["STOP"] == "break":
        break
    if number:
        sys.stdin.read()
"""


@pytest.mark.parametrize("how", ["break", "kill"])
def test_no_process_outlives_who_waits_for_it(how: str):
    environment = os.environ | {"STOP": how, CORES: "3"}
    command = [sys.executable, "-c", SLOW]
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, cwd=Path(__file__).parents[2], **streams) as parent:
        # Its own, and one of each process.
        others: set[int] = set()
        while len(others) < 4:
            others.add(int(parent.stdout.readline()))
        if how == "kill":
            parent.send_signal(signal.SIGKILL)
        else:
            parent.stdin.close()
        # The pipe is at its end when nobody holds it any more.
        others |= {int(line) for line in parent.stdout.read().split()}
    for _ in range(100):
        if not any(Path(f"/proc/{process}").exists() for process in others):
            break
        time.sleep(0.05)
    assert not [process for process in others if Path(f"/proc/{process}").exists()]
