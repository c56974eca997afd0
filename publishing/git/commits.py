"""What stands at the head of a commit: the commits before it, who wrote it, how it is signed."""

import re
from dataclasses import dataclass

AUTHOR = re.compile(r"^author [^<\n]*<(?P<address>[^>\n]*)>", re.MULTILINE)
PARENT = re.compile(r"^parent (?P<name>[0-9a-f]+)$", re.MULTILINE)
SSH_SIGNATURE = "-----BEGIN SSH SIGNATURE-----"
SIGNATURE = re.compile(rb"^gpgsig(?P<other>-sha256)? (?P<first>.*\n)(?P<rest>(?: .*\n)*)", re.MULTILINE)
"""A header that holds a signature, and the lines below it that go on with it."""


@dataclass(frozen=True)
class Commit:
    """One commit."""

    parents: tuple[str, ...]
    author: str
    """The address that the commit names, whatever a file .mailmap says."""
    ssh_signature: str = ""
    """Its signature by an SSH key, if it has one; nothing tells yet whose it is, or whether it is good."""
    signed: bytes = b""
    """What was signed if so: the commit without its signatures."""


def read_commit(raw: bytes) -> Commit:
    """A commit from the bytes that git stores of it."""
    head = raw.partition(b"\n\n")[0] + b"\n"
    text = head.decode("utf-8", "replace")
    author = AUTHOR.search(text)
    parents = tuple(found["name"] for found in PARENT.finditer(text))
    address = author["address"] if author else ""
    signature = "".join(map(_signature, SIGNATURE.finditer(head)))
    if not signature.startswith(SSH_SIGNATURE):
        return Commit(parents, address)
    return Commit(parents, address, signature, SIGNATURE.sub(b"", head) + raw[len(head) :])


def _signature(header: re.Match[bytes]) -> str:
    """The signature of a header, without the blank that begins each line; empty if it is one of another repository."""
    lines = (header["first"] + header["rest"]).decode("utf-8", "replace")
    return "" if header["other"] else lines.replace("\n ", "\n")
