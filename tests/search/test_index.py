"""What the search is told: its records, terms, names and scores."""

import pytest

from publishing.search.bm25f import LEVEL_SCORES, LEVELS, Holders, Levels, depths
from publishing.search.records import SearchRecord, page_records, without_common
from publishing.search.stemming import term, terms
from publishing.search.synonyms import Concepts, Names, concepts

PAGE = """<article><p>Before.</p><h1 id=t>Title</h1><p>Opening.</p><p class=print-foot>Paper</p>
<div class=review>Nobody</div>
<h2 id=one>First</h2><p>Text <b>with</b> marks.</p><ul><li>An item</li></ul>
<details><summary>Why?</summary><p>Because.</p></details><h2 id=sources>Sources</h2><p>A book</p></article>"""

ALIKE = [
    ("leukaemia", "leukemia", "lukemia"),
    ("leukapheresis", "leucapheresis", "leukaferesis"),
    ("tumour", "tumors", "tumor"),
    ("lymphoma", "lymfoma", "lymphomas"),
    ("sarcoma", "sarcomma"),
    ("pediatric", "paediatric", "paediatrics"),
    ("centre", "center", "centers"),
    ("randomised", "randomized"),
    ("counselling", "counseling"),
    ("infusion", "infusions", "infused"),
    ("therapy", "therapies"),
    ("diarrhoea", "diarrhea"),
    ("approved", "approval"),
    ("crss", "crs"),
    ("take", "taken", "took"),
    ("five", "5"),
]
APART = [
    ("care", "car"),
    ("trial", "tried"),
    ("cell", "cells9"),
    ("gene", "general"),
    ("all", "ALL"),
    ("egg", "eg"),
    ("trial", "tri"),
]


def record(**changes: str) -> SearchRecord:
    return SearchRecord(**{"page": "a/", "title": "T", "anchor": "x", "heading": "H", "text": "words"} | changes)


def postings(
    records: list[SearchRecord], names: dict[tuple[str, str], list[str]], known: Concepts
) -> dict[str, Levels]:
    holders = Holders()
    for one in records:
        found = depths(one, names.get((one.page, one.anchor), []), Names(known))
        holders.add(found, found.values())
    return dict(holders.postings())


def once(records: list[SearchRecord]) -> list[SearchRecord]:
    found = without_common([(one.heading, one.text) for one in records])
    return [one for one, is_found in zip(records, found, strict=True) if is_found]


def best(index: dict[str, Levels], one: str) -> int:
    """The record that has most of a term."""
    return index[one][0][1]


@pytest.mark.parametrize("spellings", ALIKE)
def test_spellings_forms_and_sounds_become_one_term(spellings: tuple[str, ...]):
    assert len({term(word) for word in spellings}) == 1


@pytest.mark.parametrize("words", APART)
def test_other_words_stay_apart(words: tuple[str, str]):
    assert terms(words[0]) != terms(words[1])


def test_accents_and_apostrophes_do_not_count():
    assert terms("naïve child’s doesn't") == terms("naive child doesnt")


@pytest.mark.parametrize("written", ["CD19", "cd-19", "Cd 19"])
def test_letters_and_digits_are_words_of_their_own(written: str):
    assert terms(written) == ["cd", "19"]


def test_each_section_and_question_is_found_for_itself():
    found = [
        (one.anchor, one.heading, one.text, one.folded) for one in page_records("a/", PAGE, {"sources", "print-foot"})
    ]
    assert found == [
        ("", "Title", "Opening.", False),
        ("one", "First", "Text with marks.\nAn item", False),
        ("one", "Why?", "Because.", True),
    ]


def test_the_table_that_repeats_a_drawing_is_not_found_a_second_time():
    table = "<details class='note same-as-drawing'><summary>A table</summary><p>Cells</p></details>"
    html = f"<article><h1>T</h1><p>Drawn.</p>{table}</article>"
    assert [one.text for one in page_records("a/", html, frozenset())] == ["Drawn."]


