"""What a machine must have before `make` can work: installed where that is allowed, else told in one line to type.

Runs before anything is installed, so it needs nothing but Python.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from publishing.paper.chromium import NAMES as BROWSERS


@dataclass(frozen=True)
class Program:
    """Something that no package of Python brings along."""

    what: str
    commands: tuple[str, ...]
    """Any one of them is enough."""
    packages: tuple[str, ...]
    """Their names at Debian and Ubuntu; the first that the system's lists know is installed."""


CHROMIUM = Program("the browser Chromium", BROWSERS, ("chromium-headless-shell", "chromium", "chromium-browser"))
PROGRAMS = {
    "site": (),
    "pdf": (CHROMIUM,),
    "test": (
        CHROMIUM,
        Program("the browser Firefox", ("firefox-esr", "firefox"), ("firefox-esr", "firefox")),
        Program("WebKit with its driver", ("WebKitWebDriver",), ("webkit2gtk-driver", "webkitgtk-webdriver")),
        Program("a screen for it that nobody sees", ("Xvfb",), ("xvfb",)),
        Program("the web server nginx", ("nginx",), ("nginx-light",)),
        Program("the web server Caddy", ("caddy",), ("caddy",)),
        Program("Java", ("java",), ("default-jre-headless",)),
        Program("ssh-keygen, with which sign-offs are signed", ("ssh-keygen",), ("openssh-client",)),
    ),
}
"""What each command of `make` needs."""
ENVIRONMENTS = {"site": (".venv",), "pdf": (".venv",), "test": (".venv", ".venv-zensical")}
"""The folders of Python packages that it makes, and for which Debian keeps a part of Python apart."""
SYSTEM = "/usr/sbin"
"""Where Debian puts web servers; it is not on everybody's path."""


def missing(goal: str, project: Path) -> list[Program]:
    """What `make` with this goal needs and this machine has not."""
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), SYSTEM))
    found = [
        program for program in PROGRAMS[goal] if not any(shutil.which(name, path=path) for name in program.commands)
    ]
    made = all((project / folder / "bin/pip").exists() for folder in ENVIRONMENTS[goal])
    if not made and find_spec("ensurepip") is None:
        major, minor = sys.version_info[:2]
        found.append(Program("Python's own venv", (), (f"python{major}.{minor}-venv", "python3-venv")))
    return found


def package_of(program: Program) -> str:
    """The name of its package on this machine: the first that the system's lists know, or its first at all."""
    # Of a name that is only another package's, apt-cache says nothing, and no error either.
    known = (package for package in program.packages if _run("apt-cache", "show", package).stdout.strip())
    return next(known, program.packages[0])


def line_to_type(packages: Iterable[str]) -> str:
    """What somebody who may use sudo types to install these packages."""
    return f"sudo apt-get update && sudo apt-get install --yes --no-install-recommends {' '.join(packages)}"


def main(arguments: list[str], root: bool) -> int:
    (goal,) = arguments
    programs = missing(goal, Path())
    if not programs:
        return 0
    print(f"`make {goal}` needs what is not here yet: {', '.join(program.what for program in programs)}.", flush=True)
    if not shutil.which("apt-get"):
        print(f"Install it with your system's own tool, then type `make {goal}` again.", file=sys.stderr)
        return 1
    as_root = _as_root(root)
    if as_root and _install(programs, as_root):
        return 0
    line = line_to_type(package_of(program) for program in programs)
    print(f"Type this line, then `make {goal}` again:\n\n    {line}\n", file=sys.stderr)
    return 1


def _install(programs: Iterable[Program], as_root: Sequence[str]) -> bool:
    """Whether all of them could be installed; what went wrong is told."""
    print("Installing it with apt-get ...", flush=True)
    done = _run(*as_root, "apt-get", "update", "-qq")
    if not done.returncode:
        # Only now do the lists tell which packages there are.
        packages = map(package_of, programs)
        done = _run(*as_root, "apt-get", "install", "-qq", "--yes", "--no-install-recommends", *packages)
    if done.returncode:
        print(done.stdout, done.stderr, sep="", file=sys.stderr)
    return not done.returncode


def _as_root(root: bool) -> tuple[str, ...]:
    """The words before a command that make it run as root and without a question; empty if there are none."""
    quietly = ("env", "DEBIAN_FRONTEND=noninteractive")
    if root:
        return quietly
    if shutil.which("sudo") and not _run("sudo", "--non-interactive", "true").returncode:
        return ("sudo", "--non-interactive", *quietly)
    return ()


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.geteuid() == 0))
