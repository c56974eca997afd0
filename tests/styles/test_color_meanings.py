"""Each color stands for one thing, so that a reader who has seen it once knows what she looks at."""

import re

import pytest

from tests.project_files import PROJECT

SHEETS = sorted((PROJECT / "docs/assets/stylesheets").glob("*.css"))
RULE = re.compile(r"(?P<selector>[^{};]+)\{(?P<body>[^{}]*)\}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BETWEEN = re.compile(r",(?![^()]*\))")
DRAWN = ("fill-", "line-")
"""Drawings alone mix the colors."""
MEANINGS = {
    "good": ("benefits", "people path"),
    "sand": ("limitations", *DRAWN),
    "warm": ("limitations", "people--harm", "suspended", "cross", *DRAWN),
    "yours": (
        *("focus", "hover", "active", "current", "selected", "target", "mark"),
        *("checklist", "with-boxes", "question-tools", "therapy-filter"),
    ),
    "alarm": ("danger", "help-bar"),
}
"""What may help, what can go wrong, what is the reader's own, and an emergency: by words of the selectors."""


@pytest.mark.parametrize("color", MEANINGS)
def test_a_color_stands_for_one_thing(color: str):
    # On :root the theme's and our own names are given; they are no thing that a reader sees.
    used = [
        one.strip()
        for sheet in SHEETS
        for rule in RULE.finditer(COMMENT.sub("", sheet.read_text("utf-8")))
        for one in BETWEEN.split(rule["selector"])
        if f"var(--{color}" in rule["body"] and ":root" not in one
    ]
    assert used
    assert [one for one in used if not any(word in one for word in MEANINGS[color])] == []
