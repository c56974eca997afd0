"""The step from an issue as it is to the issue it should be, leaving alone what a person changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from publishing.github.block import Block, Memory, line_ends, memory_of, with_block
from publishing.github.words import Words

Kind = Literal["create", "edit", "reopen", "close"]


@dataclass(frozen=True)
class Issue:
    """An issue as GitHub has it."""

    number: int
    title: str
    body: str
    labels: tuple[str, ...]
    assignees: tuple[str, ...]
    is_open: bool
    is_trusted: bool
    """Opened by a program or by somebody with rights here. A stranger could write our hidden marker as well."""


@dataclass(frozen=True)
class Wanted:
    """How the issue of a page should be."""

    page: str
    asked: str
    """The name of who is asked for the review, empty for nobody."""
    words: Words
    stage: str
    labels: tuple[str, ...]
    assignees: tuple[str, ...] = ()
    is_open: bool = True
    reason: Literal["reopened", "completed", "not_planned"] = "reopened"
    """What GitHub is told when the issue is opened again or closed."""
    reminder: str = ""


@dataclass(frozen=True)
class Action:
    """One thing to write: the fields that GitHub is sent, and nothing that is right already."""

    kind: Kind
    page: str
    asked: str
    title: str
    fields: dict[str, Any]
    number: int | None = None
    comment: str = ""
    """A line for those who follow the issue: an edit in place tells nobody."""


def step(wanted: Wanted, issue: Issue | None) -> Action | None:
    """What brings the issue to what is wanted, or None when there is nothing to write."""
    if issue is None:
        return _creation(wanted) if wanted.is_open else None
    if not issue.is_open and not wanted.is_open:
        return None
    body = line_ends(issue.body)
    before = memory_of(body)
    was_renamed = before.title and before.title != issue.title
    target = {
        "title": issue.title if was_renamed else wanted.words.title,
        "body": with_block(body, _block(wanted)),
        "labels": merged(issue.labels, before.labels, wanted.labels),
        "assignees": merged(issue.assignees, before.assignees, wanted.assignees),
    }
    present = {"title": issue.title, "body": body, "labels": [*issue.labels], "assignees": [*issue.assignees]}
    fields: dict[str, Any] = {name: value for name, value in target.items() if value != present[name]}
    kind: Kind = "edit"
    if wanted.is_open != issue.is_open:
        kind = "reopen" if wanted.is_open else "close"
        fields |= {"state": "open" if wanted.is_open else "closed", "state_reason": wanted.reason}
    if not fields:
        return None
    comment = wanted.reminder if kind == "edit" and before.stage != wanted.stage else ""
    return Action(kind, wanted.page, wanted.asked, target["title"], fields, issue.number, comment)


def duplicate(wanted: Wanted, issue: Issue, words: Words) -> Action:
    """Close a second issue of the same page; without our marker it is a person's issue from then on."""
    body = with_block(line_ends(issue.body), words.text)
    fields = {"body": body, "state": "closed", "state_reason": "not_planned"}
    return Action("close", wanted.page, wanted.asked, issue.title, fields, issue.number)


def merged(present: Iterable[str], before: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """What is there, less what we gave and no longer want, plus what we want and had not given.

    What a person added stays; what a person took away stays away. GitHub's names do not tell letter case apart.
    """
    taken = {name.casefold() for name in before} - {name.casefold() for name in wanted}
    kept = [name for name in present if name.casefold() not in taken]
    known = {name.casefold() for name in [*kept, *before]}
    return [*kept, *(name for name in wanted if name.casefold() not in known)]


def _creation(wanted: Wanted) -> Action:
    fields: dict[str, Any] = {
        "title": wanted.words.title,
        "body": str(_block(wanted)),
        "labels": [*wanted.labels],
        "assignees": [*wanted.assignees],
    }
    return Action("create", wanted.page, wanted.asked, wanted.words.title, fields)


def _block(wanted: Wanted) -> Block:
    memory = Memory(wanted.stage, wanted.words.title, wanted.labels, wanted.assignees)
    return Block(wanted.page, memory, wanted.words.text)
