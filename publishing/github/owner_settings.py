"""What the owner must have set on GitHub, held against what GitHub says: docs-for/owner.md is the list."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from publishing.content.models.reviewers import Reviewer
from publishing.reviews.classes import NEEDED

REQUIRED_CHECKS = ("Check, test and build", "Sign-offs hold")
"""The jobs of check.yml without which nothing may be merged."""
UNSEEN = "cannot be seen with this token"
OWNER = re.compile(r"(?m)(?<=[ \t])@([\w-]+(?:/[\w.-]+)?)(?=\s|$)")
"""A person or a team that a line of CODEOWNERS names."""
COMMENT = re.compile(r"(?m)#.*$")


class Host(Protocol):
    """Whoever can be asked what stands at a path of the repository."""

    def read(self, path: str, *, may_be_hidden: bool = False) -> Any:
        """None where nothing stands, or where it may be hidden from this token and is."""

    def labels(self) -> set[str]:
        """In lower case."""


@dataclass(frozen=True)
class Project:
    """What the project itself says that GitHub must agree with."""

    account: str
    """Of whom the repository is."""
    branch: str
    reviewers: Mapping[str, Reviewer]
    owners: str
    """The text of .github/CODEOWNERS; empty without one."""
    labels: Iterable[str]
    """Those that forms put on their issues."""
    variables: Mapping[str, str]
    """Those of the repository, as far as they are set."""


@dataclass(frozen=True)
class Setting:
    """One thing that must be set."""

    what: str
    """As docs-for/owner.md calls it."""
    state: str
    """ok, missing, or not seen."""
    then: str = ""
    """What to do."""


def settings(host: Host, project: Project) -> list[Setting]:
    """Everything in the list, in its order. Raises GitHubError where GitHub cannot be asked."""
    return [
        *_rules(host.read(f"rules/branches/{project.branch}") or []),
        _named(project),
        _teams(host.read("codeowners/errors", may_be_hidden=True)),
        *_merges(host.read("") or {}),
        _workflows(host.read("actions/permissions/workflow", may_be_hidden=True)),
        _pages(host.read("pages", may_be_hidden=True)),
        _labels(set(project.labels), host.labels()),
        *_variables(project.variables),
        *_signers(project.reviewers.values()),
    ]


def _rules(rules: list[dict[str, Any]]) -> list[Setting]:
    """Rules of the branch, which anybody may read."""
    by_type: dict[str, list[dict[str, Any]]] = {}
    for rule in rules:
        by_type.setdefault(rule["type"], []).append(rule.get("parameters") or {})
    pulls = by_type.get("pull_request", [])
    checks = {
        one["context"] for rule in by_type.get("required_status_checks", []) for one in rule["required_status_checks"]
    }
    owned = any(rule.get("require_code_owner_review") for rule in pulls)
    return [
        _is(bool(pulls), "a pull request", "Settings, Rules: require a pull request for the default branch."),
        _is(owned, "a review from code owners", "Settings, Rules: require review from code owners."),
        *(
            _is(name in checks, f"the check {name}", f"Settings, Rules: require the status check '{name}'.")
            for name in REQUIRED_CHECKS
        ),
    ]


def _named(project: Project) -> Setting:
    """Whether CODEOWNERS names teams of this account: those that it comes with are placeholders."""
    what, names = "teams of your own in CODEOWNERS", OWNER.findall(COMMENT.sub("", project.owners))
    if not names:
        return _is(False, what, "There is no .github/CODEOWNERS that names anybody.")
    accounts = {name: name.partition("/")[0].casefold() for name in names if "/" in name}
    others = sorted(name for name, account in accounts.items() if account != project.account.casefold())
    wrong = ", ".join(f"@{name}" for name in others)
    then = f"{wrong}: of another account than @{project.account}, so nobody is asked to agree. Put your own there."
    return _is(not others, what, then)


def _teams(errors: dict[str, Any] | None) -> Setting:
    what = "teams that may write"
    if errors is None:
        return Setting(what, "not seen", UNSEEN)
    wrong = sorted({f"line {error['line']}: {error.get('source', '').strip()}" for error in errors.get("errors", [])})
    then = (
        f"CODEOWNERS names who is not there or may not write, so their consent is asked of nobody: {'; '.join(wrong)}."
    )
    return _is(not wrong, what, then)


def _merges(repository: dict[str, Any]) -> list[Setting]:
    wanted = {"allow_merge_commit": True, "allow_squash_merge": False, "allow_rebase_merge": False}
    found = []
    for key, value in wanted.items():
        what = key.replace("allow_", "").replace("_", " ")
        then = (
            f"Settings, General: {'allow' if value else 'switch off'} {what}: a signature lasts in merge commits alone."
        )
        known = repository.get(key)
        found.append(Setting(what, "not seen", UNSEEN) if known is None else _is(known is value, what, then))
    return found


def _workflows(rights: dict[str, Any] | None) -> Setting:
    what = "allow workflows to open pull requests"
    if rights is None:
        return Setting(what, "not seen", UNSEEN)
    holds = rights["can_approve_pull_request_reviews"] and rights["default_workflow_permissions"] == "read"
    return _is(
        holds, what, "Settings, Actions, General: default rights read, and allow workflows to open pull requests."
    )


def _pages(pages: dict[str, Any] | None) -> Setting:
    then = "Settings, Pages: choose GitHub Actions as the source."
    return _is(bool(pages) and (pages or {}).get("build_type") == "workflow", "GitHub Actions", then)


def _labels(wanted: set[str], known: set[str]) -> Setting:
    missing = sorted(name for name in wanted if name.casefold() not in known)
    return _is(not missing, "labels", f"Labels that forms use are missing: {', '.join(missing)}.")


def _variables(variables: Mapping[str, str]) -> list[Setting]:
    return [
        _is(bool(value), name, f"Settings, Secrets and variables, Actions: set the variable {name}.")
        for name, value in variables.items()
    ]


def _signers(reviewers: Iterable[Reviewer]) -> list[Setting]:
    """Whether the people that each class needs are in the register, and can prove who they are."""
    able = [reviewer for reviewer in reviewers if reviewer.can_prove_it and not reviewer.left]
    found = []
    for review_class, groups in NEEDED.items():
        for group in groups:
            there = any(one.counts_as in group and review_class in one.signs for one in able)
            who = " or ".join(sorted(group))
            then = f"docs/_data/reviewers.yml: nobody with a login or a key is a {who} who may sign '{review_class}'."
            found.append(_is(there, f"a {who} for {review_class} pages", then))
    return found


def _is(holds: bool, what: str, then: str) -> Setting:
    return Setting(what, "ok") if holds else Setting(what, "missing", then)


def as_markdown(found: Iterable[Setting]) -> str:
    """What is missing first, as a list for the summary of a job."""
    order = ("missing", "not seen", "ok")
    lines = sorted(found, key=lambda setting: order.index(setting.state))
    return "\n".join(f"- **{one.state}**: {one.what}{f'. {one.then}' if one.then else ''}" for one in lines)
