"""A command that somebody cuts short: stops reading its lines, as `make check | head` does, or types Ctrl+C."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

INTERRUPTED = 130
"""The exit code of what somebody ended with Ctrl+C."""


def exit_with(command: Callable[[], int]) -> NoReturn:
    """Run a command and exit with its code; with another, and without a traceback, when somebody cuts it short.

    As the documentation of Python's `signal` advises, what is left to write then goes nowhere, so that the end of the
    program does not fail once more.
    """
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)
