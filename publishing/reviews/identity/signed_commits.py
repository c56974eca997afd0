"""Commits signed with an SSH key of the register: the one proof that needs nobody's word."""

import tempfile
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

from publishing.cache.keys import digest
from publishing.cache.store import NO_CACHE, Cache, NoCache
from publishing.cache.together import Together
from publishing.content.models.reviewers import Reviewer
from publishing.git.repository import Repository
from publishing.reviews.identity.ssh_signature import fingerprint_of_signer
from publishing.workers.in_order import in_order

NO_OTHER_PROGRAMS = ("-c", "gpg.openpgp.program=false", "-c", "gpg.x509.program=false")
"""A signature of another kind would be judged by the keys of whoever runs the command."""

TOGETHER = 25
"""Commits that one call of git is asked about: to begin it takes as long as to look at two."""


class SignedCommits:
    """Tells whether commits are signed with a reviewer's key."""

    def __init__(self, repository: Repository, kept: Cache | NoCache = NO_CACHE) -> None:
        # The name of a commit stands for all that it holds, the signature too.
        self._repository, self.kept = repository, Together(kept, "signatures")
        self._asked: dict[str, str] = {}
        self.key_of = cache(self._key_of)

    def ask(self, pairs: Iterable[tuple[str, Reviewer]]) -> None:
        """Ask about many commits at once, each with who may have signed it: on all cores, for git is slow to tell."""
        asked = {_key(*pair): pair for pair in pairs}
        wanted = {key: pair for key, pair in asked.items() if not self.kept.get(key) and self._may_be_signed(*pair)}
        by_signer: dict[tuple[str, ...], list[str]] = {}
        for key, (commit, reviewer) in wanted.items():
            self._asked[key] = self._seen(commit, reviewer)
            if not self._asked[key]:
                by_signer.setdefault((reviewer.id, *reviewer.keys), []).append(commit)
        jobs = [
            (signer, commits[start : start + TOGETHER])
            for signer, commits in by_signer.items()
            for start in range(0, len(commits), TOGETHER)
        ]
        told: dict[tuple[str, ...], str] = {}
        for (signer, _), found in zip(jobs, in_order([partial(self._verified, *job) for job in jobs], 1), strict=True):
            told.update({(commit, *signer): fingerprint for commit, fingerprint in found.items()})
        for key, (commit, reviewer) in wanted.items():
            if (commit, reviewer.id, *reviewer.keys) in told:
                self._asked[key] = told[commit, reviewer.id, *reviewer.keys]

    def _key_of(self, commit: str, reviewer: Reviewer) -> str | None:
        """The fingerprint of the reviewer's key that signed the commit, or None if none of them did."""
        key = _key(commit, reviewer)

        def verified() -> str:
            if key in self._asked:
                return self._asked[key]
            if not self._may_be_signed(commit, reviewer):
                return ""
            return self._seen(commit, reviewer) or self._verified((reviewer.id, *reviewer.keys), [commit])[commit]

        return self.kept.found(key, verified) or None

    def _may_be_signed(self, commit: str, reviewer: Reviewer) -> bool:
        found = self._repository.read_commit(commit)
        return bool(reviewer.keys) and found is not None and bool(found.ssh_signature)

    def _seen(self, commit: str, reviewer: Reviewer) -> str:
        """The fingerprint of the key that signed a commit if it can be told here; empty where git must be asked."""
        found = self._repository.read_commit(commit)
        return fingerprint_of_signer(found.signed, found.ssh_signature, reviewer.keys) if found else ""

    def _verified(self, signer: tuple[str, ...], commits: list[str]) -> dict[str, str]:
        """For each commit what git says is the fingerprint of the key that signed it; empty if it is none of theirs."""
        name, *keys = signer
        with tempfile.TemporaryDirectory() as folder:
            allowed = Path(folder) / "allowed_signers"
            allowed.write_text("".join(f'{name} namespaces="git" {key}\n' for key in keys), encoding="utf-8")
            told = self._told(commits, allowed)
        return {commit: mark if state == "G" and by == name else "" for commit, state, by, mark in told}

    def _told(self, commits: list[str], allowed: Path) -> list[list[str]]:
        """What git says of each signature: the commit, G for a good one, who made it, and the key's fingerprint."""
        settings = ("-c", f"gpg.ssh.allowedSignersFile={allowed}", "-c", "gpg.ssh.revocationFile=", *NO_OTHER_PROGRAMS)
        shown = self._repository.git(*settings, "log", "--no-walk", "--format=%H%x00%G?%x00%GS%x00%GF", *commits, "--")
        return [line.split("\0") for line in shown.split("\n") if line]


def _key(commit: str, reviewer: Reviewer) -> str:
    return digest(commit, reviewer.id, reviewer.keys)
