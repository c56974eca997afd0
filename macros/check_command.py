"""`make check`: every problem in the sources, without building anything."""

import sys
from pathlib import Path

from macros.checks import read_and_check
from macros.problems import report


def main() -> int:
    _, problems = read_and_check(Path("docs"))
    print(report(problems) if problems else "Nothing to mend.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
