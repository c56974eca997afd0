"""`make check`: everything that would stop the build, by line; then, if there is nothing, advice on what changed."""

import argparse
import gc
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from publishing.bounds.memory_limit import limit_memory
from publishing.checks.run import unfinished
from publishing.commands.cut_short import exit_with
from publishing.content.diagnostics import Problem, annotation, report, report_unfinished
from publishing.content.read import read
from publishing.engines.mkdocs_build import build_problems
from publishing.git.changed_lines import ChangedLines, changed_lines
from publishing.git.repository import NoHistoryError


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    # On GitHub's runners annotations appear beside the lines of a pull request without anybody asking.
    on_github = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    options.add_argument("--format", choices=("text", "github"), default=on_github)
    options.add_argument("--advice", action="store_true", help="also give advice on words, which never fails")
    options.add_argument("--since", help="give advice on what changed since this commit, not since the main branch")
    options.add_argument("--all", action="store_true", help="give advice on everything, whenever it changed")
    arguments = options.parse_args()
    limit_memory()
    # A short run that keeps most of what it reads: looking for garbage would cost a twelfth of it.
    gc.disable()
    project = Path().resolve()
    problems, places = _found(project)
    show(problems, report, arguments.format)
    show(places, report_unfinished, arguments.format)
    if problems or places:
        return 1
    print("Nothing that would stop the build.")
    if arguments.advice:
        # It needs packages that a build does without.
        from publishing.advice.report import show as show_advice  # noqa: PLC0415

        changed = None if arguments.all else _changed(project, arguments.since)
        show_advice(project, arguments.format, changed)
    return 0


def _found(project: Path) -> tuple[list[Problem], list[Problem]]:
    """What stops the build, and the places that are not written yet."""
    content, problems = build_problems(project)
    return problems, unfinished(content or read(project / "docs")[0])


def _changed(project: Path, since: str | None) -> ChangedLines | None:
    """The lines to give advice on; None for all, where git cannot tell."""
    try:
        return changed_lines(project, since)
    except NoHistoryError as error:
        print(f"\nWhat changed is not known ({error}), so all advice follows.")
        return None


def show(problems: list[Problem], told: Callable[[Iterable[Problem]], str], shape: str) -> None:
    """Print the problems for people, and on GitHub also for its annotations."""
    if problems:
        print(told(problems))
    if shape == "github":
        for problem in sorted(set(problems)):
            print(annotation(problem))


if __name__ == "__main__":
    exit_with(main)
