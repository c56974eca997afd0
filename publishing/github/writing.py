"""Carries a plan out, one write after the other."""

from collections.abc import Iterable

from publishing.github.api import Repository
from publishing.github.changes import Action
from publishing.github.errors import RefusedError
from publishing.github.words import IssueWords


def write(actions: Iterable[Action], repository: Repository, words: IssueWords) -> list[str]:
    """Write every action; what GitHub refused, one line each.

    Raises GitHubError when nothing more can be written. A later run goes on from there.
    """
    actions = list(actions)
    if not actions:
        return []
    _create_missing_labels(actions, repository, words)
    refused: list[str] = []
    for action in actions:
        try:
            refused += _write_one(action, repository)
        except RefusedError as error:
            refused.append(f"{action.page}: {error}")
    return refused


def _create_missing_labels(actions: list[Action], repository: Repository, words: IssueWords) -> None:
    """GitHub does not always make the labels of a new issue by itself, and never with our colors."""
    needed = dict.fromkeys(name for action in actions for name in action.fields.get("labels", ()))
    present = repository.labels() if needed else set()
    for name in needed:
        if name.casefold() not in present:
            look = words.look_of(name)
            repository.create_label(name, look.color, look.description)


def _write_one(action: Action, repository: Repository) -> list[str]:
    try:
        _send(action, action.fields, repository)
    except RefusedError as error:
        if "assignees" not in error.fields:
            raise
        # A wrong login must not silence the reminder itself.
        _send(action, {name: value for name, value in action.fields.items() if name != "assignees"}, repository)
        logins = ", ".join(action.fields["assignees"])
        return [f"{action.page}: GitHub cannot assign {logins}. Correct 'github' in docs/_data/reviewers.yml."]
    return []


def _send(action: Action, fields: dict[str, object], repository: Repository) -> None:
    if action.number is None:
        repository.create(fields)
        return
    repository.edit(action.number, fields)
    if action.comment:
        repository.comment(action.number, action.comment)
