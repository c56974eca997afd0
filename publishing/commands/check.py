"""`make check`: every problem in the sources, without building anything; then, if there is none, advice on words."""

import argparse
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from publishing.checks.run import read_and_check, unfinished
from publishing.commands.cut_short import exit_with
from publishing.content.dates import latest_day
from publishing.content.diagnostics import Problem, annotation, report, report_unfinished
from publishing.git.changed_files import changed_since

DOCS = Path("docs")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    # On GitHub's runners annotations appear beside the lines of a pull request without anybody asking.
    on_github = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    options.add_argument("--format", choices=("text", "github"), default=on_github)
    options.add_argument("--advice", action="store_true", help="also give advice on words, which never fails")
    options.add_argument("--since", help="give advice only on pages changed since this commit")
    arguments = options.parse_args()
    content, problems = read_and_check(DOCS, latest_day(), DOCS.parent)
    places = unfinished(content)
    show(problems, report, arguments.format)
    show(places, report_unfinished, arguments.format)
    if problems or places:
        return 1
    print("Nothing that would stop the build.")
    if arguments.advice:
        # It needs packages that a build does without.
        from publishing.advice.report import show as show_advice  # noqa: PLC0415

        show_advice(content, DOCS.parent, arguments.format, changed_since(arguments.since) if arguments.since else None)
    return 0


def show(problems: list[Problem], told: Callable[[Iterable[Problem]], str], shape: str) -> None:
    """Print the problems for people, and on GitHub also for its annotations."""
    if problems:
        print(told(problems))
    if shape == "github":
        for problem in sorted(set(problems)):
            print(annotation(problem))


if __name__ == "__main__":
    exit_with(main)