def test_what_many_pages_say_is_found_once():
    same = [record(page=page) for page in ("a/", "b/", "c/")]
    assert once([*same, record(text="own")]) == [same[0], record(text="own")]
    assert once(same[:2]) == same[:2]
    # Of three cancers the same may have been found.
    cancers = [record(anchor=name, heading=name) for name in ("bladder", "kidney", "liver")]
    assert once(cancers) == cancers


def test_one_word_more_changes_the_score_of_no_other_section():
    records = [record(heading="Rare cells"), record(text="cells and words")]
    short, long = record(text="fever"), record(text="fever that stays for days and never leaves")
    of_cells = [postings([*records, one], {}, {})[term("cells")] for one in (short, long)]
    assert of_cells[0] == of_cells[1]


def test_a_phrase_may_name_several_things_and_a_small_word_none():
    known = concepts([["leukemia", "blood cancer", "ALL"], ["lymphoma", "blood cancers"], ["of"]])
    assert known[" ".join(terms("blood cancer"))] == (0, 1)
    assert known["ALL"] == (0,)
    assert "of" not in known


def test_who_has_all_names_of_a_thing_and_more_stands_for_it():
    known = concepts([["leukemia", "ALL"], ["leukaemia"], ["lymphoma"]])
    assert known[term("leukemia")] == (0,)


def test_letters_that_are_joined_make_no_small_word_a_name():
    assert "it" not in concepts([["I-T"]])


@pytest.mark.parametrize("text", ["t-vec", "T VEC", "tvec"])
def test_names_are_known_with_a_hyphen_a_space_or_neither(text: str):
    known = concepts([["T-VEC"]])
    assert list(Names(known).named_in(terms(f"the {text} trial"))) == [0]


def test_a_name_within_a_longer_one_is_named_too():
    known = concepts([["chemotherapy"], ["conditioning chemotherapy"]])
    assert set(Names(known).named_in(terms("conditioning chemotherapy"))) == {0, 1}


def test_headings_and_names_weigh_more_than_text():
    records = [record(text="fever"), record(heading="Fever"), record(text="other")]
    assert best(postings(records, {}, {}), term("fever")) == 1
    named = [record(page="b/", text="fever"), record(page="c/", anchor="crs")]
    assert best(postings(named, {("c/", "crs"): ["Fever"]}, {}), term("fever")) == 1


def test_what_tells_of_a_thing_comes_before_what_names_it():
    known = concepts([["CAR-T"]])
    mention = ["CAR-T made inside the body", "in vivo CAR-T", "in-body CAR-T"]
    records = [record(anchor="in-vivo"), record(anchor="car-t"), *(record(heading="H") for _ in range(9))]
    index = postings(records, {("a/", "in-vivo"): mention, ("a/", "car-t"): ["CAR-T"]}, known)
    assert best(index, "@0") == 1


def test_when_to_call_at_once_comes_before_what_else_is_said_of_it():
    records = [record(text="fever"), record(anchor="get-help-now", text="fever")]
    assert best(postings(records, {}, {}), term("fever")) == 1


def test_pages_about_this_site_come_after_those_about_treatment():
    records = [record(page="about/privacy/", heading="Cells"), record(page="guides/a/", heading="Cells")]
    assert best(postings(records, {}, {}), term("cells")) == 1


def test_small_words_count_in_headings_only():
    others = [record(heading=f"Heading {number}") for number in range(20)]
    index = postings([record(text="what if it rains"), record(heading="What if it rains"), *others], {}, {})
    assert index["what"] == [[index["what"][0][0], 1]]
    assert LEVEL_SCORES[index["what"][0][0]] < LEVEL_SCORES[LEVELS] / 2


def test_records_stand_by_score_each_as_the_step_from_the_one_before():
    records = [record(heading="cells") for _ in range(3)]
    assert postings(records, {}, {})[term("cells")] == [[LEVELS, 0, 1, 1]]
