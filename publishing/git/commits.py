"""What stands at the head of a commit: the commits before it, who wrote it, how it is signed."""

import re
from dataclasses import dataclass

AUTHOR = re.compile(r"^author [^<\n]*<(?P<address>[^>\n]*)>", re.MULTILINE)
PARENT = re.compile(r"^parent (?P<name>[0-9a-f]+)$", re.MULTILINE)
SSH_SIGNATURE = "\ngpgsig -----BEGIN SSH SIGNATURE-----"


@dataclass(frozen=True)
class Commit:
    """One commit."""

    parents: tuple[str, ...]
    author: str
    """The address that the commit names, whatever a file .mailmap says."""
    has_ssh_signature: bool
    """Whether it has one; nothing tells yet whose it is, or whether it is good."""


def read_commit(text: str) -> Commit:
    """A commit from the text that git stores of it."""
    head = text.partition("\n\n")[0]
    author = AUTHOR.search(head)
    parents = tuple(found["name"] for found in PARENT.finditer(head))
    return Commit(parents, author["address"] if author else "", SSH_SIGNATURE in head)
