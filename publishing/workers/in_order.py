"""Jobs done side by side, with results in the order of the jobs: nobody can tell how many processes there were."""

import gc
import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Result = TypeVar("Result")

LEAST = 12
"""Jobs for each process: with fewer, beginning it costs more than it saves."""
CORES = "BUILD_CORES"
"""The variable of the environment that says how many cores to use, where not all of them."""


def in_order(jobs: Sequence[Callable[[], Result]], least: int = LEAST) -> Iterator[Result]:
    """The result of each job, in their order. What a job raises or logs is raised or logged here, in its turn.

    A job's result must be such that pickle can carry it; what else it changes is lost where it ran in another process.
    """
    count = _processes(len(jobs), least)
    here_alone, jobs = (jobs[:1], jobs[1:]) if count > 1 else (jobs, ())
    for job in here_alone:
        # What the first one loads, all processes then have.
        yield job()
    if jobs:
        yield from _side_by_side(jobs, count)


def _side_by_side(jobs: Sequence[Callable[[], Result]], count: int) -> Iterator[Result]:
    # What is there already is not looked at by the collector of garbage, or each process would copy it.
    gc.freeze()
    workers: list[tuple[multiprocessing.process.BaseProcess, Connection]] = []
    fork = multiprocessing.get_context("fork")
    try:
        for number in range(count):
            here, there = fork.Pipe(duplex=False)
            others = [*(end for _, end in workers), here]
            process = fork.Process(target=_work, args=(jobs[number::count], there, others), daemon=True)
            process.start()
            there.close()
            workers.append((process, here))
        for number in range(len(jobs)):
            yield _received(workers[number % count][1])
    finally:
        for process, end in workers:
            end.close()
            process.join()
        gc.unfreeze()


def _processes(jobs: int, least: int) -> int:
    """How many processes so many jobs are worth. One where none can be split off safely: elsewhere than on Linux, and
    where threads run, of which a copy might hold a lock for ever."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    cores = int(os.environ.get(CORES) or len(os.sched_getaffinity(0)))
    return min(cores, jobs // least)


def _work(jobs: Sequence[Callable[[], Any]], there: Connection, others: Sequence[Connection]) -> None:
    for end in others:
        # Or this process would keep them open when the one that reads is killed, and nobody would end.
        end.close()
    told: list[logging.LogRecord] = []
    _log_into(told)
    with suppress(BrokenPipeError):
        for job in jobs:
            told.clear()
            try:
                found = (job(), None)
            except Exception as error:
                found = (None, error)
            there.send((*found, told))


def _log_into(told: list[logging.LogRecord]) -> None:
    """Have records of all loggers put down, to be handled where a strict build counts them."""
    handler = logging.Handler()
    handler.emit = lambda record: told.append(_plain(record))
    for logger in (logging.root, *map(logging.getLogger, [*logging.root.manager.loggerDict])):
        logger.handlers = [handler] if logger is logging.root else []
        logger.propagate = True


def _plain(record: logging.LogRecord) -> logging.LogRecord:
    """The record with its words put together, for what they were made of may be more than pickle can carry."""
    record.msg, record.args, record.exc_info = record.getMessage(), None, None
    return record


def _received(end: Connection) -> Any:
    try:
        found, error, told = end.recv()
    except EOFError:
        raise RuntimeError("a process of the build ended by itself: there may be too little memory.") from None
    for record in told:
        logging.getLogger(record.name).handle(record)
    if error:
        raise error
    return found
