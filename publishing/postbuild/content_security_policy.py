"""What a page may load and run: this site's own files, and the one script that its template writes, by its digest.

One list for all forms: the meta tag of each page, and the header that a host sends with all of them.
"""

import base64
import re
from hashlib import sha256
from html import escape

PLACE = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(")')
"""Where overrides/main.html keeps room for the policy of the page."""

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script", re.DOTALL | re.IGNORECASE)
NOT_RUN = re.compile(r"\bsrc=|\btype=[\"']?application/(?:ld\+)?json")
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


def script_digests(html: str) -> set[str]:
    """The digests, as a policy writes them, of all scripts that stand in the page and that a browser would run."""
    texts = (text for attributes, text in SCRIPT.findall(html) if not NOT_RUN.search(attributes))
    return {f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts}


def with_policy(html: str) -> str:
    """The page with the policy in the place that its template keeps for it.

    Raises ValueError if there is not exactly one place, or if a script stands in the page that the policy does not
    allow: no such page must be published.
    """
    if unknown := script_digests(html) - {DIGEST}:
        raise ValueError(
            f"a script stands in the page that the policy does not allow. If it is the one of {SCRIPT_OF_TEMPLATE}, "
            f"write its digest into content_security_policy.py: {', '.join(sorted(unknown))}"
        )
    content = escape(POLICY, quote=False)
    filled, count = PLACE.subn(lambda place: place[1] + content + place[2], html)
    if count != 1:
        raise ValueError(f"{count} places for the Content-Security-Policy, and there must be one")
    return filled
