"""The headers that a host should send with the site, in the form of each kind of host."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, StrictUndefined

TEMPLATES = Path(__file__).with_name("host_templates")
IN_SITE = "_headers"
"""Hosts that read headers from a file read it from the site itself."""

FOLDER = Path("hosting")
BESIDE = ("nginx.conf", "Caddyfile")
"""Settings of web servers, which lie in that folder of the project."""

FOREVER = "public, max-age=31536000, immutable"
"""For files named after their content, in seconds of a year."""

ASK_AGAIN = "no-cache"
"""A browser keeps the file, and asks each time whether it is still the same: a correction must reach every reader."""


def headers(policy: str) -> Mapping[str, str]:
    """Name and value of each header that goes with every answer, whatever it is."""
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        # Where a reader came from tells what the reader has read.
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def host_file(name: str, policy: str, folder: str = "/") -> str:
    """The headers in the form of one host, from the template `<name>.template`.

    `folder` is where the site lies on its host, with a slash at both ends: the page for what is not found lies there.
    """
    # The files are settings of web servers, not HTML.
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)  # noqa: S701
    template = environment.from_string((TEMPLATES / f"{name}.template").read_text(encoding="utf-8"))
    return template.render(headers=headers(policy), forever=FOREVER, ask_again=ASK_AGAIN, folder=folder)
