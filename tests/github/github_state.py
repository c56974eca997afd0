"""What a GitHub repository holds, and how GitHub's interface to issues answers for it. Nothing of ours is in it.

It answers as GitHub does where that matters here: pull requests stand among the issues, a list goes on at an address
with a cursor, an unknown label or login is refused, strangers cannot set labels, a state has a reason only when it
changes.
"""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

REPOSITORY = "example/guides"
BOT, OWNER, STRANGER = "bot-token", "owner-token", "stranger-token"
HOLDERS = {
    BOT: ("github-actions[bot]", "Bot", "NONE"),
    OWNER: ("owner", "User", "OWNER"),
    STRANGER: ("stranger", "User", "NONE"),
}
"""Login, kind and standing of whoever holds a token."""
ROUTE = re.compile(rf"/repos/{REPOSITORY}/(?P<kind>issues|labels)(?:/(?P<number>\d+)(?P<comments>/comments)?)?")
COMMIT = re.compile(rf"/repos/{REPOSITORY}/commits/(?P<id>[0-9a-f]{{40}})")

Json = dict[str, Any]
Answer = tuple[int, Any, dict[str, str]]


@dataclass
class Failure:
    """An answer given in place of the real one, a number of times."""

    method: str
    status: int
    headers: dict[str, str]
    body: Any
    times: int


