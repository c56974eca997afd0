"""A command whose lines somebody stops reading, as `make check | head` does."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn


def exit_with(command: Callable[[], int]) -> NoReturn:
    """Run a command and exit with its code; with 1, and without a traceback, when nobody reads on.

    As the documentation of Python's `signal` advises, what is left to write then goes nowhere, so that the end of the
    program does not fail once more.
    """
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
