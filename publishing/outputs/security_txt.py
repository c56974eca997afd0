"""security.txt: whom to tell of a hole in the site's safety (RFC 9116)."""

import re
from datetime import date, timedelta
from pathlib import Path

from publishing.content.diagnostics import Problem
from publishing.settings.site import SiteSettings

NAME = ".well-known/security.txt"
OLD_NAME = "security.txt"
"""Where it stood before the standard, and where it is read from if a host leaves out folders that begin with a dot."""

VALID = timedelta(days=360)
"""RFC 9116 asks for less than a year; a site that nobody builds for so long should not promise an answer."""

MAIL = re.compile(r"[^\s@:/?]+@[^\s@:/?]+")
CONTACT = re.compile(r"(https://|mailto:|tel:)\S+")


def security_text(contact: str, site_url: str, today: date) -> str:
    """The file's text. Raises ValueError for a contact that is no e-mail or web address."""
    if MAIL.fullmatch(contact):
        contact = f"mailto:{contact}"
    if not CONTACT.fullmatch(contact):
        raise ValueError(f"SECURITY_CONTACT {contact!r} is no address. Write an e-mail address, or one with https://.")
    expires = f"{(today + VALID).isoformat()}T00:00:00Z"
    return f"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en\nCanonical: {site_url}{NAME}\n"


def write_security_text(site: Path, settings: SiteSettings, today: date) -> list[Problem]:
    """Put the file into the site where a contact is named; without one there is none, for nothing may be made up."""
    if not settings.security_contact:
        return []
    try:
        text = security_text(settings.security_contact, settings.url, today)
    except ValueError as problem:
        return [Problem("mkdocs.yml", 1, 1, str(problem))]
    for name in (NAME, OLD_NAME):
        path = site / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return []
