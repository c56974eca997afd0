"""What cannot be true of an entry, whoever wrote it: the rules that the files alone can tell."""

from datetime import date

import pytest

from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.entry_rules import problems
from publishing.reviews.ledger.files import Placed, parse_ledger
from publishing.reviews.ledger.writing import entry_text
from tests.reviews.ledger.test_approvals import FIRST, SECOND, carried, signed, withdrawn

NOT_SIGNED = "an edit is carried over from words that somebody signed, and not from these"
CASES = {
    "an edit of words that were taken back": (
        (signed("lee", FIRST), withdrawn("lee"), carried("ray", FIRST, SECOND)), NOT_SIGNED,
    ),
    "an edit of words that nobody signed": ((signed("lee", FIRST), carried("ray", SECOND, FIRST)), NOT_SIGNED),
    "an edit that changes no word": ((signed("lee", FIRST), carried("ray", FIRST, FIRST)), "there is nothing to carry"),
    "a review that says it is an edit": ((signed("lee", FIRST, carried_from=SECOND),), "only an edit that is carried"),
    "taking back once more": ((signed("lee", FIRST), withdrawn("ray")), "'ray' signed nothing above"),
}  # fmt: skip
TRUE = {
    "an edit": (signed("lee", FIRST), carried("ray", FIRST, SECOND)),
    "an edit of what one of two took back": (
        signed("lee", FIRST), signed("ray", FIRST), withdrawn("lee"), carried("ray", FIRST, SECOND),
    ),
    "an edit of an edit": (signed("lee", FIRST), carried("ray", FIRST, SECOND), carried("ray", SECOND, FIRST)),
}  # fmt: skip


def told(entries: tuple[Entry, ...]) -> list[str]:
    """What is wrong with the last entry."""
    whole = [entry.model_copy(update={"reads": "e" * 64}) for entry in entries]
    file, unreadable = parse_ledger("".join(map(entry_text, whole)), "reviews/care--wait.yml")
    assert file, unreadable
    *earlier, last = (Placed(file, number) for number in range(len(entries)))
    return [problem.message for problem in problems(last, earlier, date(2026, 12, 1))]


@pytest.mark.parametrize(("entries", "message"), CASES.values(), ids=CASES)
def test_what_cannot_be_is_told(entries: tuple[Entry, ...], message: str):
    assert [message in problem for problem in told(entries)] == [True]


@pytest.mark.parametrize("entries", TRUE.values(), ids=TRUE)
def test_what_can_be_is_not_refused(entries: tuple[Entry, ...]):
    assert told(entries) == []
