"""Reading time follows from the words a reader meets."""

import pytest

from publishing.assembly.reading_time import reading_minutes


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (180, 1), (181, 2), (1440, 8)])
def test_reading_minutes(words: int, minutes: int):
    assert reading_minutes(words) == minutes
