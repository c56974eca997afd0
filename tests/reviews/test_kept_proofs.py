"""What one command could not find out is looked for again by the next; what it found is kept."""

from datetime import date, timedelta
from pathlib import Path

from publishing.content.model import Content
from publishing.reviews.history.at_commits import AtCommits
from publishing.reviews.history.changes import History
from publishing.reviews.history.past import Past, kept_in, past_of
from publishing.reviews.history.verdicts import Judge
from publishing.reviews.identity.signed_commits import SignedCommits
from publishing.reviews.ledger.entry import Entry
from tests.reviews.keys import public_key
from tests.reviews.projects import LEE, Project
from tests.reviews.small_site import TREATMENT


def next_command(project: Project) -> Past:
    return past_of(Judge(History(project.path), kept=kept_in(project.path)))


def status(project: Project) -> str:
    past = next_command(project)
    told = project.reviews(past=past).standings[TREATMENT].status
    past.keep()
    return str(told)


def parts(project: Project, entry: Entry) -> str | None:
    past = next_command(project)
    told = past.parts_of(entry)
    past.keep()
    return told


def test_a_signature_is_looked_at_again_once_ssh_keygen_is_there(repository: Project):
    # Only a key of this kind is left to ssh-keygen.
    repository.replace("docs/_data/reviewers.yml", public_key("lee"), public_key("lee-ecdsa"))
    repository.commit("owner@example.org")
    repository.git("branch", "-q", "-f", "main")
    repository.sign()
    repository.commit("lee", key="lee-ecdsa")
    repository.git("config", "gpg.ssh.program", "no-such-program")
    assert status(repository) == "never-reviewed"
    repository.git("config", "--unset", "gpg.ssh.program")
    assert status(repository) == "current"
    repository.git("config", "gpg.ssh.program", "no-such-program")
    assert status(repository) == "current", "what was found is kept"


def test_signed_words_are_looked_for_again_once_their_commit_is_fetched(repository: Project):
    before = repository.head()
    repository.replace(f"docs/{TREATMENT}", "You may say no.", "You may refuse.")
    away = repository.commit()
    signed = repository.sign()
    repository.git("reset", "-q", "--hard", before)
    loose = repository.path / ".git/objects" / away[:2] / away[2:]
    kept = loose.read_bytes()
    loose.unlink()
    assert parts(repository, signed) is None
    loose.write_bytes(kept)
    assert parts(repository, signed)
    loose.unlink()
    assert parts(repository, signed), "what was found is kept"


class NotAskedAgain(History):
    def changed_on(self, part: str, content: Content) -> date | None:  # noqa: ARG002 - as History has it
        raise AssertionError(f"git was asked for the day of {part} once more")


def day_of_words(project: Project, history: type[History] = History) -> date | None:
    past = past_of(Judge(history(project.path), kept=kept_in(project.path)))
    told = project.reviews(past=past).modified_on(TREATMENT)
    past.keep()
    return told


def test_git_is_asked_once_for_the_day_of_words_and_again_once_they_change(repository: Project):
    first = day_of_words(repository)
    assert first
    assert day_of_words(repository, NotAskedAgain) == first
    repository.replace(f"docs/{TREATMENT}", "You may say no.", "You may refuse.")
    assert day_of_words(repository) is None, "what is not saved in git has no day"
    repository.commit(day=first + timedelta(days=3))
    assert day_of_words(repository) == first + timedelta(days=3)


def test_many_signatures_are_asked_for_at_once_and_none_passes_that_alone_would_not(repository: Project):
    lee = repository.reviews().content.data["reviewers"][LEE]
    written = repository.path / "docs/about/day.txt"
    written.parent.mkdir(exist_ok=True)
    signers = [("lee", "kim", None)[number % 3] for number in range(30)]
    commits = []
    for number, signer in enumerate(signers):
        written.write_text(f"{number}\n", "utf-8")
        commits.append(repository.commit(key=signer))
    alone = SignedCommits(History(repository.path))
    expected = [alone.key_of(commit, lee) for commit in commits]
    assert [bool(key) for key in expected] == [signer == "lee" for signer in signers]
    together = SignedCommits(History(repository.path))
    together.ask((commit, lee) for commit in commits)
    repository.git("config", "gpg.ssh.program", "no-such-program")
    assert [together.key_of(commit, lee) for commit in commits] == expected


def test_what_stood_at_a_commit_is_kept_and_what_head_named_is_not(repository: Project, tmp_path: Path):
    kept, commit = kept_in(repository.path), repository.head()
    found = AtCommits(History(repository.path), kept)
    told = found.class_of(commit, TREATMENT), found.head(commit)
    assert told == (found.class_of("HEAD", TREATMENT), found.head("HEAD"))
    assert all(told)
    assert found.class_of(commit, "no-such-page.md") is None
    kept.save([one.keep() for one in found.kept])
    again = AtCommits(History(repository.path), kept_in(repository.path))
    repository.path.joinpath(".git").rename(tmp_path / "away")
    assert again.class_of(commit, TREATMENT) == told[0]
    assert list(again.head(commit).parents) == list(told[1].parents)
    assert (again.class_of("HEAD", TREATMENT), again.head("HEAD")) == (None, None)
