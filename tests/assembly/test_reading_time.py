"""Reading time follows from the words a reader meets."""

import pytest

from publishing.assembly.reading_time import reading_minutes


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (1600, 8)])
def test_reading_minutes(words: int, minutes: int):
    assert reading_minutes(words) == minutes
