"""What a page may load and run: this site's own files, and the scripts that its template writes, by their digest.

One list for all forms: the meta tag of each page, and the header that a host sends with all of them.
"""

import base64
import re
from collections.abc import Iterable
from hashlib import sha256
from html import escape

PLACE = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(")')
"""Where overrides/main.html keeps room for the policy of the page."""

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script", re.DOTALL | re.IGNORECASE)
NOT_RUN = re.compile(r"\bsrc=|\btype=[\"']?application/(?:ld\+)?json")
RULES = (
    "default-src 'none'",
    "script-src 'self'{scripts}",
    "style-src 'self'",
    # The icons of the style sheet are data: in it.
    "img-src 'self' data:",
    # The search fetches its index.
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
HEADER_ONLY = "frame-ancestors 'none'"
"""Browsers heed it in a header alone and complain about it in a page."""


def script_digests(html: str) -> set[str]:
    """The sources, as a policy writes them, of all scripts that stand in the page and that a browser would run."""
    texts = (text for attributes, text in SCRIPT.findall(html) if not NOT_RUN.search(attributes))
    return {f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts}


def policy(digests: Iterable[str]) -> str:
    """One line that allows this site's files and the scripts of these digests, in the same order each time."""
    return "; ".join(RULES).format(scripts="".join(f" {digest}" for digest in sorted(digests)))


def with_policy(html: str, digests: Iterable[str]) -> str:
    """The page with a policy for the scripts of these digests, in the place that its template keeps for it.

    Raises ValueError if there is not exactly one place: a page without a policy must not be published.
    """
    content = escape(policy(digests), quote=False)
    filled, count = PLACE.subn(lambda place: place[1] + content + place[2], html)
    if count != 1:
        raise ValueError(f"{count} places for the Content-Security-Policy, and there must be one: overrides/main.html")
    return filled


class Policies:
    """The policies of all pages of a site."""

    def __init__(self) -> None:
        self._digests: set[str] = set()

    def fill_in(self, name: str, html: str) -> str:
        """The page with its own policy. Raises ValueError with its `name` if it has no place for it."""
        digests = script_digests(html)
        self._digests |= digests
        try:
            return with_policy(html, digests)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error

    def of_host(self) -> str:
        """The one that a host can send with all of them."""
        return f"{policy(self._digests)}; {HEADER_ONLY}"
