"""What the website that hosts the project vouches for: who committed there, and who filled in a form there."""

import datetime
import json
from pathlib import Path
from typing import Any, Protocol

from pydantic import Field, TypeAdapter

from publishing.content.models.field_types import Record


class Form(Record):
    """A form that somebody filled in on the website."""

    login: str
    """The account of who opened it."""
    edited_by: str | None
    """The account of who changed it last, if it was changed."""
    body: str
    opened: datetime.date | None = None
    changed: datetime.date | None = None
    """The day it was changed last, if it was changed."""


class Host(Protocol):
    """The website, or what it answered."""

    def committer(self, commit: str) -> str | None:
        """The account that made a commit on the website itself, None if it was made elsewhere.

        Raises NotAskedError where nobody has asked.
        """

    def form(self, number: int) -> Form | None:
        """The form of a number, None if there is none. Raises NotAskedError where nobody has asked."""

    def agreed(self, commit: str) -> list[str] | None:
        """The accounts of who merged the pull request that made a commit, and of who may and did approve it.

        None where the website knows of no such pull request. Raises NotAskedError where nobody has asked.
        """


class NotAskedError(Exception):
    """The website was not asked, so nobody knows."""


class Answers(Record):
    """What the website answered, to be kept in a file."""

    commits: dict[str, str | None] = Field(default_factory=dict)
    forms: dict[str, Form | None] = Field(default_factory=dict)
    agreed: dict[str, list[str] | None] = Field(default_factory=dict)


class AnsweredHost:
    """The website as its answers in a file tell; what is not among them was not asked."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def committer(self, commit: str) -> str | None:
        if commit not in self._answers.commits:
            raise NotAskedError
        return self._answers.commits[commit]

    def form(self, number: int) -> Form | None:
        if str(number) not in self._answers.forms:
            raise NotAskedError
        return self._answers.forms[str(number)]

    def agreed(self, commit: str) -> list[str] | None:
        if commit not in self._answers.agreed:
            raise NotAskedError
        return self._answers.agreed[commit]


NOBODY_ASKED = AnsweredHost(Answers())


def read_answers(path: Path) -> AnsweredHost:
    """The answers kept in a file. Raises OSError and pydantic's ValidationError for a file that is none."""
    value: Any = json.loads(path.read_text(encoding="utf-8"))
    return AnsweredHost(TypeAdapter(Answers).validate_python(value))


def write_answers(answers: Answers, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(answers.model_dump_json(indent=1) + "\n", encoding="utf-8")
