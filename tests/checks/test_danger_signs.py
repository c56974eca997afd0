"""Signs of danger stand in one list; a second one is told, wherever an editor writes it."""

from datetime import date

import pytest
from pydantic import ValidationError

from publishing.checks.data import named_products
from publishing.checks.markdown.danger_signs import blocks, problems
from publishing.content.model import Content
from publishing.content.models.danger_signs import DangerSign
from publishing.content.passages import Passage
from publishing.content.yaml.located import parse

CHECKED = {"checked": date(2026, 1, 1), "holds_months": 6, "sources": ("any",)}
SIGNS = [
    DangerSign(id="fit", part="ambulance", text="**A fit.**", words=["seizure*", "fits"], **CHECKED),
    DangerSign(id="hot", part="center", text="**Fever.**", words=["fever"], **CHECKED),
    DangerSign(id="lost", part="center", text="**Confusion.**", words=["confus*"], **CHECKED),
    DangerSign(id="talk", part="center", text="**Speech.**", words=["trouble speaking"], **CHECKED),
    DangerSign(id="wait", part="do-not", text="**Do not wait.**", **CHECKED),
]
ALL_OF_THEM = "Call at once for a fever, confusion or trouble speaking."


def told(text: str, path: str = "docs/guides/any.md", kind: str = "body") -> list[tuple[int, str]]:
    content = Content()
    content.data["danger-signs"] = {sign.id: sign for sign in SIGNS}
    passage = Passage(path, kind, text, lambda offset: (1, offset + 1))
    return [(problem.column, problem.message) for problem in problems(passage, content)]


@pytest.mark.parametrize(
    "text",
    [
        ALL_OF_THEM,
        "An emergency is fever, being confused, or seizures.",
        "**Call your team** for any of these:\n\n- fever\n- confusion\n- trouble\n  speaking",
        "Call for:\n- fever\n- confusion\n- fits",
        "Call for:\n\n- fever\n\n- confusion\n\n- fits",
        "Words before.\n\n" + ALL_OF_THEM + "\n\nWords after.",
        "- Another item.\n- " + ALL_OF_THEM,
    ],
)
@pytest.mark.parametrize("kind", ["body", "field", "partial"])
def test_a_second_list_is_told_once(text: str, kind: str):
    ((column, message),) = told(text, kind=kind)
    assert message.startswith("this is a second list of signs ('fever', ")
    assert text[column - 1 :].casefold().startswith("fever")


@pytest.mark.parametrize(
    "text",
    [
        "Call at once for a fever or confusion.",
        "CRS brings fever. ICANS brings confusion, trouble speaking and seizures.",
        "Call at once for a fever.\n\nICANS brings confusion and trouble speaking.",
        "- Call at once for a fever.\n- After confusion or seizures, do not drive.",
        "Call at once. See [when to get help](/guides/fever.md#confusion-seizures) and wait.",
        "Call us to ask about the benefits of a conference in Confucius Street.",
    ],
)
def test_other_texts_pass(text: str):
    assert told(text) == []


@pytest.mark.parametrize(
    "path",
    ["docs/_partials/get-help-now.md", "docs/_data/danger-signs.yml", "docs/_data/own-corrections.yml"],
)
def test_the_list_itself_and_what_was_wrong_are_free(path: str):
    assert told(ALL_OF_THEM, path, "partial") == []


def test_a_broken_register_makes_no_other_problems():
    content = Content(unsound={"danger-signs"})
    content.data["danger-signs"] = {sign.id: sign for sign in SIGNS}
    assert list(problems(Passage("f", "body", ALL_OF_THEM, lambda _: (1, 1)), content)) == []


def test_blocks_are_what_a_reader_takes_in_at_once():
    text = "One.\n\n- two\n- three\n\nCall for:\n\n- four\n- five\n\nSix."
    assert [block.strip() for _, block in blocks(text)] == [
        "One.",
        *("- two", "- three"),
        "Call for:",
        "Call for:\n\n- four\n- five",
        "Six.",
    ]
    assert all(text[start : start + len(block)] == block for start, block in blocks(text))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"part": "late", "words": []}, "'title' and 'products'"),
        ({"part": "late", "words": [], "title": "After X"}, "'title' and 'products'"),
        ({"products": ["x"], "title": "After X"}, "'title' and 'products'"),
        ({"words": []}, "'words'"),
        ({"part": "when"}, "'words'"),
        ({"sources": ()}, "needs a source"),
    ],
)
def test_a_record_fits_its_part(change: dict, words: str):
    sound = {"id": "x", "part": "center", "text": "**X.**", "words": ["x"], **CHECKED}
    DangerSign(**sound)
    with pytest.raises(ValidationError, match=words):
        DangerSign(**(sound | change))


@pytest.mark.parametrize("stem", ["danger-signs", "durations", "reaction-rates"])
def test_products_that_nobody_listed_are_told(stem: str):
    text = "- id: a\n  products: [known, unknwon]\n- id: b\n  product: knwon\n"
    content = Content(located={stem: parse(text, f"docs/_data/{stem}.yml")})
    content.data["therapies"] = {"known": object(), "unknown": object()}
    assert [problem.line for problem in named_products.problems(content)] == [2, 4]
