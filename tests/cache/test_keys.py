"""What a cached value is known by."""

import re
from pathlib import Path

from publishing.cache.keys import PACKAGES

PROJECT = Path(__file__).parents[2]


def test_every_package_that_makes_a_value_is_in_its_key():
    named = re.findall(r"^([\w-]+)==", (PROJECT / "requirements.in").read_text("utf-8"), re.MULTILINE)
    assert named
    assert set(named) <= set(PACKAGES)
