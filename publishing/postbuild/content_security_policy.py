"""What a page may load and run: this site's own files, and the one script that its template writes, by its digest.

One list for all forms: the meta tag of each page, and the header that a host sends with all of them.
"""

import base64
import re
from hashlib import sha256
from html import escape

PLACE = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(")')
"""Where overrides/main.html keeps room for the policy of the page."""

SCRIPT_OF_TEMPLATE = "overrides/partials/javascripts/base.html"
DIGEST = "'sha256-fxvHPLIgruuGPgJEdSrdVE/KHHLUu8QA1jApRbEI/1E='"
"""Of that script. It is written down, not worked out from what was built: a policy that follows the pages would allow
whatever came into them."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' {DIGEST}",
        "style-src 'self'",
        # The icons of the style sheet are data: in it.
        "img-src 'self' data:",
        # The search fetches its index.
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
OF_HOSTS = f"{POLICY}; frame-ancestors 'none'"
"""Browsers heed the last rule in a header alone, and complain about it in a page."""


def digest_of(script: str) -> str:
    """The digest of a script's text, as a policy writes it."""
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"


def with_policy(html: str) -> str:
    """The page with the policy in the place that its template keeps for it.

    Raises ValueError if there is not exactly one place: a page without a policy must not be published.
    """
    content = escape(POLICY, quote=False)
    filled, count = PLACE.subn(lambda place: place[1] + content + place[2], html)
    if count != 1:
        raise ValueError(f"{count} places for the Content-Security-Policy, and there must be one: overrides/main.html")
    return filled
