"""What stands at the head of a commit: the commits before it, who wrote it, how it is signed."""

import re
from dataclasses import dataclass

PARENT = rb"parent (?P<name>[0-9a-f]+)\n"
PARENTS = re.compile(rb"tree [0-9a-f]+\n(?P<parents>(?:%b)*)" % PARENT.replace(b"?P<name>", b"?:"))
"""Where alone git looks for the commits before one: another line that says so is none."""
IN_ORDER = re.compile(rb"%bauthor .*\ncommitter .*\n" % PARENTS.pattern)
"""How git begins each commit. A signature that was moved in front of the parents is still good, and git would see a
commit without any, which brought all that its tree holds: so what does not begin in this order counts as unsigned."""
AUTHOR = re.compile(r"^author [^<\n]*<(?P<address>[^>\n]*)>", re.MULTILINE)
SSH_SIGNATURE = "-----BEGIN SSH SIGNATURE-----"
SIGNATURE = re.compile(rb"^gpgsig(?P<other>-sha256)? (?P<first>.*\n)(?P<rest>(?: .*\n)*)", re.MULTILINE)
"""A header that holds a signature, and the lines below it that go on with it."""
ODD = re.compile(rb"\0|^gpgsig", re.MULTILINE)
"""What git reads otherwise than as it stands."""


@dataclass(frozen=True)
class Commit:
    """One commit."""

    parents: tuple[str, ...]
    author: str
    """The address that the commit names, whatever a file .mailmap says."""
    ssh_signature: str = ""
    """Its signature by an SSH key, if it has one; nothing tells yet whose it is, or whether it is good."""
    signed: bytes = b""
    """What was signed if so: the commit without its signatures. Empty where only git can tell."""


def read_commit(raw: bytes) -> Commit:
    """A commit from the bytes that git stores of it."""
    head, end, _ = raw.partition(b"\n\n")
    head += b"\n"
    author = AUTHOR.search(head.decode("utf-8", "replace"))
    begins = PARENTS.match(head)
    names = re.findall(PARENT, begins["parents"]) if begins else ()
    commit = Commit(tuple(name.decode() for name in names), author["address"] if author else "")
    signature = "".join(map(_signature, SIGNATURE.finditer(head)))
    if not signature.startswith(SSH_SIGNATURE) or not IN_ORDER.match(head):
        return commit
    words = SIGNATURE.sub(b"", head)
    signed = words + raw[len(head) :] if end and not ODD.search(words) else b""
    return Commit(commit.parents, commit.author, signature, signed)


def _signature(header: re.Match[bytes]) -> str:
    """The signature of a header, without the blank that begins each line; empty if it is one of another repository."""
    lines = (header["first"] + header["rest"]).decode("utf-8", "replace")
    return "" if header["other"] else lines.replace("\n ", "\n")
