"""What the weekly job says when GitHub does not do as asked: one line, no traceback, exit code 1."""

import pytest

from tests.github.github_state import BOT, GitHub
from tests.github.weekly_situations import Run, page_record

LIMIT = {"message": "API rate limit exceeded for installation ID 1."}
ANSWERS = {
    "wrong token": (401, {"message": "Bad credentials"}, {}, "the token is wrong or has run out"),
    "too few rights": (403, {"message": "Resource not accessible by integration"}, {}, "'issues: write'"),
    "limit used up": (
        403,
        LIMIT,
        {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "1788264300"},
        "too many requests. Run again after 12:05 UTC.",
    ),
    "writing too fast": (429, "", {"retry_after": "60"}, "too many requests. Run again in 60 seconds."),
    "limit without a time": (403, LIMIT, {}, "too many requests. Run again in an hour."),
    "no such repository": (404, {"message": "Not Found"}, {}, "Check GITHUB_REPOSITORY"),
    "issues switched off": (410, {"message": "Issues are disabled"}, {}, "switched off in this repository"),
    "repository moved": (301, "", {"location": "https://example.org/"}, "the repository has moved"),
    "server error": (500, "<html>oh no</html>", {}, "GitHub answered 500: it is in trouble itself."),
    "an answer that is no JSON": (200, "<html>a proxy</html>", {}, "no answer from 127.0.0.1"),
    "an odd refusal": (451, {"message": "Blocked\nfor a reason."}, {}, "GitHub answered 451: Blocked for a reason"),
}


@pytest.mark.parametrize("situation", ANSWERS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_told_in_one_line(
    method: str, situation: str, run: Run, github: GitHub, capsys: pytest.CaptureFixture[str]
) -> None:
    status, body, headers, told = ANSWERS[situation]
    github.fail(method, status, body, **headers)
    assert run([page_record()], "2026-09-01") == 1
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert BOT not in error


def test_reading_is_tried_again_when_github_stumbles(run: Run, github: GitHub) -> None:
    github.fail("GET", 502)
    assert run([page_record()], "2026-09-01") == 0
    assert len(github.issues) == 1


def test_writing_is_never_tried_again(run: Run, github: GitHub) -> None:
    github.fail("POST", 502)
    assert run([page_record()], "2026-09-01") == 1
    assert len(github.writes) == 1


def test_run_that_broke_off_is_finished_by_the_next(run: Run, github: GitHub) -> None:
    records = [page_record(f"guides/{number}.md") for number in range(4)]
    run(records[:2], "2026-09-01")
    github.fail("POST", 403, LIMIT)
    assert run(records, "2026-09-01") == 1
    assert run(records, "2026-09-01") == 0
    assert len(github.issues) == 4


def test_refused_write_does_not_stop_the_others(run: Run, github: GitHub, capsys: pytest.CaptureFixture[str]) -> None:
    run([page_record("guides/a.md")], "2026-09-01")
    github.fail("POST", 422, {"message": "Validation Failed", "errors": [{"field": "body"}]})
    pages = [page_record(f"guides/{name}.md") for name in "abc"]
    assert run(pages, "2026-09-01") == 1
    assert len(github.issues) == 2
    assert capsys.readouterr().err == "guides/b.md: GitHub answered 422: Validation Failed (body).\n"


def test_list_that_goes_on_at_another_host_is_not_followed(
    run: Run, github: GitHub, capsys: pytest.CaptureFixture[str]
) -> None:
    github.fail("GET", 200, [], link='<http://127.0.0.2:1/issues?after=1>; rel="next"')
    assert run([page_record()], "2026-09-01") == 1
    assert "goes on at another host" in capsys.readouterr().err


def test_token_is_not_sent_over_an_open_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_API_URL", "http://github.example.org")
    assert run([page_record()], "2026-09-01") == 1
    assert "not an https address" in capsys.readouterr().err


def test_writing_needs_a_repository(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY")
    assert run([page_record()], "2026-09-01") == 1
    assert "GITHUB_REPOSITORY=owner/name" in capsys.readouterr().err


def test_nobody_listening(run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GITHUB_API_URL", "http://127.0.0.1:9")
    assert run([page_record()], "2026-09-01") == 1
    assert "no answer from 127.0.0.1:9" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("records", "told"),
    {
        "empty file": ("", "cannot be read"),
        "empty list": ("[]", "the list of review records is empty"),
        "unknown state": ([page_record(status="fine")], "0: status:"),
        "no date": ([page_record(next_review="soon")], "0: next_review:"),
        "a page with spaces": ([page_record("a b.md")], "0: page:"),
    }.values(),
)
def test_unreadable_records_write_nothing(
    records: str, told: str, run: Run, github: GitHub, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(records, "2026-09-01") == 1
    assert github.requests == []
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
