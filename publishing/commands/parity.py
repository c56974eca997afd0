"""`make parity`: where the sites that two engines built from the same sources differ."""

import argparse
import sys
from pathlib import Path

from publishing.engines.parity import differences, known_differences


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make parity", description=__doc__)
    parser.add_argument("first", type=Path, help="the site of MkDocs")
    parser.add_argument("second", type=Path, help="the site of Zensical")
    sites = parser.parse_args(arguments)
    known = known_differences()
    found = list(differences(sites.first, sites.second))
    new = [one for one in found if not any(row.covers(one) for row in known)]
    # A row that covers nothing any more would hide the next difference of its kind.
    idle = [row for row in known if not any(row.covers(one) for one in found)]
    for one in new:
        print(one)
    for row in idle:
        print(
            f"publishing/engines/known_differences.yml: {row.what}, {row.first!r}: this difference is gone. Delete it."
        )
    print(f"{len(found) - len(new)} known differences of {len(known) - len(idle)} kinds, {len(new)} others.")
    return 1 if new or idle else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
