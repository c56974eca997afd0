"""Has a process end when the one that began it is killed, which leaves no time to end others."""

import ctypes
import os
import signal
import sys

SIGNAL_WHEN_PARENT_ENDS = 1
"""PR_SET_PDEATHSIG of Linux: see prctl(2)."""


def end_with(parent: int) -> None:
    """End this process as soon as its parent has ended, whose number it had when it began."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(SIGNAL_WHEN_PARENT_ENDS, signal.SIGKILL)
    # It may have ended before this was asked for.
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
