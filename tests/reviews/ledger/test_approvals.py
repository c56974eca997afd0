"""What entries add up to: whose review stands for which words, after others signed, carried over and took back."""

import pytest

from publishing.reviews.ledger.approvals import approvals, missing
from publishing.reviews.ledger.entry import Entry

FIRST, SECOND, THIRD = "a" * 64, "b" * 64, "c" * 64


def entry(reviewer: str, outcome: str, words: str, **more: object) -> Entry:
    said = {
        "page": "care/wait.md",
        "outcome": outcome,
        "signed": "2026-12-01 09:00",
        "reviewer": reviewer,
        "name": reviewer,
        "role": "Oncologist",
        "counts_as": "doctor",
        "note": "Read against the sources.",
        "review_class": "treatment",
        "words": words,
        "commit": "0" * 40,
        "proof": "signed-commit",
    }
    return Entry.model_validate(said | more)


def signed(reviewer: str, words: str, **more: object) -> Entry:
    return entry(reviewer, "approved", words, **more)


def carried(reviewer: str, before: str, words: str) -> Entry:
    return entry(reviewer, "carried-over", words, carried_from=before)


def withdrawn(reviewer: str) -> Entry:
    return entry(reviewer, "withdrawn", FIRST)


STANDS_FOR = {
    "what one signed": ([signed("lee", FIRST)], {"lee": FIRST}),
    "the newest of one": ([signed("lee", FIRST), signed("lee", SECOND)], {"lee": SECOND}),
    "who signed again is the newest": (
        [signed("lee", FIRST), signed("ray", SECOND), signed("lee", THIRD)], {"ray": SECOND, "lee": THIRD},
    ),
    "an edit of what both signed": (
        [signed("lee", FIRST), signed("ray", FIRST), carried("ray", FIRST, SECOND)], {"lee": SECOND, "ray": SECOND},
    ),
    "an edit of words that only the second signed": (
        [signed("lee", FIRST), signed("ray", SECOND), carried("ray", SECOND, THIRD)], {"lee": FIRST, "ray": THIRD},
    ),
    "an edit after one took theirs back": (
        [signed("lee", FIRST), signed("ray", FIRST), withdrawn("lee"), carried("ray", FIRST, SECOND)],
        {"lee": None, "ray": SECOND},
    ),
    "an edit that was taken back": (
        [signed("lee", FIRST), carried("ray", FIRST, SECOND), withdrawn("ray")], {"lee": FIRST},
    ),
    "the second of two edits that was taken back": (
        [signed("lee", FIRST), carried("lee", FIRST, SECOND), carried("ray", SECOND, THIRD), withdrawn("ray")],
        {"lee": SECOND},
    ),
    "the first of two edits that was taken back": (
        [signed("lee", FIRST), carried("ray", FIRST, SECOND), carried("lee", SECOND, THIRD), withdrawn("ray")],
        {"lee": FIRST},
    ),
    "signed again after it was taken back": (
        [signed("lee", FIRST), withdrawn("lee"), signed("lee", FIRST)], {"lee": FIRST},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("entries", "stand"), STANDS_FOR.values(), ids=STANDS_FOR)
def test_whose_review_stands_for_which_words(entries: list[Entry], stand: dict[str, str | None]):
    found = approvals(entries)
    told = {
        one.review.reviewer: next((w for w in (FIRST, SECOND, THIRD) if one.stands_for(w, None)), None) for one in found
    }
    assert list(told.items()) == list(stand.items())


def test_what_was_taken_back_is_carried_nowhere():
    lee, _ = approvals([signed("lee", FIRST), signed("ray", FIRST), withdrawn("lee"), carried("ray", FIRST, SECOND)])
    assert [seal.words for seal in lee.seals] == [FIRST]


@pytest.mark.parametrize(
    ("people", "lacking"),
    [
        ([], 2),
        (["doctor"], 1),
        (["doctor", "doctor"], 0),
        (["nurse"], 1),
        (["nurse", "doctor"], 0),
        (["lay-reader"] * 3, 2),
    ],
)
def test_nobody_counts_for_two(people: list[str], lacking: int):
    groups = [frozenset(("doctor", "nurse")), frozenset(("doctor",))]
    given = approvals(signed(f"person-{number}", FIRST, counts_as=one) for number, one in enumerate(people))
    assert len(missing(groups, given)) == lacking
