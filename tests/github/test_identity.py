"""GitHub as a witness: what it answers about commits and forms, asked over HTTP, decides whose a sign-off is."""

from datetime import date

import pytest

from publishing.github.api import Repository
from publishing.github.errors import GitHubError
from publishing.github.identity import AskedHost
from tests.github.github_stand_in import StandIn
from tests.github.github_state import BOT, REPOSITORY, GitHub

COMMIT = "a" * 40


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def host(stand_in: StandIn) -> AskedHost:
    return AskedHost(Repository(stand_in.address, REPOSITORY, BOT, pause=0), f"{stand_in.address}/graphql")


@pytest.mark.parametrize(
    ("people", "verified", "by"),
    [
        (("lee-example", "web-flow"), True, "lee-example"),
        (("lee-example", "lee-example"), True, "lee-example"),
        (("lee-example", "web-flow"), False, None),
        (("lee-example", "stranger"), True, None),
        (("stranger", "web-flow"), True, "stranger"),
        ((None, "web-flow"), True, None),
        ((None, None), True, None),
    ],
)
def test_whose_a_commit_is(people: tuple, verified: bool, by: str | None, host: AskedHost, github: GitHub):
    github.commits[COMMIT] = {"author": people[0], "committer": people[1], "verified": verified}
    assert host.committer(COMMIT) == by


def test_a_commit_that_github_does_not_have_is_nobodys(host: AskedHost):
    assert host.committer(COMMIT) is None


def test_a_form_is_its_authors_and_tells_who_changed_it(host: AskedHost, github: GitHub):
    github.issues.append({"number": 1, "body": "words", "user": {"login": "lee-example"}})
    assert host.form(2) is None
    form = host.form(1)
    assert (form.login, form.edited_by, form.body) == ("lee-example", None, "words")
    assert (form.opened, form.changed) == (None, None)
    times = {"created_at": "2026-11-01T23:59:00Z", "edited_at": "2026-11-03T00:00:00Z"}
    github.issues.append({"number": 3, "body": "words", "user": {"login": "lee-example"}} | times)
    assert (host.form(3).opened, host.form(3).changed) == (date(2026, 11, 1), date(2026, 11, 3))
    github.editors[1] = "owner"
    assert host.form(1) == form, "each is asked about once"


def change(merged_by: str | None, *approved: str, kind: str = "User", state: str = "APPROVED") -> dict:
    people = [{"state": state, "author": {"__typename": kind, "login": login}} for login in approved]
    return {
        "mergeCommit": {"oid": COMMIT} if merged_by else None,
        "mergedBy": merged_by and {"__typename": kind, "login": merged_by},
        "latestOpinionatedReviews": {"nodes": people},
    }


@pytest.mark.parametrize(
    ("changes", "agreed"),
    [
        ([change("lee-example")], ["lee-example"]),
        ([change("lee-example", "owner")], ["lee-example", "owner"]),
        ([change("lee-example", "owner", state="CHANGES_REQUESTED")], ["lee-example"]),
        ([change("a-queue", "a-program", kind="Bot")], []),
        ([change(None, "owner")], None),
        ([change("other") | {"mergeCommit": {"oid": "b" * 40}}, change("lee-example")], ["lee-example"]),
        ([], None),
    ],
)
def test_who_agreed_to_the_change_that_made_a_commit(changes: list, agreed: list, host: AskedHost, github: GitHub):
    github.changes[COMMIT] = changes
    assert host.agreed(COMMIT) == agreed
    github.changes[COMMIT] = [change("somebody-else")]
    assert host.agreed(COMMIT) == agreed, "each is asked about once"


@pytest.mark.parametrize("status", [401, 403, 500])
def test_an_answer_that_is_none_is_no_proof_and_no_disproof(status: int, host: AskedHost, github: GitHub):
    github.fail("GET", status, {"message": "no"}, times=5)
    with pytest.raises(GitHubError):
        host.committer(COMMIT)
    assert COMMIT not in host.answers.commits


def test_the_token_goes_to_no_other_host(stand_in: StandIn):
    host = AskedHost(Repository(stand_in.address, REPOSITORY, BOT), "https://other.example/graphql")
    with pytest.raises(GitHubError, match="another host"):
        host.form(1)
