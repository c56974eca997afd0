"""Whose SSH key signed a commit is told here as git tells it, or not at all."""

import base64
import subprocess
from pathlib import Path

import pytest

from publishing.content.models.reviewers import Reviewer
from publishing.git.commits import Commit, read_commit
from publishing.git.repository import Repository
from publishing.reviews.identity.signed_commits import SignedCommits
from publishing.reviews.identity.ssh_signature import FIRST, LAST, fingerprint_of_signer
from tests.reviews.keys import private_key, public_key

ANN = "ann"


def git(project: Path, *words: str, put: bytes = b"") -> bytes:
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    return subprocess.run(["git", *who, *words], cwd=project, input=put, check=True, capture_output=True).stdout


def signed_commit(project: Path, key: str = ANN, message: str = "Sign") -> str:
    signing = ("-c", "gpg.format=ssh", "-c", f"user.signingKey={private_key(key)}")
    git(project, *signing, "commit", "-q", "-S", "--allow-empty", "--allow-empty-message", "-m", message)
    return git(project, "rev-parse", "HEAD").decode().strip()


def stored(project: Path, raw: bytes) -> str:
    return git(project, "hash-object", "-t", "commit", "-w", "--stdin", put=raw).decode().strip()


def raw_of(project: Path, commit: str) -> bytes:
    return git(project, "cat-file", "commit", commit)


def seen(raw: bytes, *keys: str) -> str:
    """What is told here of a commit."""
    found = read_commit(raw)
    return fingerprint_of_signer(found.signed, found.ssh_signature, tuple(map(public_key, keys or (ANN,))))


def told_by_git(project: Path, commit: str, *keys: str) -> str:
    allowed = project / "allowed"
    allowed.write_text("".join(f'ann namespaces="git" {public_key(key)}\n' for key in keys or (ANN,)), "utf-8")
    state, mark = (
        git(*(project, "-c", f"gpg.ssh.allowedSignersFile={allowed}", "log", "-1", "--format=%G?%x00%GF", commit))
        .decode()
        .strip("\n")
        .split("\0")
    )
    return mark if state == "G" else ""


def fingerprint(key: str) -> str:
    shown = subprocess.run(["ssh-keygen", "-lf", f"{private_key(key)}.pub"], check=True, capture_output=True, text=True)
    return shown.stdout.split()[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    return tmp_path


class TestAsGitTells:
    @pytest.mark.parametrize("message", ["Sign", "Unterschrift für Seite – 2", "Sign\n\ngpgsig nothing\n more\n", ""])
    def test_a_good_signature(self, project: Path, message: str):
        commit = signed_commit(project, message=message)
        found = seen(raw_of(project, commit))
        assert found == fingerprint(ANN) == told_by_git(project, commit)

    def test_one_of_two_keys(self, project: Path):
        commit = signed_commit(project, "ben")
        assert (
            seen(raw_of(project, commit), ANN, "ben") == fingerprint("ben") == told_by_git(project, commit, ANN, "ben")
        )

    def test_the_key_of_somebody_else(self, project: Path):
        commit = signed_commit(project, "ben")
        assert seen(raw_of(project, commit)) == told_by_git(project, commit) == ""

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (b"\n\nSign", b"\n\nsign"),
            (b"author Ann", b"author Ben"),
            (b"\n\nSign", b"\nencoding x\n\nSign"),
            (b"tree ", b"parent " + b"0" * 40 + b"\ntree "),
        ],
    )
    def test_other_words_than_were_signed(self, project: Path, old: bytes, new: bytes):
        raw = raw_of(project, signed_commit(project))
        assert seen(raw)
        assert old in raw
        assert seen(raw.replace(old, new, 1)) == ""

    def test_the_signature_of_another_commit(self, project: Path):
        first, second = (read_commit(raw_of(project, signed_commit(project, message=word))) for word in "ab")
        keys = (public_key(ANN),)
        assert fingerprint_of_signer(first.signed, first.ssh_signature, keys)
        assert fingerprint_of_signer(first.signed, second.ssh_signature, keys) == ""

    def test_two_signatures(self, project: Path):
        raw = raw_of(project, signed_commit(project))
        start, end = raw.index(b"gpgsig"), raw.index(LAST.encode()) + len(LAST) + 1
        header = raw[start:end]
        # A signature of the same words stands there twice: git joins them, and reads no more than one.
        twice = raw[:end] + header + raw[end:]
        assert seen(twice) in ("", told_by_git(project, stored(project, twice)))

    def test_a_signature_for_the_other_kind_of_repository_is_not_signed(self, project: Path):
        raw = raw_of(project, signed_commit(project))
        at = raw.index(b"gpgsig")
        other = raw[:at] + b"gpgsig-sha256 -----BEGIN\n more\n" + raw[at:]
        assert seen(other) == told_by_git(project, stored(project, other)) == fingerprint(ANN)


