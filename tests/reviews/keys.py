"""SSH keys of made-up people, made by ssh-keygen as theirs would be."""

import subprocess
import tempfile
from functools import cache
from pathlib import Path

_FOLDER = tempfile.TemporaryDirectory(prefix="keys-of-tests-")


@cache
def private_key(person: str) -> Path:
    """The file with somebody's private key; its public half lies beside it. Of another kind if the name ends in it."""
    path = Path(_FOLDER.name) / person
    kind = next((kind for kind in ("rsa", "ecdsa") if person.endswith(f"-{kind}")), "ed25519")
    command = ["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", person, "-f", str(path)]
    subprocess.run(command, check=True)
    return path


def public_key(person: str) -> str:
    """As it stands in the register: the kind and the key."""
    kind, key, *_ = private_key(person).with_suffix(".pub").read_text(encoding="utf-8").split()
    return f"{kind} {key}"
