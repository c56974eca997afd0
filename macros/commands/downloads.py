"""Writes the files offered beside the pages into a built site. MkDocs does this itself; other engines call this."""

import sys
from pathlib import Path

from macros.checks import read_and_check
from macros.downloads import write_downloads
from macros.problems import report


def main(arguments: list[str]) -> int:
    content, problems = read_and_check(Path("docs"))
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    write_downloads(content, Path(arguments[0] if arguments else "site"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
