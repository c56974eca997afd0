"""Our part of an issue's text, and everybody else's."""

import pytest

from publishing.github.block import END, Block, Memory, memory_of, page_of, with_block

MEMORY = Memory("overdue", "A title --> with an arrow", ("review",), ("alice",))
BLOCK = Block("guides/a.md", MEMORY, "Please review.")


def test_page_and_memory_are_read_back() -> None:
    assert page_of(str(BLOCK)) == "guides/a.md"
    assert memory_of(str(BLOCK)) == MEMORY


def test_title_cannot_end_the_hidden_comment() -> None:
    assert str(BLOCK).splitlines()[0].count("-->") == 1


def test_words_around_the_block_are_kept() -> None:
    body = f"Before.\n\n{BLOCK}\n\nAfter."
    other = Block("guides/a.md", Memory(), "Thank you.")
    assert with_block(body, other) == f"Before.\n\n{other}\n\nAfter."


def test_without_its_closing_comment_no_word_is_deleted() -> None:
    body = str(BLOCK).replace(END, "A person's last words.")
    renewed = with_block(body, BLOCK)
    assert "A person's last words." in renewed
    assert with_block(renewed, BLOCK) == renewed


def test_memory_that_a_person_broke_is_empty_and_the_page_still_known() -> None:
    body = str(BLOCK).replace('"stage"', "stage")
    assert memory_of(body) == Memory()
    assert page_of(body) == "guides/a.md"


def test_text_without_marker_gets_the_block_behind_it() -> None:
    assert with_block("Only words.", BLOCK) == f"Only words.\n\n{BLOCK}"


@pytest.mark.parametrize(
    "memory", ['{"labels": 5}', '{"labels": [1, null]}', '{"title": {"a": 1}}', '{"assignees": "ab", "stage": []}']
)
def test_memory_of_another_kind_is_passed_over(memory: str) -> None:
    """A person may have edited it: the job goes on, as if it had given nothing."""
    assert memory_of(f"<!-- page-review: guides/a.md {memory} -->\nText\n{END}") == Memory()