@dataclass
class GitHub:
    """What the repository holds, and every request it was sent."""

    issues: list[Json] = field(default_factory=list)
    labels: list[Json] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    assignable: set[str] = field(default_factory=lambda: {"alice", "bob", "owner"})
    requests: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    commits: dict[str, Json] = field(default_factory=dict)
    """By their ids: author and committer as logins, and whether GitHub knows the signature."""
    editors: dict[int, str] = field(default_factory=dict)
    """Who changed an issue last, by its number."""
    changes: dict[str, list[Json]] = field(default_factory=dict)
    """Pull requests as the interface for queries tells of them, by the commit that they are asked by."""
    settings: dict[str, tuple[int, Any]] = field(default_factory=dict)
    """Status and answer, by the path below the repository's own."""
    largest_page: int = 100
    address: str = ""

    @property
    def writes(self) -> list[str]:
        """The requests that changed something, or meant to."""
        return [request for request in self.requests if not request.startswith("GET ")]

    def fail(self, method: str, status: int, body: Any = "", times: int = 1, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.failures.append(Failure(method, status, named, body, times))

    def answer(self, method: str, address: str, token: str, sent: Json) -> Answer:
        """Status, answer and headers for one request."""
        parts = urlsplit(address)
        self.requests.append(f"{method} {parts.path}")
        for failure in self.failures:
            if failure.method == method and failure.times:
                failure.times -= 1
                return failure.status, failure.body, failure.headers
        if token not in HOLDERS:
            return 401, {"message": "Bad credentials"}, {}
        if commit := COMMIT.fullmatch(parts.path):
            return self._commit(commit["id"])
        if parts.path == "/graphql":
            asked = sent["variables"]
            return self._issue(asked["number"]) if "number" in asked else self._changes(asked["commit"])
        if route := ROUTE.fullmatch(parts.path):
            query = dict(parse_qsl(parts.query))
            return self._read(route, query) if method == "GET" else self._write(method, route, sent, token)
        path = parts.path.removeprefix(f"/repos/{REPOSITORY}").lstrip("/")
        return *self.settings.get(path, (404, {"message": "Not Found"})), {}

    def _commit(self, name: str) -> Answer:
        if name not in self.commits:
            return 422, {"message": f"No commit found for SHA: {name}"}, {}
        known = self.commits[name]
        people = {key: known[key] and {"login": known[key]} for key in ("author", "committer")}
        return 200, {"sha": name, **people, "commit": {"verification": {"verified": known["verified"]}}}, {}

    def _issue(self, number: int) -> Answer:
        """As the interface for queries answers: an issue that is not there is no error of HTTP."""
        found = next((issue for issue in self.issues if issue["number"] == number), None)
        if found is None:
            return 200, {"data": {"repository": {"issue": None}}, "errors": [{"type": "NOT_FOUND"}]}, {}
        editor = self.editors.get(number)
        said = {
            "body": found["body"],
            "author": {"login": found["user"]["login"]},
            "editor": {"login": editor} if editor else None,
            "createdAt": found.get("created_at"),
            "lastEditedAt": found.get("edited_at"),
        }
        return 200, {"data": {"repository": {"issue": said}}}, {}

    def _changes(self, commit: str) -> Answer:
        found = {"associatedPullRequests": {"nodes": self.changes.get(commit, [])}}
        return 200, {"data": {"repository": {"object": found}}}, {}

    def _write(self, method: str, route: re.Match[str], sent: Json, token: str) -> Answer:
        number = int(route["number"] or 0)
        if method == "PATCH":
            return self._edit(self.issues[number - 1], sent, token)
        if route["comments"]:
            self.comments.append((number, sent["body"]))
            return 201, {"body": sent["body"]}, {}
        return self._create(sent, token) if route["kind"] == "issues" else self._create_label(sent)

    def _read(self, route: re.Match[str], query: dict[str, str]) -> Answer:
        if "page" in query:
            return 422, {"message": "Pagination with the page parameter is not supported for large datasets"}, {}
        state = query.get("state", "open")
        issues = [issue for issue in reversed(self.issues) if state in ("all", issue["state"])]
        items = issues if route["kind"] == "issues" else self.labels
        size = min(int(query.get("per_page", "30")), self.largest_page)
        start = int(query.get("after", "0"))
        headers = {}
        if start + size < len(items):
            further = urlencode(query | {"after": str(start + size)})
            headers["Link"] = f'<{self.address}{route[0]}?{further}>; rel="next"'
        return 200, items[start : start + size], headers

    def _create_label(self, sent: Json) -> Answer:
        if len(sent["name"]) > 50 or self._label(sent["name"]):
            return 422, {"message": "Validation Failed", "errors": [{"resource": "Label", "field": "name"}]}, {}
        self.labels.append({name: sent[name] for name in ("name", "color", "description")})
        return 201, self.labels[-1], {}

    def _label(self, name: str) -> Json | None:
        return next((label for label in self.labels if label["name"].casefold() == name.casefold()), None)

    def _create(self, sent: Json, token: str) -> Answer:
        login, kind, standing = HOLDERS[token]
        issue = {
            "number": len(self.issues) + 1,
            "title": "",
            "body": None,
            "labels": [],
            "assignees": [],
            "state": "open",
            "state_reason": None,
            "user": {"login": login, "type": kind},
            "author_association": standing,
        }
        status, answer, headers = self._edit(issue, sent, token)
        if status == 200:
            self.issues.append(issue)
            status = 201
        return status, answer, headers

    def _edit(self, issue: Json, sent: Json, token: str) -> Answer:
        if token == STRANGER:
            sent = {name: value for name, value in sent.items() if name not in ("labels", "assignees")}
        wrong = [name for name in sent.get("assignees", ()) if name not in self.assignable]
        unknown = [name for name in sent.get("labels", ()) if not self._label(name)]
        for name, values in (("assignees", wrong), ("labels", unknown)):
            if values:
                errors = [{"value": values, "resource": "Issue", "field": name, "code": "invalid"}]
                return 422, {"message": "Validation Failed", "errors": errors}, {}
        if len(sent.get("body") or "") > 65536 or not sent.get("title", "a title"):
            return 422, {"message": "Validation Failed", "errors": [{"resource": "Issue", "field": "body"}]}, {}
        changed = {name: sent[name] for name in ("title", "body", "state") if name in sent}
        if sent.get("state", issue["state"]) != issue["state"]:
            changed["state_reason"] = sent.get("state_reason")
        if "labels" in sent:
            changed["labels"] = [self._label(name) for name in sent["labels"]]
        if "assignees" in sent:
            changed["assignees"] = [{"login": name} for name in sent["assignees"]]
        issue.update(changed)
        return 200, issue, {}


def labels(issue: Json) -> list[str]:
    return [label["name"] for label in issue["labels"]]


def assignees(issue: Json) -> list[str]:
    return [person["login"] for person in issue["assignees"]]
