"""The hostile and malformed inputs of this folder, written into a copy of the project all at once."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
KEYS = {
    "title": "title: Words {number}",
    "description": "description: A sentence that is long enough for the description of a page, number {number}.",
    "summary": "summary: Words and words.",
    "review_class": "review_class: index",
}
OPENING = '---\n{front_matter}\n---\n{{% include "page-opening.md" %}}\n\n'


@dataclass(frozen=True)
class Case:
    """One input: where it is written, and what is said about it where."""

    name: str
    group: str
    given: dict[str, Any] = field(hash=False)
    number: int

    @property
    def file(self) -> str:
        """The file written or changed, below docs/."""
        return self.given.get("file") or f"about/{self.group.replace('_', '-')}-{self.number}.md"

    @property
    def shown(self) -> str:
        """The file a message names."""
        return f"docs/{self.given.get('shown', self.file)}"

    def write(self, docs: Path) -> tuple[int, int] | None:
        """Write the input and return the line and column where it must be answered; None for any column."""
        path = docs / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        line, column = (int(part) for part in self.given.get("at", "1:1").split(":"))
        if "append" in self.given:
            before = path.read_text("utf-8") if path.exists() else ""
            path.write_text(before + self.given["append"], "utf-8")
            return before.count("\n") + self.given["line"], 0
        if "link" in self.given:
            path.symlink_to(self.given["link"])
        elif "bytes" in self.given:
            raw = self.given["bytes"].encode("latin-1" if self.given.get("latin") else "utf-8")
            path.write_bytes(raw * self.given.get("times", 1))
        elif "text" in self.given:
            path.write_text(self.given["text"], "utf-8")
        else:
            opening = OPENING.format(front_matter=self._front_matter())
            path.write_text(f"{opening}{self.given.get('body', 'Words.')}\n", "utf-8", newline="")
            line += opening.count("\n") if "body" in self.given else 0
        return line, column

    def _front_matter(self) -> str:
        keys = {key: text.format(number=f"{self.group} {self.number}") for key, text in KEYS.items()}
        given = self.given.get("keys", "")
        keys[given.split(":", 1)[0]] = given
        return "\n".join(text for text in keys.values() if text)


def cases(group: str) -> list[Case]:
    """The inputs of one file of this folder."""
    listed = yaml.safe_load((HERE / f"{group}.yml").read_text("utf-8"))
    return [Case(given["name"], group, given, number) for number, given in enumerate(listed, start=1)]


BATCHES = (("templates", "html_and_links", "mistakes", "front_matter"), ("files", "data"))
"""Together in one project each: what a broken data file leaves unjudged is tried without one."""

CASES = [case for batch in BATCHES for group in batch for case in cases(group)]
