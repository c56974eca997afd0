"""Projects with a ledger and a git history, made for one test: of the small site, or of the real pages."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from publishing.content.diagnostics import Problem
from publishing.reviews.history.changes import History
from publishing.reviews.history.past import NoPast, Past, past_of
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.history.verdicts import Judge, Verdict
from publishing.reviews.identity.host import NOBODY_ASKED, Host
from publishing.reviews.identity.proof import Proof
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.files import Placed, file_name
from publishing.reviews.ledger.writing import append
from publishing.reviews.state import ledger_changes
from publishing.reviews.state.reviews import Reviews, review_project
from publishing.reviews.state.signing import Signature, Text, make_entry
from tests.project_files import PROJECT
from tests.reviews.keys import private_key
from tests.reviews.small_site import TREATMENT, write_small_site

LEE, RAY, KIM, JO = "dr-lee", "dr-ray", "nurse-kim", "reader-jo"
EMAILS = {
    "lee": "lee@hospital.example",
    "ray": "ray@hospital.example",
    "kim": "kim@hospital.example",
    "editor": "editor@example.org",
    "stranger": "stranger@example.org",
}
WHO = {LEE: "lee", RAY: "ray", KIM: "kim"}
TODAY = date(2026, 12, 1)
NO_COMMIT = "0" * 40
READS = "e" * 64
"""Stands for the article of a page that is not built."""


class Trusting(NoPast):
    """Believes every entry, for tests that are about something else and have no git."""

    def verdict(self, placed: Placed, earlier: Sequence[Placed]) -> Verdict:  # noqa: ARG002 - as Past has it
        return Verdict((), Proof("trusted"))


@dataclass(frozen=True)
class Project:
    """A project folder to change, sign and look at."""

    path: Path

    @classmethod
    def create(cls, path: Path) -> "Project":
        path.mkdir(parents=True)
        write_small_site(path)
        return cls(path)

    @classmethod
    def of_real_pages(cls, path: Path) -> "Project":
        for folder in ("docs", "overrides"):
            shutil.copytree(PROJECT / folder, path / folder)
        shutil.copy(PROJECT / "mkdocs.yml", path)
        return cls(path)

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.path / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer contains {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def past(self, host: Host = NOBODY_ASKED, branch: str | None = None) -> Past:
        history = History(self.path)
        return past_of(Judge(history, host, branch)) if history.known else Trusting()

    def reviews(
        self,
        today: date = TODAY,
        *,
        host: Host = NOBODY_ASKED,
        branch: str | None = None,
        past: Past | None = None,
        **more: object,
    ) -> Reviews:
        found, problems = review_project(self.path, today, past or self.past(host, branch), **more)
        assert found is not None, "\n".join(map(str, problems))
        return found

    def problems(self, today: date = TODAY) -> list[str]:
        """What stops a build, and what sets entries aside."""
        found, problems = review_project(self.path, today, self.past())
        return [str(problem) for problem in (found.set_aside if found else problems)]

    def refusals(self, base: str = "main", *, host: Host = NOBODY_ASKED, today: date = TODAY) -> list[str]:
        """What `make check-reviews` says of the change that is checked out."""
        history = History(self.path)
        reviews = self.reviews(today, host=host, branch=history.commit(base))
        found: list[Problem] = ledger_changes.problems(reviews, PastWords(history), base)
        return [str(problem) for problem in dict.fromkeys(found)]

    def status(self, page: str = TREATMENT, today: date = TODAY, **more: object) -> str:
        return str(self.reviews(today, **more).standings[page].status)

    def digests(self) -> dict[str, str]:
        return {page: standing.digest.digest for page, standing in self.reviews().standings.items()}

    def sign(self, page: str = TREATMENT, day: date = TODAY, *, reviewer: str = LEE, **more: object) -> Entry:
        """Write an entry for today's words on a day, whatever day the test runs."""
        moment = datetime(day.year, day.month, day.day, more.pop("hour", 9), more.pop("minute", 0), tzinfo=UTC)
        note, reads, host = (
            more.pop("note", "Read against the sources."),
            more.pop("reads", READS),
            more.pop("host", NOBODY_ASKED),
        )
        signature = Signature(page, reviewer, note, moment, **more)
        entry = make_entry(signature, self.reviews(day, host=host), Text(self.head(), reads))
        append(entry, self.path)
        return entry

    def carry(
        self, page: str = TREATMENT, day: date = TODAY, note: str = "Only a comma moved.", **more: object
    ) -> Entry:
        return self.sign(page, day, note=note, outcome="carried-over", **more)

    def withdraw(self, page: str = TREATMENT, day: date = TODAY, **more: object) -> Entry:
        return self.sign(page, day, outcome="withdrawn", note="I missed a dose.", **more)

    def sign_and_commit(
        self, page: str = TREATMENT, day: date = TODAY, *, reviewer: str = LEE, **more: object
    ) -> Entry:
        entry = self.sign(page, day, reviewer=reviewer, **more)
        self.commit(WHO[reviewer], key=WHO[reviewer])
        return entry

    def ledger(self, page: str = TREATMENT) -> Path:
        return self.path / "reviews" / file_name(page)

    def head(self) -> str:
        return self.git("rev-parse", "HEAD").strip() if (self.path / ".git").exists() else NO_COMMIT

    def git(self, *arguments: str, **environment: str) -> str:
        command = ["git", "-C", str(self.path), *arguments]
        done = subprocess.run(
            command, env=os.environ | environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"git {arguments[0]}: {done.stderr}"
        return done.stdout

    def begin(self) -> None:
        """Make it a repository with one commit by an editor on main."""
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.email", "runner@example.org")
        self.git("config", "user.name", "Runner")
        self.commit(day="2026-10-01")

    def commit(self, author: str = "editor", *, key: str | None = None, day: str = "2026-11-20") -> str:
        """Commit everything as somebody, on a day, signed with a key of somebody or with none."""
        self.git("add", "-A")
        signing = ["-c", "gpg.format=ssh", "-c", f"user.signingKey={private_key(key)}"] if key else []
        email = EMAILS.get(author, author)
        moment = f"{day}T12:00:00Z"
        self.git(
            *(*signing, "commit", "-q", "-m", "Change", f"--author=Somebody <{email}>", f"--date={moment}"),
            *(["-S"] if key else []),
            GIT_COMMITTER_DATE=moment,
        )
        return self.head()

    def merge_into_main(self) -> None:
        """Merge what is checked out, as the website does, and check main out."""
        branch = self.git("branch", "--show-current").strip()
        self.git("switch", "-q", "main")
        self.git("merge", "-q", "--no-ff", "-m", f"Merge {branch}", branch)
        self.git("branch", "-q", "-D", branch)

    def on_branch(self, name: str = "change") -> None:
        self.git("switch", "-q", "-c", name)
