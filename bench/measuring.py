"""What one command costs: CPU and wall seconds, and the most memory that one of its processes held."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

EVERY = 0.1
"""Seconds between two looks at memory, at the least."""
REST = 40
"""The pause before the next look is so many times as long as the last look took, or longer: Linux goes through all the
memory of each process for one, and a build that keeps all cores busy waits for that."""


@dataclass(frozen=True)
class Cost:
    """The cost of one command with all its children."""

    cpu: float
    """Seconds, user and system, children included."""
    wall: float
    """Seconds."""
    memory: int
    """Peak resident set of its largest process, in bytes."""
    together: int
    """The most that all its processes held at once, in bytes: what they share is counted once."""


def cost_of(command: list[str], folder: Path, **environment: str) -> Cost:
    """Run a command to its end. Raises SystemExit with what it printed when it fails."""
    settings = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
    start = time.monotonic()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    with subprocess.Popen(  # noqa: S603 - our own commands
        command, cwd=folder, env=settings, text=True, start_new_session=True, **streams
    ) as process:
        peak = _Peak(process.pid)
        peak.start()
        printed = process.stderr.read() if process.stderr else ""
        # The children that the command waited for are counted with it.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        peak.ended.set()
        peak.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{printed}")
    return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss * 1024, peak.found)


class _Peak(Thread):
    """Looks again and again at what a group of processes holds, as Linux tells it; elsewhere it finds nothing."""

    def __init__(self, group: int) -> None:
        super().__init__(daemon=True)
        self._group, self.ended, self.found = group, Event(), 0

    def run(self) -> None:
        took = 0.0
        while not self.ended.wait(max(EVERY, REST * took)):
            start = time.monotonic()
            self.found = max(self.found, sum(map(self._held, Path("/proc").glob("[0-9]*"))))
            took = time.monotonic() - start

    def _held(self, process: Path) -> int:
        try:
            # The name of a program may hold blanks and brackets, so what is counted stands behind the last of them.
            group = int((process / "stat").read_text().rpartition(")")[2].split()[2])
            if group != self._group:
                return 0
            lines = (process / "smaps_rollup").read_text().splitlines()
        except OSError:
            return 0  # it ended meanwhile
        return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
