"""Jobs done side by side, with results in the order of the jobs: nobody can tell how many processes there were.

The pools of the standard library leave their processes behind when the one that waits is killed, which must not happen
to a build; and a warning that is logged in one of them is lost, which a strict build would count.
"""

import gc
import logging
import multiprocessing
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from publishing.workers.ends_with_parent import end_with

Result = TypeVar("Result")

LEAST = 12
"""Jobs for each process: with fewer, beginning it costs more than it saves."""
MOST = 8
"""Processes: hosts show many cores to builds that may use few, and each process copies some of the memory."""
LOTS = 2048
"""Lots that jobs are dealt in, if there are more of them. Their numbers fill the smallest pipe that a system gives, one
page of memory, and no more is ever written into it: who writes into a full one waits for a reader."""
WIDTH = 2
"""Bytes of the number of a lot."""
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
    fork = multiprocessing.get_context("fork")
    workers: dict[Connection, BaseProcess] = {}
    early: dict[int, Done] = {}
    lots = _lots(len(jobs))
    to_take, to_hand_out = fork.Pipe(duplex=False)
    try:
        # What is there already is not looked at by the collector of garbage, or each process would copy it.
        gc.freeze()
        os.write(to_hand_out.fileno(), b"".join(lot.to_bytes(WIDTH) for lot in range(len(lots))))
        for _ in range(count):
            here, there = fork.Pipe(duplex=False)
            others = [*workers, here, to_hand_out]
            in_turn = _in_turn(jobs, lots, to_take)
            process = fork.Process(target=work, args=(in_turn, there, others, os.getpid()), daemon=True)
            process.start()
            there.close()
            workers[here] = process
        for number in range(len(jobs)):
            while number not in early:
                for end in wait(workers):
                    done = received(workers[end], end)
                    early[done.number] = done
            if number < len(jobs) - 1:
                yield early.pop(number).result()
    finally:
        for end, process in workers.items():
            end.close()
            # One that has given all its results has nothing left to do.
            process.kill()
        for process in workers.values():
            process.join()
        to_hand_out.close()
        to_take.close()
        gc.unfreeze()
    # All processes have ended: who takes the last result need not ask for one more.
    yield early.pop(len(jobs) - 1).result()


def _lots(jobs: int) -> list[range]:
    """The numbers of jobs, those of one lot together."""
    count = min(jobs, LOTS)
    return [range(jobs * lot // count, jobs * (lot + 1) // count) for lot in range(count)]


def _in_turn(
    jobs: Sequence[Callable[[], Result]], lots: Sequence[range], to_take: Connection
) -> Iterator[tuple[int, Callable[[], Result]]]:
    """The jobs that one of several processes does: each takes the next lot when it is free, for some jobs are long.

    A pipe gives its bytes to one reader at a time, and one that is killed leaves no lock behind.
    """
    while taken := os.read(to_take.fileno(), WIDTH):
        for number in lots[int.from_bytes(taken)]:
            yield number, jobs[number]


def _processes(jobs: int, least: int) -> int:
    """How many processes so many jobs are worth."""
    return min(cores(), MOST, jobs // least)


def cores() -> int:
    """How many processes may run at once. One where none can be split off safely: elsewhere than on Linux, and where
    threads run, of which a copy might hold a lock for ever."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    wanted = os.environ.get(CORES, "")
    if wanted and not wanted.isdecimal():
        raise SystemExit(f"{CORES} is {wanted!r}. Write how many cores a build may use, or leave it out.")
    return int(wanted or len(os.sched_getaffinity(0)))


@dataclass(frozen=True)
class Done:
    """What a job gave, raised and logged."""

    number: int
    found: Any
    error: BaseException | None
    told: list[logging.LogRecord]

    def result(self) -> Any:
        """What it gave. What it logged is logged here, and what it raised is raised."""
        for record in self.told:
            logging.getLogger(record.name).handle(record)
        if self.error:
            raise self.error
        return self.found


def work(
    jobs: Iterable[tuple[int, Callable[[], Any]]], there: Connection, others: Sequence[Connection], parent: int
) -> None:
    """What a process does that `parent` split off: the jobs, one after the other, each sent as soon as it is done."""
    end_with(parent)
    for end in others:
        # Or this process would keep them open when the one that reads is killed, and nobody would end.
        end.close()
    told: list[logging.LogRecord] = []
    _log_into(told)
    with suppress(BrokenPipeError, KeyboardInterrupt):
        for number, job in jobs:
            told.clear()
            there.send(Done(number, *_done(job), told))


def _done(job: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return job(), None
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return None, _portable(error)


def _portable(error: BaseException) -> BaseException:
    """The error with the place where it was raised, or one that says the same where pickle cannot carry it."""
    place = "".join(traceback.format_exception(error))
    error.add_note(place)
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:
        return RuntimeError(place)
    return error


def _log_into(told: list[logging.LogRecord]) -> None:
    """Have records of all loggers put down, to be handled where a strict build counts them."""
    handler = logging.Handler()
    handler.emit = lambda record: told.append(_plain(record))
    for logger in (logging.root, *map(logging.getLogger, [*logging.root.manager.loggerDict])):
        logger.handlers = [handler] if logger is logging.root else []
        logger.propagate = True


def _plain(record: logging.LogRecord) -> logging.LogRecord:
    """The record with its words put together, for what they were made of may be more than pickle can carry."""
    if record.exc_info:
        record.exc_text = logging.Formatter().formatException(record.exc_info)
    record.msg, record.args, record.exc_info = record.getMessage(), None, None
    return record


def received(process: BaseProcess, end: Connection) -> Done:
    """The next of what a process has done. Raises RuntimeError if it has ended."""
    try:
        return end.recv()
    except (EOFError, OSError):
        # It ended between two results, or while it gave one.
        process.join()
        message = f"a process of the build ended by itself ({process.exitcode}): there may be too little memory."
        raise RuntimeError(message) from None
