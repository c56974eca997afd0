"""What one command costs: CPU and wall seconds, and the most memory that one of its processes held."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """The cost of one command with all its children."""

    cpu: float
    """Seconds, user and system, children included."""
    wall: float
    """Seconds."""
    memory: int
    """Peak resident set of its largest process, in bytes."""


def cost_of(command: list[str], folder: Path, **environment: str) -> Cost:
    """Run a command to its end. Raises SystemExit with what it printed when it fails."""
    settings = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
    start = time.monotonic()
    with subprocess.Popen(  # noqa: S603 - our own commands
        command, cwd=folder, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        printed = process.stderr.read() if process.stderr else ""
        # The children that the command waited for are counted with it.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{printed}")
    return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss * 1024)
