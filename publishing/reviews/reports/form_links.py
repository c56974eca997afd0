"""Links to the forms of reviewers, with the page and the mark of its text filled in."""

from urllib.parse import quote, urlencode

from publishing.content.models.field_types import ReviewClass
from publishing.reviews.digests import short
from publishing.reviews.state.signing import Outcome
from publishing.reviews.words import PARTIALS_FOLDER

FORMS: dict[Outcome, tuple[str, str]] = {
    "approved": ("sign-off", "Sign off"),
    "carried-over": ("carry-over", "Carry over"),
    "withdrawn": ("withdraw", "Withdraw"),
}
"""The file of each form in .github/ISSUE_TEMPLATE, and how the title of its issue begins."""


def form_link(repository: str, outcome: Outcome, page: str, digest: str) -> str:
    """The address of a form; `repository` is the repository's address on the website, `page` the file below docs/."""
    form, title = FORMS[outcome]
    name = page.removesuffix(".md")
    filled_in = {"template": f"{form}.yml", "title": f"{title}: {name}", "page": name}
    if outcome != "withdrawn":
        filled_in["mark"] = short(digest)
    return f"{repository}/issues/new?{urlencode(filled_in, quote_via=quote)}"


def form_link_of_part(repository: str, page: str, digest: str) -> str:
    """The address of the form for parts of a page; empty for a shared block, and without a repository."""
    if not repository or page.startswith(PARTIALS_FOLDER):
        return ""
    name = page.removesuffix(".md")
    filled_in = {"template": "sign-off-part.yml", "title": f"Sign off a part: {name}", "page": name}
    return f"{repository}/issues/new?{urlencode(filled_in | {'mark': short(digest)}, quote_via=quote)}"


def form_links(
    repository: str, page: str, digest: str, review_class: ReviewClass | None, status: str
) -> dict[Outcome, str]:
    """The forms that make sense for a page as it stands; none without a repository."""
    if not repository:
        return {}
    wanted: list[Outcome] = ["approved"]
    # What stands on a safety page is always read again.
    if status == "changed-since-review" and review_class != "safety":
        wanted.append("carried-over")
    if status not in ("never-reviewed", "withdrawn"):
        wanted.append("withdrawn")
    return {outcome: form_link(repository, outcome, page, digest) for outcome in wanted}
