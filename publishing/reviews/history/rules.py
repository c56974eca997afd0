"""What a change may do to the ledger, as far as only git can tell: add entries, true ones, by somebody else."""

from collections.abc import Iterator

from publishing.content.diagnostics import Problem
from publishing.content.models.records import Reviewer
from publishing.git.repository import NoHistoryError
from publishing.reviews.digests import changed_parts
from publishing.reviews.history.authors import authors, signers
from publishing.reviews.history.carried_words import too_many_words
from publishing.reviews.history.changes import History
from publishing.reviews.history.known_reviewers import REGISTER, addresses_of, reviewers_at
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.ledger.entries import FOLDER, Entry, Ledger, LedgerFile, file_name, parse_ledger
from publishing.reviews.words import PARTIALS_FOLDER, Words


def problems(ledger: Ledger, words: Words, history: History, branch: str) -> list[Problem]:
    """Every entry that this change edits or deletes, and every new one that is not what it says.

    Raises NoHistoryError when git does not know the branch, or not all that came before.
    """
    if not history.known:
        raise NoHistoryError("this copy does not hold the whole history. Get it: git fetch --unshallow.")
    base = history.base(branch)
    found = list(_old_entries(history, base))
    past, agreed = PastWords(history), reviewers_at(history, base)
    touched = {problem.path for problem in found}
    for file in ledger.files.values():
        text = history.file_at(base, file.source.path) or ""
        old, _ = parse_ledger(text, file.source.path) if text else (None, [])
        known = old.entries if old else ()
        if file.entries[: len(known)] != known and file.source.path not in touched:
            message = "this line adds to an old entry. Delete it, and add a new entry below."
            found.append(Problem(file.source.path, len(text.splitlines()) + 1, 1, message))
        for index in range(len(known), len(file.entries)):
            found += _new_entry(file, index, words, past, agreed)
    return found


def signed_at(history: History, commit: str, page: str) -> Entry | None:
    """The newest entry about a page at a commit."""
    name = f"{FOLDER}/{file_name(page)}"
    text = history.file_at(commit, name)
    file = parse_ledger(text, name)[0] if text else None
    return file.entries[-1] if file else None


def _old_entries(history: History, base: str) -> Iterator[Problem]:
    """Ledger files of the base whose text is no longer the beginning of the file."""
    for path in history.files_at(base, FOLDER):
        if not path.endswith(".yml"):
            continue
        text = history.file_at(base, path) or ""
        before = text.splitlines()
        file = history.project / path
        if not file.is_file():
            old, _ = parse_ledger(text, path)
            if old and (history.project / "docs" / old.page).exists():
                yield Problem(path, 1, 1, "this file of old entries was deleted. Bring it back as it was.")
            continue
        now = file.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(before, start=1):
            if number > len(now):
                message = "an old entry was deleted at the end of this file. Bring it back as it was."
                yield Problem(path, max(1, len(now)), 1, message)
                break
            if now[number - 1] != line:
                message = "this line of an old entry was edited or deleted. Bring it back, and add a new entry below."
                yield Problem(path, number, 1, message)
                break


def _new_entry(
    file: LedgerFile, index: int, words: Words, past: PastWords, agreed: dict[str, Reviewer] | None
) -> Iterator[Problem]:
    entry, history = file.entries[index], past.history
    if not entry.commit or not history.holds(entry.commit):
        message = "no commit of this branch holds these words. Make the entry again with: make sign-off."
        yield file.problem(index, "commit", message)
        return
    if past.digest_at(entry.commit, file.page) != entry.digest:
        message = f"this is not the digest of docs/{file.page} at the commit named here. Make the entry again."
        yield file.problem(index, "digest", message)
        return
    review_class = past.at(entry.commit).words.review_class(file.page)
    if entry.review_class != review_class and not file.page.startswith(PARTIALS_FOLDER):
        message = f"at the commit named here, the page is of another class. Write review_class: {review_class}."
        yield file.problem(index, "review_class", message)
    if entry.outcome == "carried-over":
        signed_words = past.at(entry.commit).words
        if message := too_many_words(file.page, file.entries[:index], signed_words, past):
            yield file.problem(index, "outcome", message)
    signed_by = _signers(file, index, history)
    reviewer = words.content.data["reviewers"].get(entry.reviewer)
    if reviewer is None:
        return  # told with the rules for the files alone
    if entry.role != reviewer.role:
        message = f"this is not the role of {entry.reviewer!r} in {REGISTER}. Write {reviewer.role!r}."
        yield file.problem(index, "role", message)
    if reviewer.signers and (others := signed_by - addresses_of(reviewer)):
        message = (
            f"{', '.join(sorted(others))} added this entry, but may not sign for {entry.reviewer!r}. "
            f"The people who may are listed in {REGISTER} under 'signers'."
        )
        yield file.problem(index, "reviewer", message)
    elif agreed is not None and not _agreed(entry, signed_by, agreed, words.review_class(file.page)):
        message = f"that {entry.reviewer!r} may sign this is new in this change. Merge {REGISTER} first, then sign."
        yield file.problem(index, "reviewer", message)
    theirs = signed_by | addresses_of(reviewer)
    if wrote := sorted(theirs & authors_of_signed_words(file, index, past)):
        message = f"{', '.join(wrote)} wrote words of this change and cannot sign them off. Ask another reviewer."
        yield file.problem(index, "reviewer", message)


def _agreed(entry: Entry, signed_by: set[str], agreed: dict[str, Reviewer], review_class: str) -> bool:
    """Whether these people could sign in the reviewer's name before this change: nobody makes themselves a reviewer."""
    reviewer = agreed.get(entry.reviewer)
    if reviewer is None or (entry.review_class or review_class) not in reviewer.signs:
        return False
    has_left = reviewer.left is not None and entry.date > reviewer.left
    return not has_left and (not reviewer.signers or signed_by <= addresses_of(reviewer))


def authors_of_signed_words(file: LedgerFile, index: int, past: PastWords) -> set[str]:
    """Everybody who wrote at the parts that an entry signs for the first time."""
    entry: Entry = file.entries[index]
    before = file.entries[index - 1] if index else None
    try:
        commit, digests = past.signed(entry)
        since = past.signed(before)[0] if before else None
    except NoHistoryError:
        return set()
    parts = changed_parts(before.parts if before else "", entry.parts)
    there = [part for part in parts if (past.history.project / part.partition("#")[0]).exists()]
    return authors(past.history, there, digests.words.content, since, commit)


def _signers(file: LedgerFile, index: int, history: History) -> set[str]:
    """Who added an entry: the authors of the commits that brought its lines; who would commit it, before that."""
    first, following = file.source.position((index,))[0], file.source.positions.get((index + 1,))
    try:
        return signers(history, file.source.path, first, following[0] - 1 if following else None)
    except NoHistoryError:
        return history.me()  # a new file, which no commit holds yet
