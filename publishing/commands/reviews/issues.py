"""`make review-issues`: bring the GitHub issues that ask for reviews up to date, or tell what that would write.

Reads the records of `make reviews FORMAT=json`. GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL say where to.
The issues lead to the published site at SITE_URL.
"""

import argparse
import os
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from publishing.content.dates import build_day
from publishing.content.diagnostics import report
from publishing.content.read import read
from publishing.github.api import PAUSE_SECONDS, Repository
from publishing.github.changes import Action
from publishing.github.errors import GitHubError
from publishing.github.page_review import UnreadableRecordsError, read_reviews
from publishing.github.plan import Desk, plan
from publishing.github.words import IssueWords
from publishing.github.writing import write

WORDS = Path(".github/review-issue")


def main() -> int:
    options = _options()
    content, problems = read(Path("docs"))
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    name = os.environ.get("GITHUB_REPOSITORY", "")
    if not name and not options.dry_run:
        print("Name the repository: GITHUB_REPOSITORY=owner/name, and a GITHUB_TOKEN.", file=sys.stderr)
        return 1
    if not name:
        print("No GITHUB_REPOSITORY is named: told as if it had no issues yet.", file=sys.stderr)
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    repository_address, site = f"{server}/{name}", os.environ.get("SITE_URL", "")
    words = IssueWords(WORDS, repository_address)
    desk = Desk(content.data["reviewers"], words, build_day(), site, repository_address)
    try:
        records = read_reviews(_text(options.records))
        api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
        repository = Repository(api, name, os.environ.get("GITHUB_TOKEN", ""), options.pause)
        actions = plan(records, repository.issues() if name else (), desk)
        print(_told(actions))
        refused = [] if options.dry_run else write(actions, repository, words)
    except (UnreadableRecordsError, GitHubError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    for line in refused:
        print(line, file=sys.stderr)
    return 1 if refused else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make review-issues", description=__doc__)
    parser.add_argument("records", help="a file with the records, or - for the standard input")
    parser.add_argument("--dry-run", action="store_true", help="tell what would be written, and write nothing")
    parser.add_argument("--pause", type=float, default=PAUSE_SECONDS, help="seconds between two writes")
    return parser.parse_args()


def _text(records: str) -> str:
    return sys.stdin.read() if records == "-" else Path(records).read_text(encoding="utf-8")


def _told(actions: Iterable[Action]) -> str:
    """The plan as Markdown, which the workflow also shows as its summary."""
    lines: list[str] = []
    for asked, group in groupby(actions, key=lambda action: action.asked):
        lines += [f"## {asked or 'No reviewer'}", ""]
        lines += [_line(action) for action in group]
        lines.append("")
    return "\n".join(lines) or "Every issue is as it should be. Nothing to write."


def _line(action: Action) -> str:
    number = f" #{action.number}" if action.number else ""
    changes = "" if action.kind == "create" else f" ({', '.join(action.fields)})"
    return f"- {action.kind}{number}: {action.title}{changes}"


if __name__ == "__main__":
    sys.exit(main())
