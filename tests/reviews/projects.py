"""Projects with a ledger and a git history, made from the real pages for one test."""

import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from publishing.reviews.history.changes import History
from publishing.reviews.ledger.entries import Entry, file_name
from publishing.reviews.ledger.signing import Signature, append, carry_over, sign_off
from publishing.reviews.state import Reviews, review_project
from tests.project_files import PROJECT

GUIDE = "guides/solid-tumors.md"
TEAM = "cancerfax-medical-team"
TODAY = date(2026, 12, 1)
NO_COMMIT = "0" * 40

REVIEWERS = """\
- id: cancerfax-medical-team
  name: CancerFax Medical Team
  kind: organization
  role: Oncology and hematology specialists
  signs: [safety, treatment, background, index]
  signers: [doctor@example.org]
- id: dr-lee
  name: Lee Example
  kind: person
  role: Hematologist
  signs: [background]
- id: dr-gone
  name: Gone Example
  kind: person
  role: Oncologist
  signs: [treatment]
  left: 2026-06-30
"""


@dataclass(frozen=True)
class Project:
    """A project folder to change, sign and look at."""

    path: Path

    @classmethod
    def create(cls, path: Path) -> "Project":
        for folder in ("docs", "overrides"):
            shutil.copytree(PROJECT / folder, path / folder)
        shutil.copy(PROJECT / "mkdocs.yml", path)
        (path / "docs" / "_data" / "reviewers.yml").write_text(REVIEWERS, encoding="utf-8")
        return cls(path)

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.path / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer contains {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def reviews(self, today: date = TODAY) -> Reviews:
        history = History(self.path)
        found, problems = review_project(self.path, today, *([history] if history.known else []))
        assert found is not None, "\n".join(map(str, problems))
        return found

    def problems(self, today: date = TODAY) -> list[str]:
        return [str(problem) for problem in review_project(self.path, today)[1]]

    def digests(self) -> dict[str, str]:
        return {page: standing.digest.digest for page, standing in self.reviews().standings.items()}

    def sign(self, page: str = GUIDE, day: date = TODAY, *, reviewer: str = TEAM, **more: object) -> Entry:
        """Sign today's words on a day, whatever day the test runs."""
        moment = datetime(day.year, day.month, day.day, more.pop("hour", 9), more.pop("minute", 0), tzinfo=UTC)
        note = more.pop("note", "Read against the sources.")
        signature = Signature(page, reviewer, note, moment, **more)
        entry = sign_off(signature, self.reviews(day), self.head())
        append(entry, self.path)
        return entry

    def carry(self, page: str, day: date, note: str = "Only a comma moved.") -> Entry:
        signature = Signature(page, TEAM, note, datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
        entry = carry_over(signature, self.reviews(day), self.head())
        append(entry, self.path)
        return entry

    def ledger(self, page: str = GUIDE) -> Path:
        return self.path / "reviews" / file_name(page)

    def head(self) -> str:
        return self.git("rev-parse", "HEAD").strip() if (self.path / ".git").exists() else NO_COMMIT

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", "-C", str(self.path), *arguments], capture_output=True, text=True, check=True)
        return done.stdout

    def commit(self, author: str = "editor@example.org", day: str = "2026-11-20") -> str:
        """Commit everything as somebody, on a day."""
        if not (self.path / ".git").exists():
            self.git("init", "-q", "-b", "main")
            self.git("config", "user.email", "runner@example.org")
            self.git("config", "user.name", "Runner")
        self.git("add", "-A")
        moment = f"{day}T12:00:00Z"
        command = ["git", "-C", str(self.path), "commit", "-q", "-m", "Change", f"--author=Somebody <{author}>"]
        subprocess.run(
            [*command, f"--date={moment}"], env={"GIT_COMMITTER_DATE": moment, "PATH": "/usr/bin:/bin"}, check=True
        )
        return self.head()
