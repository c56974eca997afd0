"""What happens to a ledger: who signs what, and what becomes of it. Each is a few steps in a real repository.

A situation begins on the branch `change`, with the small site on `main`. `holds` are those that must be let through,
`refused` those that must not: refusing an honest doctor counts like letting a forger in.
"""

from collections.abc import Callable
from dataclasses import dataclass

from publishing.reviews.identity.host import NOBODY_ASKED, Host
from tests.reviews.projects import Project
from tests.reviews.small_site import TREATMENT

Steps = Callable[[Project], Host | None]


@dataclass(frozen=True)
class Situation:
    """Steps, and what must come of them."""

    steps: Steps
    message: str
    """What the refusal says; empty if nothing may be refused."""
    status: str
    """Where the page stands when the branch is merged all the same."""
    page: str = TREATMENT

    def host(self, project: Project) -> Host:
        return self.steps(project) or NOBODY_ASKED


SITUATIONS: dict[str, Situation] = {}


def holds(status: str = "current", page: str = TREATMENT) -> Callable[[Steps], Steps]:
    """A situation in which nothing may be refused."""
    return refused("", status, page)


def refused(message: str, status: str = "never-reviewed", page: str = TREATMENT) -> Callable[[Steps], Steps]:
    """A situation that must be refused, and what the page says if somebody merges it against all advice."""

    def keep(steps: Steps) -> Steps:
        name = steps.__name__.replace("_", " ")
        assert name not in SITUATIONS, f"two situations are called {name!r}"
        SITUATIONS[name] = Situation(steps, message, status, page)
        return steps

    return keep
