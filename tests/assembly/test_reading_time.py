"""Reading time follows from the words a reader meets."""

from dataclasses import replace

import pytest

from publishing.assembly.reading_time import FOLDED_CORES, reading_minutes, word_count
from publishing.content.model import Content


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (180, 1), (181, 2), (1440, 8)])
def test_reading_minutes(words: int, minutes: int):
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    "fold", ['??? note "Three"\n\n    Four five.\n\n    - Six\n', '    ??? note "Three"\n\n        Four five.\n']
)
def test_what_is_folded_is_not_counted(fold: str, content: Content):
    page = content.pages["glossary.md"]
    open_words = word_count(replace(page, body="One two.\n\nSeven.\n"))
    assert word_count(replace(page, body=f"One two.\n\n{fold}\nSeven.\n")) == open_words
    assert word_count(replace(page, body="One two.\n\nSeven eight.\n")) == open_words + 1


def test_the_items_of_a_folded_core_and_the_answers_are_not_counted(content: Content):
    page = next(page for page in content.guides if page.meta.core and page.meta.core.id in FOLDED_CORES)
    guide = page.meta
    item, question = guide.core.items[0], guide.questions[0]
    longer = guide.model_copy(
        update={
            "core": guide.core.model_copy(
                update={"items": [item.model_copy(update={"text": "So. Many. Words."}), *guide.core.items[1:]]}
            ),
            "questions": [question.model_copy(update={"answer": "So. Many. Words."}), *guide.questions[1:]],
        }
    )
    assert word_count(replace(page, meta=longer)) == word_count(page)
    assert word_count(replace(page, meta=longer.model_copy(update={"summary": "Word."}))) != word_count(page)
