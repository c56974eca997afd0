"""A job that is done in a process of its own, while this one goes on."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from publishing.workers.in_order import cores, received, work

Result = TypeVar("Result")


@contextmanager
def meanwhile(job: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin a job; the block gets what waits for its result, and raises what the job raised. Without waiting, it ends.

    As `in_order` has it: pickle must carry the result, what else the job changes is lost, files that it writes stay.
    With one core, or where no process can be split off safely, the job is done when its result is asked for.
    """
    if cores() < 2:
        yield job
        return
    # As for jobs in order: what is there already would be copied.
    gc.freeze()
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)
    # No daemon, for those may have no workers of their own.
    process = fork.Process(target=work, args=([(0, job)], there, [here], os.getpid()))
    process.start()
    there.close()
    try:
        yield lambda: received(process, here).result()
    finally:
        here.close()
        # One that has given its result has nothing left to do.
        process.kill()
        process.join()
        gc.unfreeze()
