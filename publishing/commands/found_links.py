"""Turns what lychee wrote into a list of addresses that died or moved, for `make source-watch LINKS=`.

The list goes to a file as JSON, and to the terminal as Markdown for an issue.
"""

import argparse
import json
import sys
from pathlib import Path

from publishing.evidence.found_links import found_links
from publishing.evidence.source_watch import LINK_RESULTS, LinkResult


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("report", type=Path, help="what lychee wrote with --format json -v")
    parser.add_argument("found", type=Path, help="the file to write")
    options = parser.parse_args(arguments)
    links = found_links(json.loads(options.report.read_bytes()))
    options.found.write_bytes(LINK_RESULTS.dump_json(links, indent=1))
    print("\n".join(map(as_markdown, links)) or "Every address answers.")
    return 0


def as_markdown(link: LinkResult) -> str:
    return f"- [ ] <{link.url}> {link.state}" + (f" to <{link.to}>" if link.to else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