@pytest.mark.parametrize("moved", [b"", b"gpgsig-sha256 x\n", b"gpgsig-other x\n"])
def test_a_signature_that_was_moved_before_the_parents_is_none(project: Path, moved: bytes):
    """It is still good, and git would see a commit without parents, which brought all that its tree holds."""
    signed_commit(project)
    raw = raw_of(project, signed_commit(project))
    start, end = raw.index(b"gpgsig"), raw.index(LAST.encode()) + len(LAST) + 1
    header, words = raw[start:end], raw[:start] + raw[end:]
    at = words.index(b"parent ")
    forged = words[:at] + (moved or header) + words[at:]
    if moved:
        forged = forged[: forged.index(b"\n\n") + 1] + header + forged[forged.index(b"\n\n") + 1 :]
    commit = stored(project, forged)
    assert git(project, "log", "-1", "--format=%P", commit).strip() == b""
    assert read_commit(forged).ssh_signature == ""
    assert SignedCommits(Repository(project)).key_of(commit, reviewer_with(ANN)) is None


def test_parents_stand_where_git_looks_for_them():
    found = read_commit(b"tree 1\nparent 2\nauthor A <a@b.c> 1 +0000\ncommitter A <a@b.c> 1 +0000\nparent 3\n\nWords")
    assert found.parents == ("2",)


def test_an_object_that_stands_in_for_a_commit_is_not_it(project: Path):
    git(project, "commit", "-q", "--allow-empty", "-m", "Unsigned")
    unsigned = git(project, "rev-parse", "HEAD").decode().strip()
    git(project, "replace", unsigned, signed_commit(project))
    assert SignedCommits(Repository(project)).key_of(unsigned, reviewer_with(ANN)) is None


def test_what_a_reader_has_git_show_changes_nothing(project: Path):
    commit = signed_commit(project, "ann-ecdsa")
    git(project, "config", "log.showSignature", "true")
    assert SignedCommits(Repository(project)).key_of(commit, reviewer_with("ann-ecdsa")) == fingerprint("ann-ecdsa")


def reviewer_with(key: str) -> Reviewer:
    person = {"id": "ann", "name": "Ann", "kind": "person", "role": "Doctor", "counts_as": "doctor", "signs": ()}
    return Reviewer.model_validate(person | {"interests": "None", "keys": (public_key(key),)})


@pytest.mark.parametrize("kind", ["ann-ecdsa", "ann-rsa"])
def test_a_key_of_another_kind_is_left_to_git(project: Path, kind: str):
    commit = signed_commit(project, kind)
    assert seen(raw_of(project, commit), kind) == ""
    assert SignedCommits(Repository(project)).key_of(commit, reviewer_with(kind)) == fingerprint(kind)


def signature(words: bytes, *options: str, key: str = ANN) -> str:
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(private_key(key)), *options]
    return subprocess.run(command, input=words, check=True, capture_output=True).stdout.decode()


def tell(words: bytes, armored: str) -> str:
    return fingerprint_of_signer(words, armored, (public_key(ANN),))


class TestSignature:
    @pytest.mark.parametrize("hash_name", ["sha256", "sha512"])
    def test_either_digest_of_the_words(self, hash_name: str):
        assert tell(b"words", signature(b"words", "-n", "git", "-O", f"hashalg={hash_name}")) == fingerprint(ANN)

    def test_what_was_signed_for_another_purpose_is_none(self):
        assert tell(b"words", signature(b"words", "-n", "file")) == ""

    def test_the_register_names_the_key_and_the_signature_does_not(self):
        assert fingerprint_of_signer(b"words", signature(b"words", "-n", "git"), ()) == ""

    def test_no_changed_byte_is_overlooked(self):
        lines = signature(b"words", "-n", "git").split("\n")
        whole = base64.b64decode("".join(lines[1:-2]))
        assert tell(b"words", armored(whole)) == fingerprint(ANN)
        for place in range(len(whole)):
            changed = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
            assert tell(b"words", armored(changed)) == "", place
        for length in range(len(whole)):
            assert tell(b"words", armored(whole[:length])) == "", length
        assert tell(b"words", armored(whole + b"\0")) == ""

    @pytest.mark.parametrize(
        "text", ["", FIRST, f"{FIRST}\n{LAST}", f"{FIRST}\nnot base64\n{LAST}", f"{FIRST}\né\n{LAST}"]
    )
    def test_what_is_no_signature_is_none(self, text: str):
        assert tell(b"words", text) == ""


def armored(data: bytes) -> str:
    return f"{FIRST}\n{base64.b64encode(data).decode()}\n{LAST}\n"


def test_a_commit_without_a_signature_has_none(project: Path):
    git(project, "commit", "-q", "--allow-empty", "-m", "None")
    assert read_commit(raw_of(project, "HEAD")) == Commit((), "ann@example.org")


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"\n\n", b"\ngpgsig-other x\n\n"), (b"Ann <", b"Ann\0 <"), (b"\n\nSign\n", b"\n")],
    ids=["a header that git drops", "a sign that ends a text for git", "no words"],
)
def test_what_git_reads_otherwise_than_it_stands_is_left_to_git(project: Path, old: bytes, new: bytes):
    raw = raw_of(project, signed_commit(project))
    start, end = raw.index(b"gpgsig"), raw.index(LAST.encode()) + len(LAST) + 1
    words = (raw[:start] + raw[end:]).replace(old, new, 1)
    lines = signature(words, "-n", "git").strip().replace("\n", "\n ").encode()
    at = words.index(b"committer")
    at = words.index(b"\n", at) + 1
    odd = words[:at] + b"gpgsig " + lines + b"\n" + words[at:]
    assert read_commit(odd).ssh_signature
    assert seen(odd) == ""
