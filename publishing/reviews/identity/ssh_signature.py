"""A signature that an SSH key made, checked in this process, where ssh-keygen would begin two for each.

What it holds is laid down in OpenSSH's PROTOCOL.sshsig. Only keys of the kind Ed25519 are looked at here, which is what
ssh-keygen makes unasked; of all others, and of whatever is not plainly good, git is asked.
"""

import base64
import hashlib

MAGIC = b"SSHSIG"
VERSION = (1).to_bytes(4, "big")
KIND = b"ssh-ed25519"
FIRST, LAST = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
FOR_GIT = b"git"
"""What git signs is signed for nothing else."""
HASHES = {b"sha256": hashlib.sha256, b"sha512": hashlib.sha512}


def fingerprint_of_signer(words: bytes, signature: str, keys: tuple[str, ...]) -> str:
    """The fingerprint of that of these keys which signed the words, as git names it; empty if that is not plain.

    Each key is as in a .pub file.
    """
    # Few builds see a signature that is not kept.
    from nacl.exceptions import CryptoError  # noqa: PLC0415
    from nacl.signing import VerifyKey  # noqa: PLC0415

    try:
        key, signed, raw = _read(words, signature)
        if f"{KIND.decode()} {base64.b64encode(key).decode()}" not in keys:
            return ""
        kind, public = _strings(key, 2)
        if kind != KIND:
            return ""
        VerifyKey(public).verify(signed, raw)
    except (CryptoError, ValueError):
        return ""
    return f"SHA256:{base64.b64encode(hashlib.sha256(key).digest()).decode().rstrip('=')}"


def _read(words: bytes, signature: str) -> tuple[bytes, bytes, bytes]:
    """The key that a signature names, what that key signed if it signed the words, and its signature alone."""
    lines = signature.removesuffix("\n").split("\n")
    if (lines[0], lines[-1]) != (FIRST, LAST):
        raise ValueError("no signature")
    whole = base64.b64decode("".join(lines[1:-1]), validate=True)
    beginning = MAGIC + VERSION
    if not whole.startswith(beginning):
        raise ValueError("not as of version 1")
    key, purpose, reserved, name, outer = _strings(whole.removeprefix(beginning), 5)
    kind, raw = _strings(outer, 2)
    if purpose != FOR_GIT or reserved or kind != KIND or name not in HASHES:
        raise ValueError("of another kind")
    return key, MAGIC + b"".join(map(_string, (purpose, reserved, name, HASHES[name](words).digest()))), raw


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _strings(data: bytes, count: int) -> list[bytes]:
    """Data as so many strings, each behind its length. Raises ValueError if it is anything else."""
    found = []
    for _ in range(count):
        size = int.from_bytes(data[:4], "big")
        if len(data) < 4 + size:
            raise ValueError("a string is longer than what holds it")
        found.append(data[4 : 4 + size])
        data = data[4 + size :]
    if data:
        raise ValueError("there is more than these strings")
    return found
