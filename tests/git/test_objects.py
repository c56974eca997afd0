"""What git stores, read through one process: the right object for each question, and none for what is none."""

import gc
import subprocess
from pathlib import Path

import pytest

from publishing.git.repository import Repository
from publishing.git.touched import EVERY_SIDE, FIRST_PARENTS, touched


def git(project: Path, *words: str) -> str:
    who = ["-c", "user.name=Editor", "-c", "user.email=Editor@example.org"]
    return subprocess.run(["git", *who, *words], cwd=project, check=True, capture_output=True, text=True).stdout.strip()


def commit(project: Path, **files: str) -> str:
    for name, text in files.items():
        path = project / "reviews" / f"{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    git(project, "add", "-A")
    git(project, "commit", "--quiet", "--message=Change")
    return git(project, "rev-parse", "HEAD")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, one="One.\n")
    return tmp_path


def test_a_file_is_as_it_was_at_each_commit(project: Path):
    first = git(project, "rev-parse", "HEAD")
    second = commit(project, one="Changed.\n", two="Two — more.\n")
    repository = Repository(project)
    assert repository.file_at(first, "reviews/one.yml") == "One.\n"
    assert repository.file_at(first, "reviews/two.yml") is None
    assert repository.file_at(second, "reviews/two.yml") == "Two — more.\n"
    assert repository.file_at("f" * 40, "reviews/one.yml") is None
    assert repository.file_at(second, "reviews") is None
    assert repository.file_at(second, "reviews/one.yml") == "Changed.\n"


def test_a_name_of_two_lines_is_no_second_question(project: Path):
    """Its answer would be taken for that of the next question."""
    other = commit(project, two="Two.\n")
    repository = Repository(project)
    assert repository.file_at("HEAD", f"reviews/none.yml\n{other}:./reviews/two.yml") is None
    assert repository.file_at("HEAD", "reviews/one.yml") == "One.\n"


def test_a_commit_tells_its_author_and_its_parents(project: Path):
    first = git(project, "rev-parse", "HEAD")
    (project / ".mailmap").write_text("Another <another@example.org> <Editor@example.org>\n", "utf-8")
    found = Repository(project).read_commit(commit(project, two="parent 0\nauthor X <x@example.org>\n"))
    assert found is not None
    assert (found.parents, found.author, found.ssh_signature) == ((first,), "Editor@example.org", "")
    assert Repository(project).read_commit("f" * 40) is None


def test_what_a_message_says_is_nothing_of_the_commit(project: Path):
    git(project, "commit", "--quiet", "--allow-empty", "-m", "One\n\ngpgsig -----BEGIN SSH SIGNATURE-----\nparent abc")
    found = Repository(project).read_commit(git(project, "rev-parse", "HEAD"))
    assert found is not None
    assert (len(found.parents), found.ssh_signature) == (1, "")


def test_a_folder_that_is_no_repository_holds_nothing(tmp_path: Path):
    repository = Repository(tmp_path)
    assert [repository.file_at("HEAD", "a"), repository.file_at("HEAD", "b")] == [None, None]


def test_the_process_ends_with_who_asked(project: Path):
    repository = Repository(project)
    assert repository.file_at("HEAD", "reviews/one.yml")
    process = repository._objects._process
    assert process is not None
    del repository
    gc.collect()
    assert process.returncode == 0


def test_of_a_merge_only_what_is_no_sides_is_its_own(project: Path):
    first = git(project, "rev-parse", "HEAD")
    git(project, "switch", "--quiet", "--create", "side")
    side = commit(project, two="Two.\n", three="Three.\n")
    git(project, "switch", "--quiet", "main")
    main = commit(project, one="Other.\n")
    git(project, "merge", "--quiet", "--no-ff", "--no-commit", "side")
    merge = commit(project, three="Three, by hand.\n", four="Four.\n")
    repository = Repository(project)

    def told(options: tuple[str, ...]) -> set[tuple[str, str]]:
        return {(one.commit, one.path.removeprefix("reviews/")) for one in touched(repository, "reviews", options)}

    own = {(first, "one.yml"), (main, "one.yml"), (merge, "three.yml"), (merge, "four.yml")}
    assert told(EVERY_SIDE) == own | {(side, "two.yml"), (side, "three.yml")}
    assert told(FIRST_PARENTS) == own | {(merge, "two.yml")}
    by_hand = next(one for one in touched(repository, "reviews", EVERY_SIDE) if one.path == "reviews/three.yml")
    assert len(by_hand.before) == 2
    assert repository.text_of(by_hand.after) == "Three, by hand.\n"


def test_the_first_commit_counts_whatever_lists_somebody_likes(project: Path):
    git(project, "config", "log.showRoot", "false")
    assert [one.path for one in touched(Repository(project), "reviews", FIRST_PARENTS)] == ["reviews/one.yml"]
