"""Colors of words against the grounds they stand on, computed as WCAG 2.2 does (1.4.3 and 1.4.11)."""

import re

import pytest

from tests.project_files import PROJECT

SHEET = PROJECT / "docs" / "assets" / "stylesheets" / "site.css"
COLOR = re.compile(r"(--[\w-]+): (#[0-9a-f]{3,6});")
GROUNDS = ("paper", "teal", "sand", "good-ground", "yours-ground")
PAIRS = [
    *((words, ground) for words in ("text", "ink", "main", "warm", "soft") for ground in GROUNDS),
    *((words, "teal-strong") for words in ("text", "ink")),
    *((words, "sand-strong") for words in ("text", "ink")),
    *((words, "yours-strong") for words in ("text", "ink")),
    *(("yours", ground) for ground in ("paper", "teal")),
    ("on-main", "main"),
    ("on-warm", "warm"),
    ("text", "alarm-ground"),
    ("ink", "alarm-ground"),
    ("main", "alarm-ground"),
]
"""Which words stand on which ground, in pages and in drawings."""
SHAPES = [
    *((line, ground) for line in ("main", "warm", "yours") for ground in GROUNDS),
    *(("good", ground) for ground in ("paper", "good-ground")),
    ("edge", "paper"),
]
"""Lines that carry a meaning: the ring of focus, the edge of a field, lines of drawings."""


def palettes() -> dict[str, dict[str, str]]:
    before, _, after = SHEET.read_text("utf-8").partition('[data-md-color-scheme="slate"]')
    light = {name[2:]: color for name, color in COLOR.findall(before)}
    dark = light | {name[2:]: color for name, color in COLOR.findall(after.partition("}")[0])}
    return {"light": light, "dark": dark}


def luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_known_contrasts():
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(scheme: str, words: str, ground: str):
    palette = palettes()[scheme]
    assert contrast(palette[words], palette[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), SHAPES)
def test_lines_stand_out_from_their_ground(scheme: str, line: str, ground: str):
    palette = palettes()[scheme]
    assert contrast(palette[line], palette[ground]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_on_fixed_colors_stand_out(scheme: str):
    palette = palettes()[scheme]
    assert contrast("#fff", palette["alarm"]) >= 4.5
    assert contrast("#e6f1f0", palette["band"]) >= 4.5
