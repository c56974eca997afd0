"""Builds the site with Zensical. What must hold before a build is asked first, in the words of the other engine."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from publishing.content.dates import build_day, latest_day
from publishing.content.diagnostics import report
from publishing.project.read import read_project

SETTINGS = "zensical.yml"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder to build into, inside the project")
    site = parser.parse_args(arguments).site
    # Inside the engine the same check would end in a traceback.
    project = Path().resolve()
    _, problems = read_project(project, project / "docs", build_day(), latest_day())
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    # Not --strict: its own look at links knows none that start at docs/. checks/markdown/links.py has looked at them.
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", SETTINGS]
    settings = os.environ | {"SITE_DIR": str(site)}
    result = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)  # noqa: S603
    if result.returncode:
        print(result.stdout, result.stderr, sep="\n", file=sys.stderr)
    return result.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
