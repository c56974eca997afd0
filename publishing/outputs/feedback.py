"""Where a reader's word about a page leads: nothing is collected here, so every way is a link to somewhere else."""

import re
from urllib.parse import quote, urlencode

from publishing.content.model import SourcePage
from publishing.settings.not_found import MOVED
from publishing.settings.site import SiteSettings

FORMS = {"helpful": "was-it-helpful", "wrong": "something-is-wrong"}
"""The issue forms in .github/ISSUE_TEMPLATE; each has a field with the id `page`."""

SUBJECTS = {"helpful": "Was it helpful", "wrong": "Something is wrong"}
"""What a prepared mail is about: for those who receive it."""

MAIL = re.compile(r"(mailto:)?(?P<address>[^\s@:/?]+@[^\s@:/?]+)")


def feedback_links(page: SourcePage, settings: SiteSettings) -> dict[str, str]:
    """Links for 'was it helpful', 'something is wrong' and 'edit', as far as the settings name a way; else none.

    An address of its own comes before the repository's issue forms, which ask for an account that patients do not
    have.
    """
    built = f"{page.address}index.html"
    url, repository = settings.url + MOVED.get(built, page.address), settings.repository
    links = _by_address(settings.feedback_address, page.meta.title, url) or _by_issue_form(repository, url)
    # Only a branch can be edited; HEAD, which every repository has, shows the file with the way to edit it.
    edit = f"edit/{settings.branch}" if settings.branch else "blob/HEAD"
    return links | ({"edit": f"{repository}/{edit}/{page.file}"} if repository else {})


def _by_address(address: str, title: str, url: str) -> dict[str, str]:
    if not address:
        return {}
    if not (mail := MAIL.fullmatch(address)):
        return {"helpful": address, "wrong": address}
    # Mail programs print the plus sign of urlencode() as it is.
    told = {
        key: urlencode({"subject": f"{subject}: {title}", "body": url}, quote_via=quote)
        for key, subject in SUBJECTS.items()
    }
    return {key: f"mailto:{mail['address']}?{text}" for key, text in told.items()}


def _by_issue_form(repository: str, url: str) -> dict[str, str]:
    if not repository:
        return {}
    page = urlencode({"page": url})
    return {key: f"{repository}/issues/new?template={form}.yml&{page}" for key, form in FORMS.items()}
