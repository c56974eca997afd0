"""GitHub's interface to issues, over HTTP: lists them, writes them, and says in one line why it could not."""

import time
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from publishing.github.changes import Issue
from publishing.github.errors import GitHubError, error_of

PAUSE_SECONDS = 1.0
"""Between two writes, as GitHub asks of programs."""
TIMEOUT_SECONDS = (10, 30)
"""To connect, and to wait for an answer."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
TRUSTED = ("OWNER", "MEMBER", "COLLABORATOR")
# A write is never repeated: GitHub may have carried it out before the connection broke.
READ_AGAIN = Retry(
    total=2,
    status_forcelist=(502, 503, 504),
    allowed_methods=("GET",),
    backoff_factor=0.5,
    raise_on_status=False,
    respect_retry_after_header=False,
)


class Token(requests.auth.AuthBase):
    """Sends the token with each request. Named as `auth`, so that no .netrc file takes its place."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Repository:
    """The issues of one repository."""

    def __init__(self, api: str, name: str, token: str, pause: float = PAUSE_SECONDS) -> None:
        """`api` is the interface's address, `name` is owner/repository, `pause` counts seconds between writes.

        Raises GitHubError when the token would travel unprotected.
        """
        parts = urlsplit(api)
        if parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise GitHubError(f"{api} is not an https address. The token would travel unprotected.")
        self.name = name
        self._address = f"{api.rstrip('/')}/repos/{name}"
        self._host = parts.netloc
        self._pause = pause
        self._session = requests.Session()
        self._session.auth = Token(token)
        self._session.headers.update({"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"})
        self._session.mount(api, HTTPAdapter(max_retries=READ_AGAIN))

    def issues(self) -> Iterator[Issue]:
        """Every issue, open or closed. Pull requests stand in the same list and are left out."""
        for found in self._list("issues", state="all"):
            if "pull_request" not in found:
                yield _issue(found)

    def read(self, path: str, *, may_be_hidden: bool = False) -> Any:
        """What stands at a path of the repository, None where nothing does, or where it may be hidden and is.

        Raises GitHubError without an answer.
        """
        try:
            response = self._session.get(
                f"{self._address}/{path}".rstrip("/"), timeout=TIMEOUT_SECONDS, allow_redirects=False
            )
        except requests.RequestException as error:
            raise self._silent(error) from error
        # A commit that GitHub does not have is no valid name to it.
        nothing = (HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY)
        if response.status_code in (*nothing, *([HTTPStatus.FORBIDDEN] if may_be_hidden else [])):
            return None
        if response.status_code >= HTTPStatus.MULTIPLE_CHOICES:
            raise error_of(response)
        return response.json()

    def query(self, address: str, text: str, variables: dict[str, Any]) -> Any:
        """What the interface for queries answers. Raises GitHubError when it cannot be asked, or at another host."""
        if urlsplit(address).hostname != urlsplit(self._address).hostname:
            raise GitHubError(f"{address} is another host than the one the token is for.")
        return self._ask("POST", address, json={"query": text, "variables": variables})[0].get("data")

    def labels(self) -> set[str]:
        """The names of the labels that exist, in lower case."""
        return {label["name"].casefold() for label in self._list("labels")}

    def create_label(self, name: str, color: str, description: str) -> None:
        self._write("POST", "labels", {"name": name, "color": color, "description": description})

    def create(self, fields: dict[str, Any]) -> int:
        """Open an issue; its number."""
        return self._write("POST", "issues", fields)["number"]

    def edit(self, number: int, fields: dict[str, Any]) -> None:
        self._write("PATCH", f"issues/{number}", fields)

    def comment(self, number: int, text: str) -> None:
        self._write("POST", f"issues/{number}/comments", {"body": text})

    def _list(self, path: str, **filters: str) -> Iterator[dict[str, Any]]:
        address: str | None = f"{self._address}/{path}"
        parameters: dict[str, str] | None = {**filters, "per_page": "100"}
        while address:
            # The token goes nowhere else, whatever an answer names as its next page.
            if urlsplit(address).netloc != self._host:
                raise GitHubError(f"the list of {path} goes on at another host: {address}")
            items, links = self._ask("GET", address, params=parameters)
            yield from items
            # Counting pages ends with an error in large repositories; the address of the next one has a cursor.
            address, parameters = links.get("next", {}).get("url"), None

    def _write(self, method: str, path: str, fields: dict[str, Any]) -> Any:
        time.sleep(self._pause)
        return self._ask(method, f"{self._address}/{path}", json=fields)[0]

    def _ask(self, method: str, address: str, **arguments: Any) -> tuple[Any, dict[str, Any]]:
        """What GitHub answers, and the addresses it links to."""
        try:
            response = self._session.request(
                method, address, timeout=TIMEOUT_SECONDS, allow_redirects=False, **arguments
            )
            if response.status_code >= HTTPStatus.MULTIPLE_CHOICES:
                raise error_of(response)
            return response.json(), response.links
        except requests.RequestException as error:
            raise self._silent(error) from error

    def _silent(self, error: Exception) -> GitHubError:
        return GitHubError(f"no answer from {self._host} ({type(error).__name__}). Try again later.")


def _issue(found: dict[str, Any]) -> Issue:
    is_program = (found.get("user") or {}).get("type") == "Bot"
    return Issue(
        number=found["number"],
        title=found["title"],
        body=found.get("body") or "",
        labels=tuple(label["name"] for label in found["labels"]),
        assignees=tuple(person["login"] for person in found["assignees"]),
        is_open=found["state"] == "open",
        is_trusted=is_program or found.get("author_association") in TRUSTED,
    )
