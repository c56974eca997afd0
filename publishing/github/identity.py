"""GitHub as a witness: which account made a commit on its website, and which filled in a form there."""

from typing import Any

from publishing.github.api import Repository
from publishing.reviews.identity.host import Answers, Form

WEBSITE = "web-flow"
"""The account whose name GitHub writes into a commit that somebody makes on its website; GitHub signs it itself."""
FORM = """
query($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) { body author { login } editor { login } }
  }
}
"""


class AskedHost:
    """Asks GitHub, once for each commit and form, and keeps what it answered."""

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
            owner, _, name = self._repository.name.partition("/")
            found = self._repository.query(self._graphql, FORM, {"owner": owner, "name": name, "number": number})
            self.answers.forms[str(number)] = _form(found)
        return self.answers.forms[str(number)]


def _committer(commit: Any) -> str | None:
    if commit is None or not commit["commit"]["verification"]["verified"]:
        return None
    author, committer = (_login(commit.get(key)) for key in ("author", "committer"))
    # Made on the website; or signed with a key that GitHub knows as the author's own.
    return author if committer in (WEBSITE, author) else None


def _login(person: Any) -> str | None:
    return person["login"] if person else None


def _form(answer: Any) -> Form | None:
    issue = ((answer or {}).get("repository") or {}).get("issue")
    login = _login(issue and issue["author"])
    return Form(login=login, edited_by=_login(issue["editor"]), body=issue["body"]) if issue and login else None
