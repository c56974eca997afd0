"""What GitHub's refusals mean, in one line for the person who reads the log."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import requests

MEANINGS = {
    HTTPStatus.UNAUTHORIZED: "the token is wrong or has run out. Set GITHUB_TOKEN again.",
    HTTPStatus.FORBIDDEN: "the token may not do this. It needs 'issues: write' on this repository.",
    HTTPStatus.NOT_FOUND: "there is no such repository, or the token may not see it. Check GITHUB_REPOSITORY.",
    HTTPStatus.GONE: "issues are switched off in this repository. Switch them on in its settings.",
}


class GitHubError(Exception):
    """Nothing more can be written now; the message is one line for people."""


class RefusedError(GitHubError):
    """GitHub refused this one write as wrong; others may still work. `fields` are those it names."""

    def __init__(self, message: str, fields: frozenset[str]) -> None:
        super().__init__(message)
        self.fields = fields


def error_of(response: requests.Response) -> GitHubError:
    """The error for an answer that is not a success."""
    status, said = response.status_code, _said(response)
    message = f"GitHub answered {status}: "
    if _is_limit(response, said):
        return GitHubError(f"{message}too many requests. {_when_again(response)} What is written stays written.")
    if status in MEANINGS:
        return GitHubError(message + MEANINGS[HTTPStatus(status)])
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:
        details = [detail for detail in said.get("errors") or [] if isinstance(detail, dict)]
        fields = frozenset(str(detail.get("field")) for detail in details)
        about = f" ({', '.join(sorted(fields))})" if fields else ""
        return RefusedError(f"{message}{_one_line(said.get('message', 'refused'))}{about}.", fields)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return GitHubError(f"{message}it is in trouble itself. Try again later. What is written stays written.")
    if status >= HTTPStatus.MULTIPLE_CHOICES and "Location" in response.headers:
        return GitHubError(f"{message}the repository has moved. Set GITHUB_REPOSITORY to its new name.")
    return GitHubError(message + _one_line(said.get("message", response.reason or "no reason given")))


def _said(response: requests.Response) -> dict[str, Any]:
    try:
        said = response.json()
    except requests.JSONDecodeError:
        return {}
    return said if isinstance(said, dict) else {}


def _is_limit(response: requests.Response, said: dict[str, Any]) -> bool:
    """GitHub says 403 both to too many requests and to too few rights."""
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        return True
    if response.status_code != HTTPStatus.FORBIDDEN:
        return False
    headers = response.headers
    is_used_up = headers.get("x-ratelimit-remaining") == "0" or "retry-after" in headers
    return is_used_up or "rate limit" in str(said.get("message", "")).lower()


def _when_again(response: requests.Response) -> str:
    wait, reset = response.headers.get("retry-after", ""), response.headers.get("x-ratelimit-reset", "")
    if wait.isdigit():
        return f"Run again in {wait} seconds."
    if reset.isdigit():
        return f"Run again after {datetime.fromtimestamp(int(reset), UTC):%H:%M} UTC."
    return "Run again in an hour."


def _one_line(text: object) -> str:
    return " ".join(str(text).split())[:200].rstrip(".")
