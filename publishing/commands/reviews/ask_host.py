"""`make ask-host`: ask the website that hosts the project who gave the sign-offs that no key proves.

GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL and GITHUB_GRAPHQL_URL say where to. HOST_ANSWERS names the file for the
other commands and for the build.
"""

import argparse
import os
import sys
from pathlib import Path

from publishing.commands.cut_short import exit_with
from publishing.commands.reviews.arguments import PROJECT, history
from publishing.content.dates import build_day
from publishing.content.diagnostics import report
from publishing.git.repository import NoHistoryError
from publishing.github.api import Repository
from publishing.github.errors import GitHubError
from publishing.github.identity import AskedHost
from publishing.reviews.history.past import past_of
from publishing.reviews.history.verdicts import Judge
from publishing.reviews.identity.host import write_answers
from publishing.reviews.state.reviews import review_readable


def main() -> int:
    parser = argparse.ArgumentParser(prog="make ask-host", description=__doc__)
    parser.add_argument("answers", type=Path, help="the file to write the answers to")
    parser.add_argument("--base", help="the branch that a change will be merged into")
    parser.add_argument("--project", type=Path, default=PROJECT, help="the folder of the project")
    options = parser.parse_args()
    name = os.environ.get("GITHUB_REPOSITORY", "")
    if not name:
        print("Name the repository: GITHUB_REPOSITORY=owner/name, and a GITHUB_TOKEN.", file=sys.stderr)
        return 1
    git = history(options.project)
    try:
        api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
        graphql = os.environ.get("GITHUB_GRAPHQL_URL", f"{api.rstrip('/')}/graphql")
        host = AskedHost(Repository(api, name, os.environ.get("GITHUB_TOKEN", "")), graphql)
        branch = git.commit(options.base) if options.base else None
        # To judge the entries asks whatever must be asked.
        _, problems = review_readable(options.project, build_day(), past_of(Judge(git, host, branch)))
    except (GitHubError, NoHistoryError) as error:
        print(error, file=sys.stderr)
        return 1
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    write_answers(host.answers, options.answers)
    print(f"Asked about {len(host.answers.commits)} commits and {len(host.answers.forms)} forms.")
    return 0


if __name__ == "__main__":
    exit_with(main)
