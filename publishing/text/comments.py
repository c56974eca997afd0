"""Words that anybody may have typed, for a comment on GitHub: there they are words, and call nobody."""

import re

SIGNS = re.compile(r"(?P<markup>[\\`*_\[\]<>|&~])|[@#](?=\w)|\w(?=://)|\bwww(?=\.)|(?i:\bgh)(?=-\d)")
NOTHING = "&#8203;"
"""A blank without width. GitHub looks for names, numbers and addresses when all Markdown is read, so that no escape
keeps it from them."""


def in_a_comment(text: str) -> str:
    """The text with nothing in it that is markup, calls somebody, or leads to an issue or elsewhere.

    The name of a commit stays: GitHub links it, and nobody is told.
    """
    return SIGNS.sub(lambda found: f"&#{ord(found[0])};" if found["markup"] else f"{found[0]}{NOTHING}", text)
