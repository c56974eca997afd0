"""GitHub as a witness: which account made a commit on its website, filled in a form, or agreed to a change there."""

from datetime import date, datetime
from typing import Any

from publishing.github.api import Repository
from publishing.reviews.identity.host import Answers, Form

WEBSITE = "web-flow"
"""The account whose name GitHub writes into a commit that somebody makes on its website; GitHub signs it itself."""
FORM = """
query($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) { body author { login } editor { login } createdAt lastEditedAt }
  }
}
"""
PULL_REQUESTS = """
query($owner: String!, $name: String!, $commit: GitObjectID!) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) {
      ... on Commit {
        associatedPullRequests(first: 10) {
          nodes {
            mergeCommit { oid }
            mergedBy { __typename login }
            latestOpinionatedReviews(first: 50, writersOnly: true) { nodes { state author { __typename login } } }
          }
        }
      }
    }
  }
}
"""


class AskedHost:
    """Asks GitHub, once for each commit, form and change, and keeps what it answered."""

    def __init__(self, repository: Repository, graphql: str) -> None:
        """`graphql` is the address of the other interface: only that one tells who edited an issue."""
        self._repository, self._graphql = repository, graphql
        self.answers = Answers()

    def committer(self, commit: str) -> str | None:
        """The account that GitHub vouches for as a commit's author. Raises GitHubError where it cannot be asked."""
        if commit not in self.answers.commits:
            self.answers.commits[commit] = _committer(self._repository.read(f"commits/{commit}"))
        return self.answers.commits[commit]

    def form(self, number: int) -> Form | None:
        """The form of a number. Raises GitHubError where it cannot be asked."""
        if str(number) not in self.answers.forms:
            self.answers.forms[str(number)] = _form(self._query(FORM, number=number))
        return self.answers.forms[str(number)]

    def agreed(self, commit: str) -> list[str] | None:
        """Who merged the pull request that made a commit, and who approved it. Raises GitHubError as `form` does."""
        if commit not in self.answers.agreed:
            self.answers.agreed[commit] = _agreed(self._query(PULL_REQUESTS, commit=commit), commit)
        return self.answers.agreed[commit]

    def _query(self, text: str, **variables: object) -> Any:
        owner, _, name = self._repository.name.partition("/")
        found = self._repository.query(self._graphql, text, {"owner": owner, "name": name, **variables})
        return (found or {}).get("repository") or {}


def _committer(commit: Any) -> str | None:
    if commit is None or not commit["commit"]["verification"]["verified"]:
        return None
    author, committer = (_login(commit.get(key)) for key in ("author", "committer"))
    # Made on the website; or signed with a key that GitHub knows as the author's own.
    return author if committer in (WEBSITE, author) else None


def _login(person: Any) -> str | None:
    return person["login"] if person else None


def _agreed(repository: Any, commit: str) -> list[str] | None:
    changes = ((repository.get("object") or {}).get("associatedPullRequests") or {}).get("nodes", [])
    change = next((one for one in changes if (one["mergeCommit"] or {}).get("oid") == commit), None)
    if change is None:
        return None
    reviews = (change["latestOpinionatedReviews"] or {}).get("nodes", [])
    people = [change["mergedBy"], *(review["author"] for review in reviews if review["state"] == "APPROVED")]
    # A queue or a program that merges has not read anything.
    return sorted({person["login"] for person in people if person and person["__typename"] == "User"})


def _form(repository: Any) -> Form | None:
    issue = repository.get("issue")
    login = _login(issue and issue["author"])
    if not issue or not login:
        return None
    days = {"opened": _day(issue["createdAt"]), "changed": _day(issue["lastEditedAt"])}
    return Form(login=login, edited_by=_login(issue["editor"]), body=issue["body"], **days)


def _day(moment: str | None) -> date | None:
    return datetime.fromisoformat(moment).date() if moment else None
