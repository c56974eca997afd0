"""`make owner-settings`: tell which settings of the repository on GitHub are missing; WRITE=1 makes labels of forms.

GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL say where to ask. The list is in docs-for/owner.md.
"""

import argparse
import os
import sys
from pathlib import Path

import yaml

from publishing.commands.cut_short import exit_with
from publishing.content.diagnostics import report
from publishing.content.read import read
from publishing.github.api import PAUSE_SECONDS, Repository
from publishing.github.errors import GitHubError
from publishing.github.owner_settings import Project, as_markdown, settings
from publishing.github.words import IssueWords

FORMS, LOOKS, OWNERS = Path(".github/ISSUE_TEMPLATE"), Path(".github/review-issue"), Path(".github/CODEOWNERS")
VARIABLES = ("FEEDBACK_ADDRESS", "SECURITY_CONTACT")
"""Of the repository, and handed over as variables of the environment."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="make owner-settings", description=__doc__)
    parser.add_argument("--branch", default="main", help="the default branch")
    parser.add_argument("--write", action="store_true", help="make the labels that are missing")
    parser.add_argument("--pause", type=float, default=PAUSE_SECONDS, help="seconds between two writes")
    options = parser.parse_args()
    name = os.environ.get("GITHUB_REPOSITORY", "")
    content, problems = read(Path("docs"))
    if problems or not name:
        print(report(problems) if problems else "Name the repository: GITHUB_REPOSITORY=owner/name.", file=sys.stderr)
        return 1
    try:
        api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
        repository = Repository(api, name, os.environ.get("GITHUB_TOKEN", ""), options.pause)
        labels = labels_of_forms(FORMS)
        if options.write:
            _make(labels, repository)
        project = Project(
            account=name.partition("/")[0],
            branch=options.branch,
            reviewers=content.data["reviewers"],
            owners=OWNERS.read_text(encoding="utf-8") if OWNERS.is_file() else "",
            labels=labels,
            variables={variable: os.environ.get(variable, "") for variable in VARIABLES},
        )
        found = settings(repository, project)
    except GitHubError as error:
        print(error, file=sys.stderr)
        return 1
    print(as_markdown(found))
    return 1 if any(setting.state == "missing" for setting in found) else 0


def labels_of_forms(folder: Path) -> list[str]:
    """The labels that forms put on their issues: GitHub drops those that it does not know."""
    forms = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yml"))]
    return sorted({label for form in forms for label in form.get("labels", ())})


def _make(labels: list[str], repository: Repository) -> None:
    words, known = IssueWords(LOOKS, ""), repository.labels()
    for label in labels:
        if label.casefold() not in known:
            look = words.look_of(label)
            repository.create_label(label, look.color, look.description)


if __name__ == "__main__":
    exit_with(main)
