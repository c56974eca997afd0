"""The words of the issues that ask for a review, from the Markdown files in .github/review-issue."""

from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import Field, TypeAdapter

from publishing.content.dates import long_date
from publishing.content.models.field_types import Line, Record

LONGEST_LABEL = 50
"""GitHub refuses a longer name."""


class Label(Record):
    """A label as GitHub shows it."""

    name: Line = Field(description="its name; the reviewer's id is added to the one called reviewer")
    color: str = Field(description="six hexadecimal digits, in quotes", pattern=r"^[0-9a-f]{6}$")
    description: Line = Field(description="one sentence", max_length=100)


@dataclass(frozen=True)
class Words:
    """Title and text of an issue."""

    title: str
    text: str


class IssueWords:
    """The templates and labels of one folder."""

    def __init__(self, folder: Path, repository_address: str) -> None:
        self._environment = Environment(  # noqa: S701 - Markdown, which GitHub sanitizes itself
            loader=FileSystemLoader(folder), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._environment.filters |= {"long_date": long_date, "code": code}
        self._environment.globals["repository"] = repository_address
        labels = yaml.safe_load((folder / "labels.yml").read_text(encoding="utf-8"))
        self._labels = TypeAdapter(dict[str, Label]).validate_python(labels)

    def write(self, template: str, **values: object) -> Words:
        """Title and text from a file whose first line is the title, as a Markdown heading."""
        rendered = self._environment.get_template(f"{template}.md").render(**values)
        heading, _, text = rendered.strip().partition("\n")
        return Words(" ".join(heading.removeprefix("# ").split()), text.strip())

    def line(self, template: str, **values: object) -> str:
        """A text without a title, such as a comment."""
        return self._environment.get_template(f"{template}.md").render(**values).strip()

    def label(self, key: str, suffix: str = "") -> str:
        """The name of a label, for example `reviewer: ` with a reviewer's id behind it."""
        return f"{self._labels[key].name}{suffix}"[:LONGEST_LABEL]

    def look_of(self, name: str) -> Label:
        """How a label is to look when the repository does not have it yet."""
        exact = [label for label in self._labels.values() if label.name == name]
        return next(iter(exact), self._labels["reviewer"])


def code(text: str) -> str:
    """The text as it stands, in Markdown: no emphasis, no link, nobody called by an @."""
    return f"`{' '.join(text.replace('`', '').split())}`"
