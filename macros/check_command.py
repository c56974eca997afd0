"""`make check`: every problem in the sources, without building anything."""

import sys
from pathlib import Path

from macros.checks import check
from macros.content import read
from macros.problems import report


def main() -> int:
    content, problems = read(Path("docs"))
    problems += [] if problems else check(content)
    print(report(problems) if problems else "Nothing to mend.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
