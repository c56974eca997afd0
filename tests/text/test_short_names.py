"""Short names, and what a text comes to as one."""

import pytest

from publishing.text.short_names import is_short_name, short_name


@pytest.mark.parametrize("name", ["car-t", "ari0002h", "22", "a"])
def test_is_one(name: str):
    assert is_short_name(name)
    assert short_name(name) == name


@pytest.mark.parametrize("text", ["", "Car-t", "car--t", "-car", "car-", "car t", "car_t", "../car", "car-t\n", "café"])
def test_is_none(text: str):
    assert not is_short_name(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [("CAR-T for children", "car-t-for-children"), ("../../x", "x"), (" - ", ""), ("Phase 1/2", "phase-1-2")],
)
def test_what_a_text_comes_to(text: str, name: str):
    assert short_name(text) == name


def test_no_longer_than_asked_for():
    assert short_name("One two three four", most_words=2) == "one-two"
