"""What no key proves, the website is asked about: over HTTP, by the command that the workflows run."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from publishing.reviews.identity.host import read_answers
from tests.github.github_stand_in import StandIn
from tests.github.github_state import BOT, REPOSITORY
from tests.reviews.projects import Project
from tests.reviews.situations.of_people import filled_in
from tests.reviews.test_review_impact import command


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with StandIn() as server:
        yield server


def asked(
    project: Project, stand_in: StandIn, tmp_path: Path, **environment: str
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    settings = {
        "GITHUB_API_URL": stand_in.address,
        "GITHUB_GRAPHQL_URL": f"{stand_in.address}/graphql",
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_TOKEN": BOT,
        "NO_PROXY": "127.0.0.1",
    }
    answers = tmp_path / "answers.json"
    return answers, command(project, "ask_host", str(answers), "--base", "main", **(settings | environment))


def test_what_the_website_knows_makes_a_sign_off_hold(
    repository: Project,
    stand_in: StandIn,
    tmp_path: Path,
):
    entry = repository.sign(proof="form 1")
    repository.commit("41898282+github-actions[bot]@users.noreply.github.com")
    form = filled_in(entry, "lee-example")
    stand_in.github.issues.append({"number": 1, "body": form.body, "user": {"login": form.login}})
    answers, done = asked(repository, stand_in, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1 forms" in done.stdout
    assert set(json.loads(answers.read_text())) == {"commits", "forms", "agreed"}
    assert "identity not proven" in command(repository, "check", "--base", "main").stdout
    told = command(repository, "check", "--base", "main", HOST_ANSWERS=str(answers))
    assert told.stdout == "Every sign-off holds.\n"
    assert repository.status(host=read_answers(answers)) == "current"


def test_who_merged_her_own_form_alone_is_asked_and_has_no_review(
    repository: Project,
    stand_in: StandIn,
    tmp_path: Path,
):
    entry = repository.sign(proof="form 1")
    repository.commit("41898282+github-actions[bot]@users.noreply.github.com")
    form = filled_in(entry, "lee-example")
    stand_in.github.issues.append({"number": 1, "body": form.body, "user": {"login": form.login}})
    repository.merge_into_main()
    merge = repository.head()
    stand_in.github.changes[merge] = [
        {
            "mergeCommit": {"oid": merge},
            "mergedBy": {"__typename": "User", "login": "Lee-Example"},
            "latestOpinionatedReviews": {"nodes": []},
        }
    ]
    answers, done = asked(repository, stand_in, tmp_path)
    assert done.returncode == 0, done.stderr
    told = command(repository, "check", "--base", "HEAD", HOST_ANSWERS=str(answers))
    assert "form 1 was merged by @lee-example, who filled it in" in told.stdout
    assert repository.status(host=read_answers(answers)) == "never-reviewed"


def test_nothing_is_asked_about_what_a_key_proves(
    repository: Project,
    stand_in: StandIn,
    tmp_path: Path,
):
    repository.sign_and_commit()
    answers, done = asked(repository, stand_in, tmp_path)
    assert done.returncode == 0, done.stderr
    assert stand_in.github.requests == []
    assert json.loads(answers.read_text()) == {"commits": {}, "forms": {}, "agreed": {}}


def test_a_website_that_does_not_answer_is_said_and_leaves_no_file(
    repository: Project,
    stand_in: StandIn,
    tmp_path: Path,
):
    repository.sign(proof="website")
    repository.commit("lee")
    answers, done = asked(repository, stand_in, tmp_path, GITHUB_TOKEN="expired")  # noqa: S106
    assert done.returncode == 1
    assert "the token is wrong" in done.stderr
    assert "Traceback" not in done.stderr
    assert not answers.exists()
