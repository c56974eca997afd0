"""Commits signed with an SSH key of the register: the one proof that needs nobody's word but git's."""

import tempfile
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

from publishing.cache.keys import digest
from publishing.cache.store import NO_CACHE, Cache, NoCache
from publishing.content.models.reviewers import Reviewer
from publishing.git.repository import Repository
from publishing.workers.in_order import in_order

NO_OTHER_PROGRAMS = ("-c", "gpg.openpgp.program=false", "-c", "gpg.x509.program=false")
"""A signature of another kind would be judged by the keys of whoever runs the command."""


class SignedCommits:
    """Asks git whether commits are signed with a reviewer's key."""

    def __init__(self, repository: Repository, kept: Cache | NoCache = NO_CACHE) -> None:
        # What is kept spares three processes a commit. Its name stands for all that it holds, the signature too.
        self._repository, self._kept = repository, kept
        self._asked: dict[str, str] = {}
        self.key_of = cache(self._key_of)

    def ask(self, pairs: Iterable[tuple[str, Reviewer]]) -> None:
        """Ask about many commits at once, each with who may have signed it: on all cores, for git is slow to tell."""
        wanted = {_key(*pair): pair for pair in pairs if self._may_be_signed(*pair)}
        missing = {key: pair for key, pair in wanted.items() if not self._kept.holds(key)}
        told = in_order([partial(self._verified, *pair) for pair in missing.values()])
        self._asked.update(zip(missing, told, strict=True))

    def _key_of(self, commit: str, reviewer: Reviewer) -> str | None:
        """The fingerprint of the reviewer's key that signed the commit, or None if none of them did."""
        if not self._may_be_signed(commit, reviewer):
            return None
        key = _key(commit, reviewer)

        def verified() -> str:
            return self._asked[key] if key in self._asked else self._verified(commit, reviewer)

        return self._kept.found(key, verified) or None

    def _may_be_signed(self, commit: str, reviewer: Reviewer) -> bool:
        found = self._repository.read_commit(commit)
        return bool(reviewer.keys) and found is not None and found.has_ssh_signature

    def _verified(self, commit: str, reviewer: Reviewer) -> str:
        with tempfile.TemporaryDirectory() as folder:
            allowed = Path(folder) / "allowed_signers"
            lines = (f'{reviewer.id} namespaces="git" {key}\n' for key in reviewer.keys)
            allowed.write_text("".join(lines), encoding="utf-8")
            told = self._told(commit, allowed)
        state, signer, fingerprint = told
        return fingerprint if state == "G" and signer == reviewer.id else ""

    def _told(self, commit: str, allowed: Path) -> tuple[str, str, str]:
        """What git says of the signature: G for a good one, who made it, and the fingerprint of the key."""
        settings = ("-c", f"gpg.ssh.allowedSignersFile={allowed}", "-c", "gpg.ssh.revocationFile=", *NO_OTHER_PROGRAMS)
        shown = self._repository.git(*settings, "log", "--no-walk", "--format=%G?%x00%GS%x00%GF", commit, "--")
        state, signer, fingerprint = shown.strip("\n").split("\0")
        return state, signer, fingerprint


def _key(commit: str, reviewer: Reviewer) -> str:
    return digest(commit, reviewer.id, reviewer.keys)
