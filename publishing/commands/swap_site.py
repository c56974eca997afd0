"""Puts a newly built site in the place of the last one."""

import argparse
import sys
from pathlib import Path

from publishing.postbuild.swap import swap


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("new", type=Path)
    parser.add_argument("place", type=Path)
    folders = parser.parse_args(arguments)
    swap(folders.new, folders.place)


if __name__ == "__main__":
    main(sys.argv[1:])
