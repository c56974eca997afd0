"""Builds the site with MkDocs: as `mkdocs build --strict` does, with what stops it in the words of `make check`."""

import argparse
import sys
from pathlib import Path

from publishing.content.diagnostics import report
from publishing.engines.mkdocs_build import build_into


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder to build into")
    parser.add_argument("--before", type=Path, help="the site whose place it takes: what is as it was, both share")
    options = parser.parse_args(arguments)
    before = options.before.resolve() if options.before else None
    problems = build_into(Path().resolve(), str(options.site.resolve()), before)[1]
    if problems:
        print(report(problems), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
