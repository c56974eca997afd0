"""`make kind-of-change`: says "words" if a change is to words alone, else "code": then all tests must run."""

import argparse
import sys
from pathlib import Path

from publishing.git.only_words import only_words
from publishing.git.repository import NoHistoryError


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make kind-of-change", description=__doc__)
    parser.add_argument("base", help="the branch or commit that the change began at")
    try:
        print("words" if only_words(Path(), parser.parse_args(arguments).base) else "code")
    except NoHistoryError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
