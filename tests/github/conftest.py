"""A project folder with two reviewers, and a stand-in for GitHub to write to."""

import json
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from publishing.commands.reviews import issues
from publishing.content.models.records import DATA_FILES, NAMES_FILE
from tests.github.github_stand_in import StandIn
from tests.github.github_state import BOT, REPOSITORY, GitHub
from tests.github.weekly_situations import REVIEWERS, Run

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weekly")
    data = folder / "docs" / "_data"
    data.mkdir(parents=True)
    # Only the reviewers matter here; a thousand lines of sources would be read anew in every test.
    for stem in DATA_FILES:
        (data / f"{stem}.yml").write_text("[]\n", encoding="utf-8")
    shutil.copy(ROOT / "docs" / "_data" / f"{NAMES_FILE}.yml", data)
    (data / "reviewers.yml").write_text(REVIEWERS, encoding="utf-8")
    shutil.copytree(ROOT / ".github" / "review-issue", folder / ".github" / "review-issue")
    return folder


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with StandIn() as server:
        yield server


@pytest.fixture
def github(stand_in: StandIn) -> GitHub:
    return stand_in.github


@pytest.fixture
def run(project: Path, stand_in: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command itself, on a day, with records of that day. Returns its exit code."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("GITHUB_API_URL", stand_in.address)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.delenv("GITHUB_SERVER_URL", raising=False)
    monkeypatch.setenv("SITE_URL", "https://guides.example/")

    def run(records: list[dict[str, object]] | str, day: str, *flags: str, token: str = BOT) -> int:
        noon = datetime.combine(date.fromisoformat(day), time(12), UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        monkeypatch.setenv("GITHUB_TOKEN", token)
        file = tmp_path / "records.json"
        file.write_text(records if isinstance(records, str) else json.dumps(records), encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["review_issues", str(file), "--pause", "0", *flags])
        stand_in.github.requests.clear()
        return issues.main()

    return run
