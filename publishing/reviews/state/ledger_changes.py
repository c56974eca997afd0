"""What a change may do to the ledger, as far as only git can tell: add entries, true ones, by somebody else."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from publishing.content.diagnostics import Problem
from publishing.content.models.reviewers import Reviewer
from publishing.git.repository import NoHistoryError
from publishing.reviews.classes import is_looser
from publishing.reviews.history.changes import History
from publishing.reviews.history.judged_entries import Judged
from publishing.reviews.history.known_reviewers import REGISTER, reviewers_at
from publishing.reviews.history.past_classes import class_at
from publishing.reviews.history.past_words import PastWords
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.files import FOLDER, Placed, entry_texts, file_name, parse_ledger
from publishing.reviews.sections import text_of
from publishing.reviews.state.reviews import Reviews

SLACK = timedelta(days=1)
"""Between the day of a reader and the day of a computer, anywhere on Earth."""


def problems(reviews: Reviews, past: PastWords, branch: str) -> list[Problem]:
    """Every entry that this change edits or deletes, every new one that is not what it says, and what would change who
    signed, or how strictly a page is reviewed, without a reviewer.

    What was merged before and counts for nothing is told only where nothing is changed: whoever brings something else
    could not mend it. The reviews are those judged by the same branch.

    Raises NoHistoryError when git does not know the branch, or not all that came before.
    """
    history = past.history
    if not history.known:
        raise NoHistoryError("this copy does not hold the whole history. Get it: git fetch --unshallow.")
    base, tip = history.base(branch), history.commit(branch)
    found = [*_old_entries(history, base), *_of_no_page(reviews)]
    new = {
        page: [one for one in entries if _is_new(one.placed, history, tip)] for page, entries in reviews.judged.items()
    }
    for page, entries in new.items():
        for one in entries:
            found += one.problems or _at_its_commit(one, page, past, reviews)
    found += _register(reviews, reviewers_at(history, tip))
    found += _classes(reviews, history, tip, new)
    if history.commit("HEAD") == tip:
        found += reviews.set_aside
    return found


def signed_at(history: History, commit: str, page: str) -> Entry | None:
    """The newest entry about a page at a commit."""
    name = f"{FOLDER}/{file_name(page)}"
    text = history.file_at(commit, name)
    file = parse_ledger(text, name)[0] if text else None
    return file.entries[-1] if file else None


def _is_new(placed: Placed, history: History, tip: str) -> bool:
    """Whether the branch has not got the entry, or has it fewer times than it stands here by now."""
    before = entry_texts(history.file_at(tip, placed.file.source.path) or "")
    texts = [placed.file.text(place) for place in range(placed.index + 1)]
    return texts.count(texts[-1]) > before.count(texts[-1])


def _old_entries(history: History, base: str) -> Iterator[Problem]:
    """Ledger files of the base whose text is no longer the beginning of the file."""
    for path in history.files_at(base, FOLDER):
        if not path.endswith(".yml"):
            continue
        before = (history.file_at(base, path) or "").splitlines()
        file = history.project / path
        if not file.is_file():
            message = "this file of old entries was deleted. Bring it back as it was: it stays when its page goes."
            yield Problem(path, 1, 1, message)
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
        else:
            if len(now) > len(before) and not now[len(before)].startswith("- "):
                message = "this line adds to an old entry. Delete it, and add a new entry below."
                yield Problem(path, len(before) + 1, 1, message)


def _of_no_page(reviews: Reviews) -> Iterator[Problem]:
    """Files about pages that were never there: nobody would find the mistake in their names."""
    judged = {one.placed.key for entries in reviews.judged.values() for one in entries}
    for placed in reviews.ledger.placed:
        if placed.key not in judged and reviews.past.parts_of(placed.entry) is None:
            message = f"there is no docs/{placed.entry.page}, and there was none at the commit named here."
            yield placed.problem("page", f"{message} Correct the path.")


def _at_its_commit(one: Judged, page: str, past: PastWords, reviews: Reviews) -> Iterator[Problem]:
    """Whether the words that the entry signs are those of the commit it names, and old enough to have been read."""
    entry, placed = one.entry, one.placed
    if not past.history.holds(entry.commit):
        message = "no commit of this branch holds these words. Make the entry again with: make sign-off."
        yield placed.problem("commit", message)
        return
    bound = [("words", entry.page, entry.words), ("part_words", entry.text, entry.bound_words)]
    bound += [("remarks", text_of(entry.page, [one.section]), one.words) for one in entry.remarks or ()]
    for key, text, digest in bound:
        if past.digest_at(entry.commit, text) != digest:
            message = f"this is not the digest of docs/{text} at the commit named here. Make the entry again."
            yield placed.problem(key, message)
            return
    text = entry.scope.text(page) if entry.scope else page
    newest = reviews.modified_on(text) if reviews.digests.digest(text) == entry.bound_words else None
    if entry.read_on and newest and entry.read_on < newest - SLACK:
        message = f"the words changed on {newest}, after they are said to have been read. Read them again, and sign."
        yield placed.problem("read_on", message)


def _register(reviews: Reviews, before: Mapping[str, Reviewer]) -> Iterator[Problem]:
    """Records of people who have signed: their sign-offs are theirs, under the name they signed with."""
    source = reviews.content.located["reviewers"]
    now = reviews.content.data["reviewers"]
    places = {record["id"]: place for place, record in enumerate(source.value)}
    for name in sorted({placed.entry.reviewer for placed in reviews.ledger.placed}):
        old = before.get(name)
        if old and name not in now:
            yield Problem(REGISTER, 1, 1, f"{name!r} has signed pages. Bring the record back, and write 'left' in it.")
        for key in ("name", "kind") if old and name in now else ():
            if getattr(now[name], key) != getattr(old, key):
                message = f"{name!r} has signed pages as {getattr(old, key)!r}. Bring that back; another person gets a"
                yield source.problem((places[name], key), f"{message} record of their own.")


def _is_review(entry: Entry) -> bool:
    """Whether somebody says that they read the whole page."""
    return entry.outcome == "approved" and entry.scope is None


def _classes(reviews: Reviews, history: History, tip: str, new: Mapping[str, list[Judged]]) -> Iterator[Problem]:
    """Pages that are to be reviewed less often or by fewer people: somebody who may sign the stricter class says so."""
    agreed, moves = reviewers_at(history, tip), reviews.digests.words.moves
    for path, page in reviews.content.pages.items():
        before = next(filter(None, (class_at(history, tip, old) for old in moves.paths(path))), None)
        if before is None or not is_looser(page.meta.review_class, before):
            continue
        signers = [agreed.get(one.entry.reviewer) for one in new.get(path, []) if one.counts and _is_review(one.entry)]
        if not any(signer and before in signer.signs for signer in signers):
            message = (
                f"the page was of the class {before!r}, which is reviewed more strictly. Write that back, or have "
                f"somebody who may sign {before!r} sign the page off in this change."
            )
            yield page.front_matter.problem(("review_class",), message)
